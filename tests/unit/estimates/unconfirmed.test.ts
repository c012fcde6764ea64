import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine';
import { ask } from '../../../src/lib/estimates/ask';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { unconfirmed, type Unconfirmed } from '../../../src/lib/estimates/unconfirmed';
import { nativeEngine } from '../../nativeEngine';
import { indicator, load, survey, table } from './survey';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const codebook = survey(
  [table('unit')],
  [indicator('members'), indicator('joint', { numerator: "1 WHERE form = 'joint'", denominator: '1' })]
);

/** State of each indicator and place; A has said who its members are, B's column of them waits. */
async function states(columns: Unconfirmed[]): Promise<Record<string, string>> {
  const rows = [
    { area: 'A', members: 20, employees: 40, form: 'joint' },
    { area: 'B', members: null, employees: 60, form: 'none' },
    { area: 'Z', members: null, employees: 60, form: 'none' }
  ];
  const stored = [await load(engine, 'unit', '2014', rows)];
  const found = await ask(duckdbSource(engine), codebook, stored, { waves: ['2014'], filters: {}, base: '' });
  return Object.fromEntries(
    unconfirmed(found, codebook, columns).map(({ indicator, area, state }) => [`${indicator} ${area}`, state])
  );
}

const waits = { table: 'unit', wave: '2014', question: 'members', areas: ['B'] };

test('unconfirmed(estimates, codebook, columns): an area whose column waits for a yes is not said to be silent', async () => {
  expect(await states([waits])).toMatchObject({
    'members A': 'value',
    'members B': 'unconfirmed',
    'members C': 'notReported',
    'members Z': 'notReported',
    'members R/county': 'value',
    'members R/zone': 'notReported',
    'members R': 'value',
    'joint B': 'zero'
  });
});

test('unconfirmed(estimates, codebook, columns): a column that the indicator does not use, or of another wave, changes nothing', async () => {
  const none = await states([]);
  expect(await states([{ ...waits, question: 'size' }])).toEqual(none);
  expect(await states([{ ...waits, wave: '2013' }])).toEqual(none);
  expect(await states([{ ...waits, table: 'worker' }])).toEqual(none);
});

test('unconfirmed(estimates, codebook, columns): of the whole, where nobody else has answered; a town stands for its county', async () => {
  const stored = [await load(engine, 'unit', '2014', [{ area: 'town', employees: 40 }])];
  const found = await ask(duckdbSource(engine), codebook, stored, { waves: ['2014'], filters: {}, base: '' });
  const marked = unconfirmed(found, codebook, [{ ...waits, areas: ['town'] }]);
  expect(
    marked.filter(({ indicator, state }) => indicator === 'members' && state === 'unconfirmed').map(({ area }) => area)
  ).toEqual(['R', 'R/county', 'A']);
});
