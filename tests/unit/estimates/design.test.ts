import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableSpec } from '../../../src/lib/codebook/codebook';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import { ask, queriesFor } from '../../../src/lib/estimates/ask';
import { compareAreas, compareWithTotal, comparePair } from '../../../src/lib/estimates/compare/compare';
import { differenceByDesign } from '../../../src/lib/estimates/compare/byDesign';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { association } from '../../../src/lib/estimates/sampled/association';
import { sampleQuantile } from '../../../src/lib/estimates/sampled/sampleQuantile';
import { sumInterval } from '../../../src/lib/estimates/sampled/sumInterval';
import { degreesOfFreedom } from '../../../src/lib/stats/design/design';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { pack, precomputedSource, questionKey } from '../../../src/lib/estimates/sources/precomputed';
import { recentSource } from '../../../src/lib/estimates/sources/recent';
import { nativeEngine } from '../../nativeEngine';
import { sourceOf } from './cells';
import { indicator, load, survey, table } from './survey';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const mean = indicator('mean', { numerator: 'members', denominator: '1', format: 'number', target: null });
const share = indicator('share', { numerator: '1 WHERE members > 0', denominator: '1' });

/** Units of a sample in the columns that the small survey has: stratum = size, cluster = unit_id, population = answers. */
function codebookOf(drawn: Partial<TableSpec>, change: Partial<TableSpec> = {}) {
  return survey([table('unit', { design: 'sample', interval: true, ...drawn, ...change })], [mean, share]);
}

async function estimatesOf(rows: Row[], drawn: Partial<TableSpec>, filters: Record<string, string[]> = {}) {
  const codebook = codebookOf(drawn);
  const stored = [await load(engine, 'unit', '2014', rows)];
  const estimates = await ask(duckdbSource(engine), codebook, stored, { waves: ['2014'], filters, base: '' });
  return (id: string, area = 'R'): Estimate => estimates.find((one) => one.indicator === id && one.area === area)!;
}

const row = (cluster: string, members: number, change: Row = {}): Row => ({
  unit_id: cluster,
  area: 'A',
  size: 's',
  big: 1,
  members,
  weight: 1,
  answers: 100,
  ...change
});

describe('a design is never silently ignored', () => {
  test('a table that names a stratum which the wave’s file lacks has no interval, is told from nothing and is undecided', async () => {
    const rows = Array.from({ length: 40 }, (_, at) =>
      row(`u${at}`, at % 4 === 0 ? 0 : 1, { area: at < 20 ? 'A' : 'B' })
    );
    const without = rows.map(({ size: _, ...others }) => others);
    const of = await estimatesOf(without, { stratum: 'size' });
    expect(of('share')).toMatchObject({ value: 0.75, interval: null, variance: null, df: null, status: 'undecided' });
    expect(compareAreas(of('share', 'A'), of('share', 'B'))?.p).toBe(1);
    expect(compareWithTotal(of('share', 'A'), of('share'))?.p).toBe(1);
    expect(sumInterval(of('share'))).toBeNull();
    const named = await estimatesOf(rows, { stratum: 'size' });
    expect(named('share').interval).not.toBeNull();
  });

  test('a source that cannot answer by a design is asked nothing, and no weights come instead', async () => {
    const codebook = codebookOf({ cluster: 'unit_id' });
    const stored = [await load(engine, 'unit', '2014', [row('a', 1), row('b', 0)])];
    const [query] = queriesFor(codebook, stored, { waves: ['2014'], filters: {}, base: '' });
    expect(query).toMatchObject({ variance: 'design', design: { cluster: 'unit_id' } });
    const weightsOnly = { ...sourceOf(() => Promise.reject(new Error('asked'))), can: () => false };
    await expect(ask(weightsOnly, codebook, stored, { waves: ['2014'], filters: {}, base: '' })).rejects.toMatchObject({
      name: 'SourceError'
    });
  });

  test('a full count names no design, and weights alone keep Wilson’s interval', async () => {
    const of = await estimatesOf([row('a', 1), row('b', 0), row('c', 1)], {});
    expect(of('share').sample).not.toHaveProperty('psus');
    // Wilson of 2 of 3, by hand: centre (2/3 + 1.9208/3) / 2.2805, half 1.96 √(2/27 + 0.9604/9) / 2.2805
    expect(of('share').interval![0]).toBeCloseTo(0.2077, 4);
    expect(of('share').interval![1]).toBeCloseTo(0.9385, 4);
  });
});

