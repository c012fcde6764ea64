import { readFileSync } from 'node:fs';
import fCdf from '@stdlib/stats-base-dists-f-cdf';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { association } from '../../../../src/lib/estimates/sampled/association';
import { sampleQuantile } from '../../../../src/lib/estimates/sampled/sampleQuantile';
import { studentQuantile } from '../../../../src/lib/stats/student';
import { nativeEngine } from '../../../nativeEngine';
import { designs } from '../r-survey/designs';
import { apart, cases, loadSample, sourcesOf } from '../r-survey/sample';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const wave = '2014';

describe.each(designs)('%s', (data, file, drawn) => {
  test('association(rows, columns) is R’s svychisq(statistic = "F"), sampleQuantile(share) its svyquantile, to 1e-8', async () => {
    const sample = await loadSample(engine, { [wave]: file }, drawn);
    const { codebook, stored } = sample;
    const of = (statistic: string) => cases.filter((one) => one.data === data && one.statistic === statistic);
    const [tests, quantiles] = [of('association'), of('quantile')];
    expect(tests.length).toBeGreaterThan(0);
    for (const [name, source] of await sourcesOf(engine, sample)) {
      const faults: string[] = [];
      for (const one of tests) {
        const found = await association(source, codebook, stored, {
          table: 'sample',
          wave,
          rows: one.rows,
          columns: one.columns
        });
        faults.push(...apart(one, { value: found?.statistic, df1: found?.df1, df2: found?.df2, p: found?.p }));
      }
      for (const one of quantiles) {
        const areas = one.area === '' ? {} : { areas: [one.area] };
        const query = { table: 'sample', wave, ...areas, column: one.measure, share: one['share'] as number };
        const found = await sampleQuantile(source, codebook, stored, query);
        const { value, interval, standardError } = found!;
        // R gives one limit where the other would lie beyond all values; we give none
        const isWhole = one['lower'] !== null && one['upper'] !== null;
        if (!isWhole) expect(interval).toBeNull();
        const limits = isWhole ? { lower: interval?.[0], upper: interval?.[1], error: standardError } : {};
        faults.push(...apart(one, { value, ...limits }));
      }
      expect(faults, name).toEqual([]);
    }
  });
});

describe('distributions', () => {
  const of = (statistic: string) => cases.filter((one) => one.data === 'distributions' && one.statistic === statistic);
  const number = (value: unknown) => value as number;

  test('@stdlib’s F is R’s pf(lower.tail = FALSE) of 54 triples, far tails too, to 1e-8', () => {
    expect(of('f')).toHaveLength(54);
    const tail = (x: number, df1: number, df2: number) => fCdf(1 / x, df2, df1);
    const faults = of('f').flatMap((one) =>
      apart(one, { p: tail(number(one['x']), number(one['df1']), number(one['df2'])) })
    );
    expect(faults).toEqual([]);
  });

  test('@stdlib’s beta quantile is R’s qbeta of 27 triples, to 1e-8', () => {
    expect(of('beta')).toHaveLength(27);
    const faults = of('beta').flatMap((one) =>
      apart(one, { value: betaQuantile(number(one['p']), number(one['a']), number(one['b'])) })
    );
    expect(faults).toEqual([]);
  });

  test('studentQuantile is R’s qt to 1e-12: as near as @stdlib’s, which weighs 52 kB and would be in the first scripts', () => {
    for (const one of of('t')) {
      const [found, expected] = [studentQuantile(number(one['p']), number(one['df'])), number(one['value'])];
      expect(Math.abs(found / expected - 1), `df ${one['df']}`).toBeLessThan(1e-12);
    }
  });

  test('no first script imports @stdlib: only betaInterval and raoScott do, which nothing that decodes imports', () => {
    const decode = ['decode.ts', 'sampling.ts', 'estimate.ts', 'compare/byDesign.ts', 'compare/compare.ts'];
    for (const file of decode) {
      const text = readFileSync(`src/lib/estimates/${file}`, 'utf8');
      expect(text, file).not.toMatch(/stdlib|betaInterval|raoScott/);
    }
  });
});
