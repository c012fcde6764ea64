import { describe, expect, test } from 'vitest';
import { CodebookError } from '../../../src/lib/codebook/read/CodebookError';
import { causeCodes, countedOf, peopleId } from '../../../src/lib/codebook/gaps/derive';
import { neededColumns } from '../../../src/lib/codebook/neededColumns';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { packOf } from '../../pack';

const pack = packOf('xiaogan');
type Gaps = Record<string, unknown> & {
  steps: { conditions: Record<string, unknown>[]; by: string[]; places: Record<string, unknown>[] };
  visits: Record<string, unknown>[];
  pairs: Record<string, unknown>[];
  causes: Record<string, unknown>[];
  quadrants: Record<string, unknown>[];
  people: Record<string, Record<string, unknown>>;
};
const written = () => JSON.parse(pack.get('gaps.json')!) as Gaps;

/** The faults of the survey with a changed gaps.json, by where they stand. */
function faultsOf(change: (gaps: Gaps) => void): string[] {
  const gaps = written();
  change(gaps);
  try {
    readCodebook(new Map([...pack, ['gaps.json', JSON.stringify(gaps)]]));
    return [];
  } catch (error) {
    if (!(error instanceof CodebookError)) throw error;
    return error.faults.map(({ file, column }) => `${file} ${column}`);
  }
}

test('a survey without gaps.json knows none and is read all the same', () => {
  const without = new Map(pack);
  without.delete('gaps.json');
  without.delete('shown.json');
  const { gaps, derived } = readCodebook(without);
  expect(gaps).toEqual({ people: {}, steps: null, visits: [], pairs: [], causes: [], quadrants: [] });
  expect(derived.map(({ id }) => id)).toEqual(['unit/rows', 'unit/expected', 'unit/contradictions']);
});

describe('gaps.json is checked as every other file', () => {
  test.each<[string, string, (gaps: Gaps) => void]>([
    ['a key that nobody knows', 'gap', (gaps) => (gaps['gap'] = [])],
    [
      'a column of people that is no number',
      'people.unit.column',
      (gaps) => (gaps.people['unit']!['column'] = 'union_form')
    ],
    [
      'a condition with a code that is not there',
      'steps.conditions[0].condition',
      ({ steps }) => (steps.conditions[0]!['condition'] = "union_form = 'own'")
    ],
    ['one condition only', 'steps.conditions', ({ steps }) => steps.conditions.splice(1)],
    ['a condition twice', 'steps.conditions[1].name', ({ steps }) => (steps.conditions[1]!['name'] = 'union')],
    ['a filter that is not there', 'steps.by[0]', ({ steps }) => (steps.by[0] = 'colour')],
    ['a place that names none', 'steps.places[0].column', ({ steps }) => (steps.places[0]!['column'] = 'employees')],
    ['a visit of persons', 'visits[0].indicator', ({ visits }) => (visits[0]!['indicator'] = 'S03')],
    [
      'a visit whose units stand in the list of another table',
      'visits[1].listed',
      ({ visits }) => (visits[1]!['listed'] = 'S03')
    ],
    ['a visit without what it adds', 'visits[0].adds', ({ visits }) => delete visits[0]!['adds']],
    ['a pair with an indicator that is not there', 'pairs[0].claimed', ({ pairs }) => (pairs[0]!['claimed'] = 'O99')],
    ['a pair of two formats', 'pairs[0]', ({ pairs }) => (pairs[0]!['claimed'] = 'W10')],
    ['a cause that is no choice', 'causes[0].question', ({ causes }) => (causes[0]!['question'] = 'employees')],
    ['a cause with a code that is not there', 'causes[4].codes[0]', ({ causes }) => (causes[4]!['codes'] = ['none'])],
    [
      'quadrants of one indicator',
      'quadrants[0].indicators',
      ({ quadrants }) => (quadrants[0]!['indicators'] = ['O01', 'O01'])
    ],
    [
      'quadrants of an indicator without a target',
      'quadrants[1].indicators[1]',
      ({ quadrants }) => (quadrants[1]!['indicators'] = ['O01', 'W10'])
    ],
    [
      'a quadrant that says nothing',
      'quadrants[0].actions.neither',
      ({ quadrants }) => delete (quadrants[0]!['actions'] as Record<string, unknown>)['neither']
    ],
    ['a label in one language', 'causes[0].label.en', ({ causes }) => (causes[0]!['label'] = { zh: '原因' })]
  ])('%s', (_, place, change) => {
    expect(faultsOf(change)).toContain(`gaps.json ${place}`);
  });
});

describe('what follows from it', () => {
  const codebook = readCodebook(pack);
  const derived = (id: string) => codebook.derived.find((one) => one.id === id);

  test('no derived id can be that of an indicator, and none stands twice', () => {
    const ids = codebook.derived.map(({ id, base }) => `${id} ${base}`);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of codebook.derived) expect(id).toContain('/');
  });

  test('people without are of every indicator that counts units, and of no other', () => {
    for (const indicator of codebook.indicators.filter(({ table }) => table === 'unit'))
      expect(derived(peopleId(indicator.id)) !== undefined, indicator.id).toBe(countedOf(indicator) !== null);
  });

  test('a question of which only some codes are causes has these', () => {
    const cause = codebook.gaps.causes.find(({ question }) => question === 'funds_enough')!;
    expect(causeCodes(cause, codebook).map(({ name }) => name)).toEqual(['tight', 'short']);
  });

  test('the columns that causes and places need are needed of a file', () => {
    const unit = codebook.tables.find(({ name }) => name === 'unit')!;
    const needed = neededColumns(codebook, unit);
    expect(needed.has('no_union_reasons')).toBe(true);
    expect(needed.has('township_code')).toBe(true);
  });
});