describe('by hand', () => {
  test('n/(n-1) is the design’s: of four clusters two are in the domain, z = ±1/4, v = 4/3 · (1/16 + 1/16) = 1/6, df = 2 - 1', async () => {
    const rows = [row('a', 1), row('b', 0), row('c', 1, { size: 'l' }), row('d', 1, { size: 'l' })];
    const of = await estimatesOf(rows, { cluster: 'unit_id' }, { size: ['s'] });
    expect(of('mean')).toMatchObject({ value: 0.5, df: 1 });
    expect(of('mean').variance).toBeCloseTo(1 / 6, 12);
    // the same where the rows are the units: no clusters, all in one stratum
    const ofRows = await estimatesOf(rows, { stratum: 'form', fpc: null }, { size: ['s'] });
    expect(ofRows('mean').variance).toBeNull();
    const known = await estimatesOf(
      rows.map((one) => ({ ...one, form: 'joint' })),
      { stratum: 'form' },
      { size: ['s'] }
    );
    expect(known('mean').variance).toBeCloseTo(1 / 6, 12);
    expect(known('mean').df).toBe(1);
  });

  test('of 100 units four were drawn: the variance is 96 % of what it is without a population', async () => {
    const rows = [1, 0, 3, 2].map((members, at) => row(`u${at}`, members));
    const [known, unknown] = [
      await estimatesOf(rows, { cluster: 'unit_id', fpc: 'answers' }),
      await estimatesOf(rows, { cluster: 'unit_id' })
    ];
    // mean 1.5, z = (y - 1.5) / 4: Σz² = 5/16, v = 4/3 · 5/16 = 5/12
    expect(unknown('mean').variance).toBeCloseTo(5 / 12, 12);
    expect(known('mean').variance).toBeCloseTo(0.96 * (5 / 12), 12);
  });

  test.each([
    ['differs within its stratum', [100, 100, 100, 90]],
    ['is smaller than what was drawn', [3, 3, 3, 3]],
    ['is missing on a row', [100, 100, 100, null]]
  ])('a population that %s corrects nothing', async (_, populations) => {
    const rows = [1, 0, 3, 2].map((members, at) => row(`u${at}`, members, { answers: populations[at]! }));
    const of = await estimatesOf(rows, { cluster: 'unit_id', fpc: 'answers' });
    expect(of('mean').variance).toBeCloseTo(5 / 12, 12);
  });

  test('rows without a cluster are one cluster, rows without a stratum one stratum: none is lost', async () => {
    const rows = [row('a', 1), row('b', 0), { ...row('', 3), unit_id: null }, { ...row('', 2), unit_id: null }];
    const of = await estimatesOf(rows, { cluster: 'unit_id' });
    // mean 1.5; z by cluster: -0.5/4, -1.5/4, (1.5 + 0.5)/4: v = 3/2 · (0.25 + 2.25 + 4)/16
    expect(of('mean')).toMatchObject({ n: 4, value: 1.5, df: 2 });
    expect(of('mean').variance).toBeCloseTo((1.5 * 6.5) / 16, 12);
  });
});

describe('strata of one cluster', () => {
  test('of nothing but such strata nothing is known: no interval, and none that is 0', async () => {
    const rows = [row('a', 1), row('b', 0, { size: 'l' })];
    const of = await estimatesOf(rows, { stratum: 'size', cluster: 'unit_id' });
    expect(of('mean')).toMatchObject({ value: 0.5, interval: null, variance: null, df: null });
    expect(of('share')).toMatchObject({ interval: null });
  });

  test('one among others adds its whole deviation squared: a, b of one stratum, c of another', async () => {
    const rows = [row('a', 1), row('b', 0), row('c', 2, { size: 'l' })];
    const of = await estimatesOf(rows, { stratum: 'size', cluster: 'unit_id' });
    // mean 1; z = 0, -1/3 | 1/3: v = 2/1 · (1/9 - 1/18) + 1/9 = 2/9
    expect(of('mean')).toMatchObject({ value: 1, df: 1 });
    expect(of('mean').variance).toBeCloseTo(2 / 9, 12);
  });

  test('an area that lies in one cluster has a value and no interval', async () => {
    const rows = [row('a', 1), row('b', 0), row('c', 2, { area: 'B' }), row('c', 1, { area: 'B' })];
    const of = await estimatesOf(rows, { cluster: 'unit_id' });
    expect(of('mean', 'B')).toMatchObject({ value: 1.5, interval: null, variance: null });
    expect(compareAreas(of('mean', 'A'), of('mean', 'B'))?.p).toBe(1);
  });
});

