import { expect, test } from 'vitest';
import { CodebookError } from '../../../../src/lib/codebook/read/CodebookError';
import { EngineCrash, EngineError, QueryError } from '../../../../src/lib/engine/engine';
import { BoundaryError, trouble, troubleWords } from '../../../../src/lib/session/work/trouble';

test.each([
  ['a query', new QueryError('SELECT 家', new Error('Binder Error: no such column')), ['Binder Error', 'SELECT 家']],
  ['the engine, which does not start', new EngineError('no memory'), ['no memory']],
  ['the engine, again and again', new EngineCrash('out of bounds'), ['out of bounds']],
  ['a boundary file', new BoundaryError('边界.json', 'no features'), ['边界.json', 'no features']],
  [
    'a survey pack',
    new CodebookError([{ file: 'indicators.csv', row: 3, column: 'numerator', message: '没有这一列' }]),
    ['indicators.csv', '第 3 行', 'numerator', '没有这一列']
  ],
  ['anything else', new TypeError('x is undefined'), ['x is undefined']],
  ['what is no error', 'a word', ['a word']]
])('what went wrong with %s is told with all that a technician needs', (_, error, parts) => {
  const { summary, places } = trouble(error);
  const told = troubleWords(error);
  for (const part of [summary, ...places, ...parts]) expect(told).toContain(part);
  expect(summary.includes('下面的内容') && places.length === 0, 'a promise of a text that is not there').toBe(false);
});
