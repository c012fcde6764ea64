import { openAsBlob } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codebook, TableSpec } from '../../../../src/lib/codebook/codebook';
import { parseExpression, type Scope } from '../../../../src/lib/codebook/expression/parse';
import type { Engine } from '../../../../src/lib/engine/engine';
import { compareWithTotal } from '../../../../src/lib/estimates/compare/compare';
import { sumInterval } from '../../../../src/lib/estimates/sampled/sumInterval';
import { load } from '../../../../src/lib/tables/load/load';
import { nativeEngine } from '../../../nativeEngine';
import { codebookOf } from '../../../pack';
import { apart, cases, estimatesOf, sourcesOf, type Sample } from '../r-survey/sample';
import { betaInterval } from '../../../../src/lib/stats/design/betaInterval';
import { contrast } from '../../../../src/lib/stats/design/contrast';
import { covariance } from '../../../../src/lib/stats/design/covariance';
import { ratioOf } from '../../../../src/lib/stats/design/linear';
import { meanInterval } from '../../../../src/lib/stats/design/proportionInterval';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

/** The workers of 2014, whose table may say how they were drawn, asked whether they are members and how satisfied they are. */
async function workers(change: Partial<TableSpec>): Promise<Sample> {
  const built = codebookOf('xiaogan');
  const worker = built.tables.find(({ name }) => name === 'worker')!;
  const scope: Scope = {
    columns: new Map(worker.variables.map(({ name, type, list }) => [name, { type, list }])),
    choices: built.choices
  };
  const like = built.indicators.find(({ table, combine }) => table === 'worker' && combine === null)!;
  const made = (id: string, numerator: string, format: 'percent' | 'number') => ({
    ...{ ...like, id, base: '', universe: null, format, per: 1, target: null, partOf: null },
    ...{ numerator: parseExpression(numerator, scope), denominator: parseExpression('1', scope) }
  });
  const codebook: Codebook = {
    ...built,
    tables: built.tables.map((table) => (table === worker ? { ...table, hideBelow: 0, ...change } : table)),
    indicators: [made('member', "1 WHERE is_member = 'yes'", 'percent'), made('satisfied', 'sat_overall', 'number')],
    derived: []
  };
  const file = await openAsBlob('data/surveys/xiaogan/waves/2014/worker.csv');
  const loaded = await load(engine, codebook, [{ file, name: 'worker.csv', wave: '2014' }]);
  return { codebook, stored: loaded.flatMap(({ tables }) => tables), waves: ['2014'] };
}

describe('workers of the demo', () => {
  test('with weights only: means, variances and intervals of each district are R’s svymean of its own rows, to 1e-8', async () => {
    const sample = await workers({});
    const wanted = cases.filter(({ data }) => data === 'demo');
    expect(wanted).toHaveLength(22);
    for (const [name, source] of await sourcesOf(engine, sample)) {
      const of = await estimatesOf(source, sample);
      const faults = wanted.flatMap((one) => {
        const { value, variance, df, interval, sample } = of(one.measure, one.area);
        const limits = sample!.proportion ? meanInterval(value!, variance!, df!) : interval!;
        return apart(one, { value, variance, df, lower: limits[0], upper: limits[1] });
      });
      expect(faults, name).toEqual([]);
    }
  });

  test('with districts as strata: all that R’s survey says of them, to 1e-8', async () => {
    const sample = await workers({ stratum: 'district_code' });
    const wanted = cases.filter(({ data }) => data === 'demoStrata');
    expect(wanted.length).toBeGreaterThan(50);
    for (const [name, source] of await sourcesOf(engine, sample)) {
      const of = await estimatesOf(source, sample);
      const faults = wanted.flatMap((one) => {
        const found = of(one.measure, one.area);
        const { value, variance, df, interval } = found;
        const limits = (some: [number, number] | null) => ({ lower: some?.[0], upper: some?.[1] });
        const ratio = () => ratioOf(found.sample!.psus!)!;
        switch (one.statistic) {
          case 'total':
            return apart(one, { value: sumInterval(found)?.value, variance: sumInterval(found)?.variance });
          case 'covariance': {
            const other = ratioOf(of(one.measure, one.other).sample!.psus!)!;
            const { variance } = contrast([ratio(), other], [1, -1]);
            return apart(one, { value: covariance(ratio(), other), variance });
          }
          case 'besideTotal': {
            const told = compareWithTotal(found, of(one.measure, ''));
            return apart(one, { value: told?.difference, p: told?.p });
          }
          case 'beta':
            return apart(one, { variance, ...limits(betaInterval(value!, variance!, one['n'] as number, df!)) });
          case 'mean': {
            const mean = found.sample!.proportion ? meanInterval(value!, variance!, df!) : interval;
            return apart(one, { value, variance, df, ...limits(mean) });
          }
          default:
            return apart(one, { value, variance, df, ...limits(interval) });
        }
      });
      expect(faults, name).toEqual([]);
    }
  });
});