describe('nobody and everybody', () => {
  test('the interval of nobody ends above 0 and is wider than that of as many answers alone', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => row(`c${at % 5}`, 0));
    const of = await estimatesOf(rows, { cluster: 'unit_id' });
    const [lower, upper] = of('share').interval!;
    expect(lower).toBe(0);
    // t of 39 and of 4 degrees of freedom: 2.0227 and 2.7764; 1 - 0.025^(1/n), n = 40 · (2.0227 / 2.7764)²
    expect(upper).toBeCloseTo(1 - 0.025 ** (1 / (40 * (2.0227 / 2.7764) ** 2)), 4);
  });
});

describe('areas that share clusters', () => {
  const rows = [0, 1, 2, 3, 4, 5].flatMap((at) => [
    row(`c${at}`, at, { area: 'A' }),
    row(`c${at}`, at + 1 + (at % 2), { area: 'B' })
  ]);

  test('a difference has their covariance: of -1 and -2 in turn v = 6/5 · 6 · (1/12)² = 1/20, t = -1.5 √20 on 5 df', async () => {
    const of = await estimatesOf(rows, { cluster: 'unit_id' });
    const [a, b] = [of('mean', 'A'), of('mean', 'B')];
    const told = compareAreas(a, b)!;
    expect(told.difference).toBeCloseTo(-1.5, 12);
    // R: 2 * pt(-1.5 / sqrt(0.05), 5)
    expect(told.p).toBeCloseTo(0.0011144375, 10);
    const [lower, upper] = differenceByDesign(a, b)!;
    // R: -1.5 + c(-1, 1) * qt(0.975, 5) * sqrt(0.05)
    expect(lower).toBeCloseTo(-2.0748, 4);
    expect(upper).toBeCloseTo(-0.9252, 4);
  });

  test('comparePair of two definitions of one table takes their covariance, and without clusters does not guess it', async () => {
    const of = await estimatesOf(rows, { cluster: 'unit_id' });
    expect(comparePair(of('mean'), of('share'))!.p).toBeLessThan(1);
    const ofRows = await estimatesOf(rows, { stratum: 'size' });
    expect(comparePair(ofRows('mean'), ofRows('share'))!.p).toBe(1);
  });
});

describe('an area beside its total, and areas beside each other, by rows drawn one by one', () => {
  test('say the same whether they come of one question or of two, and count no row twice in the degrees of freedom', async () => {
    const rows = Array.from({ length: 20 }, (_, at) =>
      row(`u${at}`, (at * 7) % 5, { area: at % 3 ? 'A' : 'B', size: at % 2 ? 's' : 'l' })
    );
    const codebook = codebookOf({ stratum: 'size' });
    const stored = [await load(engine, 'unit', '2014', rows)];
    const asked = async () => {
      const estimates = await ask(duckdbSource(engine), codebook, stored, { waves: ['2014'], filters: {}, base: '' });
      return (area: string) => estimates.find((one) => one.indicator === 'mean' && one.area === area)!;
    };
    const [one, other] = [await asked(), await asked()];
    const beside = compareWithTotal(one('A'), one('R'))!;
    expect(beside.p).toBeLessThan(1);
    expect(compareWithTotal(one('A'), other('R'))!.p).toBeCloseTo(beside.p!, 12);
    expect(compareAreas(one('A'), other('B'))!.p).toBeCloseTo(compareAreas(one('A'), one('B'))!.p!, 12);
    expect(degreesOfFreedom([one('A').sample!.psus!, one('R').sample!.psus!])).toBe(20 - 2);
    expect(degreesOfFreedom([one('A').sample!.psus!, other('R').sample!.psus!])).toBe(20 - 2);
  });
});

describe('answers that are remembered or were worked out before', () => {
  test('keep the units that were drawn', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => row(`c${at % 4}`, at % 3, { area: at < 6 ? 'A' : 'B' }));
    const codebook = codebookOf({ cluster: 'unit_id', stratum: 'size' });
    const stored = [await load(engine, 'unit', '2014', rows)];
    const query = { waves: ['2014'], filters: {}, base: '' };
    const source = duckdbSource(engine);
    const expected = await ask(source, codebook, stored, query);
    const recent = recentSource(source);
    await ask(recent, codebook, stored, query);
    const nobody = sourceOf(() => Promise.reject(new Error('asked')));
    const answers = Object.fromEntries(
      await Promise.all(
        queriesFor(codebook, stored, query).map(async (one) => {
          const packed = JSON.parse(JSON.stringify(pack(one, await source.cells(one)))) as ReturnType<typeof pack>;
          return [questionKey(one), packed] as const;
        })
      )
    );
    const told = (estimates: Estimate[]) =>
      estimates.map(({ value, interval, variance, df }) => [value, interval, variance, df]);
    expect(told(expected).some(([, , variance]) => variance !== null)).toBe(true);
    for (const other of [recent, precomputedSource({ stored, answers }, nobody)])
      expect(told(await ask(other, codebook, stored, query))).toEqual(told(expected));
  });
});

