import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { sumInterval } from '../../../../src/lib/estimates/sampled/sumInterval';
import { betaInterval } from '../../../../src/lib/stats/design/betaInterval';
import { contrast } from '../../../../src/lib/stats/design/contrast';
import { covariance, varianceOf } from '../../../../src/lib/stats/design/covariance';
import { ratioOf, type Linear } from '../../../../src/lib/stats/design/linear';
import { designEffectOf } from '../../../../src/lib/stats/designEffect';
import { meanInterval } from '../../../../src/lib/stats/design/proportionInterval';
import { compareAreas, compareWithTotal } from '../../../../src/lib/estimates/compare/compare';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { nativeEngine } from '../../../nativeEngine';
import { designs } from '../r-survey/designs';
import { apart, cases, estimatesOf, loadSample, sourcesOf, type Case, type Drawn } from '../r-survey/sample';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const linear = ({ sample }: Estimate): Linear => ratioOf(sample!.psus!)!;

/** What we say where R says it. */
function ours(one: Case, of: (measure: string, area: string) => Estimate): Record<string, number | null | undefined> {
  const found = of(one.measure, one.area);
  const { value, variance, df, interval } = found;
  const limits = (interval: [number, number] | null) => ({ lower: interval?.[0], upper: interval?.[1] });
  switch (one.statistic) {
    case 'mean':
      if (!'wide member cholesterol'.includes(one.measure)) return { value, variance, df, ...limits(interval) };
      return { value, variance, df, ...limits(meanInterval(value!, variance!, df!)) };
    case 'total': {
      const total = sumInterval(found);
      return { value: total?.value, variance: total?.variance };
    }
    case 'ratio':
      return { value, variance };
    case 'logit':
    case 'xlogit': {
      const [rows, deff] = [one['n'] as number, one['deff']];
      // R's deff of a sample that is larger than its weights' population is none
      const ours = deff === null ? {} : { deff: designEffectOf(value!, variance!, rows, found.denominator) };
      return { value, variance, df, ...limits(interval), ...ours };
    }
    case 'besideTotal': {
      const told = compareWithTotal(found, of(one.measure, ''));
      return { value: told?.difference, p: told?.p };
    }
    case 'nobody':
      return limits(interval);
    case 'beta':
      return { value, variance, df, ...limits(betaInterval(value!, variance!, one['n'] as number, df!)) };
    case 'covariance': {
      const [a, b] = [linear(found), linear(of(one.measure, one.other))];
      const difference = contrast([a, b], [1, -1]);
      const told = compareAreas(found, of(one.measure, one.other));
      const { variance, df } = difference;
      return { value: covariance(a, b), difference: told?.difference, variance, df, p: told?.p };
    }
    default:
      return {};
  }
}

describe.each(designs)(
  '%s: estimates, variances, intervals and covariances of areas are R’s survey’s',
  (data, file, drawn) => {
    test('through CSV, DuckDB, every source and decode, to 1e-8', async () => {
      const sample = await loadSample(engine, { '2014': file }, drawn);
      const wanted = cases.filter((one) => one.data === data && !['association', 'quantile'].includes(one.statistic));
      expect(wanted.length).toBeGreaterThan(10);
      for (const [name, source] of await sourcesOf(engine, sample)) {
        const of = await estimatesOf(source, sample);
        const faults = wanted.flatMap((one) => apart(one, ours(one, of)));
        expect(faults, name).toEqual([]);
      }
    });
  }
);

describe('two waves', () => {
  const drawn: Drawn = { stratum: 'stratum', cluster: 'cluster', fpc: 'fpc' };

  test('a change is R’s svycontrast of two independent samples', async () => {
    const sample = await loadSample(engine, { '2013': 'lonely2013', '2014': 'lonely2014' }, drawn);
    const wanted = cases.filter(({ statistic }) => statistic === 'change');
    expect(wanted).toHaveLength(2);
    for (const [name, source] of await sourcesOf(engine, sample)) {
      const of = await estimatesOf(source, sample);
      const faults = wanted.flatMap((one) => {
        const [now, before] = ['2014', '2013'].map((wave) => linear(of(one.measure, '', wave)));
        const { value, variance } = contrast([now!, before!], [1, -1]);
        return apart(one, { value, variance });
      });
      expect(faults, name).toEqual([]);
    }
  });
});

test('varianceOf(one) is covariance(one, one)', async () => {
  const sample = await loadSample(engine, { '2014': 'clusters' }, { cluster: 'district', fpc: 'fpc' });
  const [[, source]] = (await sourcesOf(engine, sample)) as [[string, never]];
  const of = await estimatesOf(source, sample);
  const one = linear(of('api00', ''));
  expect(varianceOf(one)).toBe(covariance(one, one));
});