describe('too few persons', () => {
  test('association and sampleQuantile say nothing of fewer than are hidden, nor of a full count', async () => {
    const rows = Array.from({ length: 9 }, (_, at) =>
      row(`c${at}`, at % 3, { form: at % 2 ? 'joint' : 'none', big: at % 3 ? 1 : 0 })
    );
    const stored = [await load(engine, 'unit', '2014', rows)];
    const source = duckdbSource(engine);
    const query = { table: 'unit', wave: '2014' };
    const drawn = { cluster: 'unit_id' };
    const both = { rows: 'form', columns: 'big' };
    const half = { column: 'members', share: 0.5 };
    const [open, closed, full] = [
      codebookOf(drawn),
      codebookOf(drawn, { hideBelow: 10 }),
      codebookOf({}, { design: 'census' })
    ];
    expect(await association(source, open, stored, { ...query, ...both })).not.toBeNull();
    expect((await sampleQuantile(source, open, stored, { ...query, ...half }))!.value).toBe(1);
    for (const codebook of [closed, full]) {
      expect(await association(source, codebook, stored, { ...query, ...both })).toBeNull();
      expect(await sampleQuantile(source, codebook, stored, { ...query, ...half })).toBeNull();
    }
  });

  const cells = [
    ['joint', 1],
    ['joint', 0],
    ['none', 1],
    ['none', 0]
  ] as const;
  /** so many clusters, each of five rows of the same cell; the cells in turn */
  const clustered = (clusters: number) =>
    Array.from({ length: 5 * clusters }, (_, at) => {
      const cluster = Math.floor(at / 5);
      const [form, big] = cells[cluster % 4]!;
      return row(`c${cluster}`, cluster, { form, big });
    });
  /** forty rows, the cells in turn, the first of them with weights of their own */
  const weighted = (...weights: number[]) =>
    Array.from({ length: 40 }, (_, at) => {
      const [form, big] = cells[at % 4]!;
      return row(`u${at}`, at, { form, big, weight: weights[at] ?? 1 });
    });
  // clusters of one cell are as good as one answer each, and k of them as k - 1 by k / (k - 1)
  test.each([
    ['8 clusters alike within: 7', clustered(8), { cluster: 'unit_id' }, { n: 40, effectiveN: 7, imprecise: true }],
    ['24 of them: 23', clustered(24), { cluster: 'unit_id' }, { n: 120, effectiveN: 23, unreliable: true }],
    ['40 of them: 39', clustered(40), { cluster: 'unit_id' }, { n: 200, effectiveN: 39, unreliable: false }],
    ['the same as rows', clustered(8), {}, { n: 40, effectiveN: 40, unreliable: false }],
    ['one of 40 weighs 27: 66² / 768', weighted(27), {}, { n: 40, effectiveN: 5.671875, imprecise: true }],
    ['four weigh 9: 72² / 360', weighted(9, 9, 9, 9), {}, { n: 40, effectiveN: 14.4, unreliable: true }]
  ])('association rests on the effective base, as all of the page: %s', async (_, rows, drawn, expected) => {
    const codebook = codebookOf(drawn, { hideBelow: 10, unreliableBelow: 30, weight: 'weight' });
    const stored = [await load(engine, 'unit', '2014', rows)];
    const query = { table: 'unit', wave: '2014', rows: 'form', columns: 'big' };
    const found = (await association(duckdbSource(engine), codebook, stored, query))!;
    expect(found).toMatchObject({ ...expected, effectiveN: expect.closeTo(expected.effectiveN, 9) as number });
    // what rests on too little is said nowhere
    expect([found.statistic, found.p].every((one) => one === undefined)).toBe('imprecise' in expected);
  });

  test('sampleQuantile says nothing of answers that are worth fewer than ten', async () => {
    const codebook = codebookOf({}, { unreliableBelow: 30, weight: 'weight' });
    const query = { table: 'unit', wave: '2014', column: 'members', share: 0.5 };
    for (const [rows, isSaid] of [
      [weighted(27), false],
      [weighted(9, 9, 9, 9), true]
    ] as const) {
      const stored = [await load(engine, 'unit', '2014', rows)];
      expect((await sampleQuantile(duckdbSource(engine), codebook, stored, query)) !== null).toBe(isSaid);
    }
  });
});
