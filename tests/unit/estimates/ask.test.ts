import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Codebook } from '../../../src/lib/codebook/codebook';
import type { Engine } from '../../../src/lib/engine/engine';
import { ask, askAll, queriesFor, type EstimateQuery } from '../../../src/lib/estimates/ask';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { isRanked } from '../../../src/lib/estimates/compare/rank';
import { duckdbSource } from '../../../src/lib/estimates/sources/duckdb';
import { wilsonInterval } from '../../../src/lib/stats/wilsonInterval';
import type { StoredTable } from '../../../src/lib/tables/store/stored';
import { nativeEngine } from '../../nativeEngine';
import { indicator, load, survey, table, times } from './survey';

let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

type Answers = (area: string, id?: string, wave?: string) => Estimate;

async function answers(
  codebook: Codebook,
  stored: StoredTable[],
  query: Partial<EstimateQuery> = {}
): Promise<Answers> {
  const whole = { waves: ['2014'], filters: {}, base: '', ...query };
  const estimates = await ask(duckdbSource(engine), codebook, stored, whole);
  return (area, id = 'O03', wave = '2014') => {
    const found = estimates.filter((one) => one.area === area && one.indicator === id && one.wave === wave);
    expect(found).toHaveLength(1);
    return found[0]!;
  };
}

const unit = (area: string, members: number | null, employees: number | null) => ({ area, members, employees });

describe('ask(source, codebook, stored, query): a full count', () => {
  const codebook = survey([table('unit')], [indicator('O03')]);

  test('the value is the ratio of sums, of a kind and the root too: 50/100 and 9/10 are 59/110, not 70 %', async () => {
    const of = await answers(codebook, [
      await load(engine, 'unit', '2014', [unit('A', 20, 40), unit('A', 30, 60), unit('B', 9, 10), unit('Z', 41, 90)])
    ]);
    expect(of('A')).toMatchObject({
      value: 0.5,
      n: 2,
      numerator: 50,
      denominator: 100,
      state: 'value',
      interval: null
    });
    expect(of('B').value).toBe(0.9);
    expect(of('R/county').value).toBe(59 / 110);
    expect(of('R/zone').value).toBe(41 / 90);
    expect(of('R')).toMatchObject({ value: 0.5, numerator: 100, denominator: 200, n: 4 });
  });

  test('gap = max(0, ceil(target · denominator - numerator)); of a sum that of its areas, not of its own sums', async () => {
    const of = await answers(codebook, [
      await load(engine, 'unit', '2014', [unit('A', 50, 100), unit('B', 100, 100), unit('C', 4, 5), unit('Z', 92, 100)])
    ]);
    expect([of('A').shortfall, of('B').shortfall, of('C').shortfall, of('Z').shortfall]).toEqual([42, 0, 1, 0]);
    expect([of('R/county').shortfall, of('R/zone').shortfall, of('R').shortfall]).toEqual([43, 0, 43]);
  });

  test('status: at the target reached, missing it by a tenth of the target near, by more below', async () => {
    const of = await answers(codebook, [
      await load(engine, 'unit', '2014', [
        unit('A', 92, 100),
        unit('B', 828, 1000),
        unit('C', 827, 1000),
        unit('Z', 919, 1000)
      ])
    ]);
    expect(['A', 'B', 'C', 'Z'].map((area) => of(area).status)).toEqual(['reached', 'near', 'below', 'near']);
  });

  test('fewer units than judgedFrom: shown, neither judged nor ranked; as many as it are judged', async () => {
    const codebook = survey([table('unit', { judgedFrom: 3 })], [indicator('O03')]);
    const units = [...times(2, unit('A', 10, 10)), ...times(3, unit('B', 10, 10))];
    const of = await answers(codebook, [await load(engine, 'unit', '2014', units)]);
    expect(of('A')).toMatchObject({ value: 1, few: true, unreliable: false, status: null });
    expect(of('B')).toMatchObject({ value: 1, few: false, status: 'reached' });
    expect([isRanked(of('A')), isRanked(of('B'))]).toEqual([false, true]);
  });

  test('six states: a value, a zero, no row, nothing but blanks, nothing to count, and more than the whole', async () => {
    const of = await answers(codebook, [
      await load(engine, 'unit', '2014', [unit('A', 0, 10), unit('A', null, 7), unit('B', 12, 10), unit('Z', null, 5)])
    ]);
    expect(of('A')).toMatchObject({ state: 'zero', value: 0, n: 1, nonresponse: 1, denominator: 10, status: 'below' });
    expect(of('B')).toMatchObject({ state: 'conflict', value: 1.2, status: null, shortfall: null });
    expect(of('C')).toMatchObject({
      state: 'notReported',
      value: null,
      n: 0,
      nonresponse: 0,
      target: 0.92,
      shortfall: null
    });
    expect(of('Z')).toMatchObject({ state: 'notReported', value: null, n: 0, nonresponse: 1 });
    expect(of('R/county').reported).toEqual({ areas: 2, of: 3 });
    expect(of('R/zone')).toMatchObject({ state: 'notReported', reported: { areas: 0, of: 1 } });
    expect(of('R')).toMatchObject({ state: 'zero', value: 0, n: 1, nonresponse: 2, reported: { areas: 2, of: 4 } });
  });

  test('a denominator of zero, and a universe that nobody is in, are not applicable', async () => {
    const narrow = survey([table('unit')], [indicator('O03'), indicator('O04', { universe: `form = 'joint'` })]);
    const of = await answers(narrow, [
      await load(engine, 'unit', '2014', [
        { ...unit('A', 0, 0), form: 'none' },
        { ...unit('B', 1, 2), form: null }
      ])
    ]);
    expect(of('A')).toMatchObject({ state: 'notApplicable', value: null, n: 1, denominator: 0 });
    expect(of('A', 'O04')).toMatchObject({ state: 'notApplicable', n: 0, notEligible: 1, nonresponse: 0 });
    expect(of('B', 'O04')).toMatchObject({ state: 'notReported', n: 0, notEligible: 0, nonresponse: 1 });
  });

  test('a wave whose table is not there, or lacks a column, is not reported; the other wave keeps its value', async () => {
    const stored = [
      await load(engine, 'unit', '2013', [{ area: 'A', members: 3 }]),
      await load(engine, 'unit', '2014', [unit('A', 3, 4)])
    ];
    const of = await answers(codebook, stored, { waves: ['2012', '2013', '2014'] });
    expect(['2012', '2013', '2014'].map((wave) => of('A', 'O03', wave).state)).toEqual([
      'notReported',
      'notReported',
      'value'
    ]);
    expect(of('R', 'O03', '2013').reported).toEqual({ areas: 0, of: 4 });
  });

  test('a row that was not asked is told from one that did not answer: by relevance, and by its companion column', async () => {
    const asked = survey(
      [table('unit', {}, { members: `form = 'joint'` })],
      [indicator('O03'), indicator('O01', { numerator: `1 WHERE form = 'joint'`, denominator: '1' })]
    );
    const of = await answers(asked, [
      await load(engine, 'unit', '2014', [
        { ...unit('A', null, 5), form: 'none', form__missing: null },
        { ...unit('A', null, 5), form: 'joint', form__missing: null },
        { ...unit('A', null, 5), form: null, form__missing: 'not_asked' },
        { ...unit('A', 4, 5), form: null, form__missing: 'dont_know' }
      ])
    ]);
    expect(of('A')).toMatchObject({ n: 1, notEligible: 1, nonresponse: 2, value: 0.8 });
    expect(of('A', 'O01')).toMatchObject({ n: 2, notEligible: 1, nonresponse: 1, value: 0.5 });
  });

  test('targets.csv goes before the indicator, for its area and period only', async () => {
    const own = {
      ...codebook,
      targets: [{ indicator: 'O03', area: 'A', period: '2014', value: 0.5, provisional: true }]
    };
    const stored = [
      await load(engine, 'unit', '2013', [unit('A', 6, 10)]),
      await load(engine, 'unit', '2014', [unit('A', 6, 10), unit('B', 6, 10)])
    ];
    const of = await answers(own, stored, { waves: ['2013', '2014'] });
    expect(of('A')).toMatchObject({ target: 0.5, provisional: true, status: 'reached', shortfall: 0 });
    expect(of('B')).toMatchObject({ target: 0.92, provisional: false, status: 'below', shortfall: 4 });
    expect(of('A', 'O03', '2013').target).toBe(0.92);
  });

  test('weights multiply both sums, and count no heads: 3·1 of 3·2 + 1·4 is 3/10 of 2 rows', async () => {
    const weighted = survey([table('unit', { weight: 'weight' })], [indicator('O03')]);
    const of = await answers(weighted, [
      await load(engine, 'unit', '2014', [
        { ...unit('A', 1, 2), weight: 3 },
        { ...unit('A', 0, 4), weight: 1 }
      ])
    ]);
    expect(of('A')).toMatchObject({ numerator: 3, denominator: 10, n: 2, value: 0.3 });
  });

  test('a rate per 10 000 is judged on its own scale and has no gap', async () => {
    const rate = survey(
      [table('unit')],
      [indicator('O03', { format: 'number', per: 10_000, target: 20, numerator: 'members' })]
    );
    const of = await answers(rate, [await load(engine, 'unit', '2014', [unit('A', 36, 20000)])]);
    expect(of('A')).toMatchObject({ value: 18, status: 'near', shortfall: null });
  });

  test('rows that name a part of a reporting area belong to it', async () => {
    const of = await answers(codebook, [
      await load(engine, 'unit', '2014', [unit('A', 1, 4), unit('town', 1, 4), unit('B', 1, 2)])
    ]);
    expect(of('A')).toMatchObject({ numerator: 2, denominator: 8 });
    expect(of('R/county')).toMatchObject({ numerator: 3, denominator: 10 });
    expect(of('R')).toMatchObject({ numerator: 3, denominator: 10 });
  });
});

describe('ask(source, codebook, stored, query): filters and bases', () => {
  const codebook = survey(
    [table('unit'), table('worker', { design: 'sample' })],
    [
      indicator('O03'),
      indicator('S03', { table: 'worker' }),
      indicator('W02', { base: 'covered', universe: `form = 'joint'` }),
      indicator('W02', { base: 'operating' })
    ]
  );
  const units = [
    { ...unit('A', 1, 2), size: 's', big: 0, form: 'joint' },
    { ...unit('A', 3, 4), size: 'l', big: 1, form: 'none' },
    { ...unit('B', 1, 10), size: 'l', big: 0, form: 'joint' }
  ];
  const workers = [
    { area: 'A', members: 1, employees: 1, size: 's', services: '|legal|' },
    { area: 'A', members: 0, employees: 1, size: 'l', services: '|jobs|legal|' }
  ];

  test('a filter keeps its rows; an area that has none of them has no match, it is not unreported', async () => {
    const stored = [await load(engine, 'unit', '2014', units), await load(engine, 'worker', '2014', workers)];
    const of = await answers(codebook, stored, { filters: { size: ['s'], big: [] } });
    expect(of('A')).toMatchObject({ value: 0.5, n: 1 });
    expect(of('B')).toMatchObject({ state: 'noMatch', n: 0 });
    expect(of('C').state).toBe('notReported');
    expect(of('A', 'S03').value).toBe(1);
  });

  test('a table that a filter cannot slice is not applicable, never unfiltered', async () => {
    const stored = [await load(engine, 'unit', '2014', units), await load(engine, 'worker', '2014', workers)];
    const of = await answers(codebook, stored, { filters: { big: ['1'] } });
    expect(of('A')).toMatchObject({ value: 0.75, n: 1 });
    expect(of('A', 'S03')).toMatchObject({ state: 'notApplicable', value: null, n: 0 });
    expect(of('R', 'S03').state).toBe('notApplicable');
    const query = { waves: ['2014'], filters: { big: ['1'] }, base: '' };
    expect(queriesFor(codebook, stored, query).flatMap(({ waveTables }) => waveTables.map(({ name }) => name))).toEqual(
      [stored[0]!.name]
    );
  });

  test('a filter on a column of several answers keeps rows that name any of them', async () => {
    const stored = [await load(engine, 'worker', '2014', workers)];
    const jobs = await answers(codebook, stored, { filters: { services: ['jobs'] } });
    expect(jobs('A', 'S03')).toMatchObject({ n: 1, value: 0 });
    const both = await answers(codebook, stored, { filters: { services: ['jobs', 'legal'] } });
    expect(both('A', 'S03').n).toBe(2);
  });

  test('an indicator of several bases is computed on the asked one, else on its first', async () => {
    const stored = [await load(engine, 'unit', '2014', units)];
    const first = await answers(codebook, stored);
    expect(first('A', 'W02')).toMatchObject({ base: 'covered', numerator: 1, denominator: 2, notEligible: 1 });
    const other = await answers(codebook, stored, { base: 'operating' });
    expect(other('A', 'W02')).toMatchObject({ base: 'operating', numerator: 4, denominator: 6, notEligible: 0 });
    expect(other('A', 'O03').base).toBe('');
  });

  test('indicators limits what is asked', async () => {
    const stored = [await load(engine, 'unit', '2014', units)];
    const query = { waves: ['2014'], filters: {}, base: '', indicators: ['O03'] };
    const estimates = await ask(duckdbSource(engine), codebook, stored, query);
    expect(new Set(estimates.map((one) => one.indicator))).toEqual(new Set(['O03']));
    expect(queriesFor(codebook, stored, query)[0]!.measures.map(({ id }) => id)).toEqual(['O03']);
  });
});

describe('askAll(source, codebook, stored, queries)', () => {
  test('answers each query as ask does, and asks each table once where filter and waves are the same', async () => {
    const codebook = survey(
      [table('unit'), table('worker')],
      [
        ...[indicator('O03'), indicator('W02', { universe: `form = 'joint'` })],
        indicator('S03', { table: 'worker', numerator: 'members', denominator: '1' })
      ]
    );
    const rows = [
      { ...unit('A', 1, 2), size: 's', form: 'joint' },
      { ...unit('B', 3, 4), size: 'l', form: 'none' }
    ];
    const stored = [await load(engine, 'unit', '2014', rows), await load(engine, 'worker', '2014', rows)];
    const query = { waves: ['2014'], filters: {}, base: '' };
    const queries: EstimateQuery[] = [
      { ...query, indicators: ['O03', 'S03'] },
      { ...query, indicators: ['W02'] },
      { ...query, indicators: ['O03', 'W02'] },
      { ...query, filters: { size: ['s'] }, indicators: ['O03'] }
    ];
    const alone = await Promise.all(queries.map((one) => ask(duckdbSource(engine), codebook, stored, one)));
    const statements: string[] = [];
    const counted = duckdbSource({ query: (sql, signal) => (statements.push(sql), engine.query(sql, signal)) });
    expect(await askAll(counted, codebook, stored, queries)).toEqual(alone);
    expect(statements).toHaveLength(3);
  });
});

describe('ask(source, codebook, stored, query): a sample', () => {
  const sample = { design: 'sample', interval: true, weight: 'weight' } as const;
  const share = indicator('S03', { table: 'worker', numerator: `1 WHERE form = 'joint'`, denominator: '1' });
  const worker = (area: string, form: string | null, weight = 1) => ({ area, form, weight });

  test('a share has Wilson’s interval on its effective n, and no shortfall: 15 of 148 equal weights are Newcombe’s', async () => {
    const codebook = survey([table('worker', sample)], [share]);
    const of = await answers(codebook, [
      await load(engine, 'worker', '2014', [
        ...times(15, worker('A', 'joint', 2)),
        ...times(133, worker('A', 'none', 2)),
        ...times(3, worker('B', 'joint')),
        worker('B', 'none', 3)
      ])
    ]);
    expect(of('A', 'S03').interval![0]).toBeCloseTo(0.0624, 4);
    expect(of('A', 'S03').interval![1]).toBeCloseTo(0.1605, 4);
    expect(of('A', 'S03')).toMatchObject({ n: 148, shortfall: null, status: 'below' });
    expect(of('B', 'S03').interval).toEqual(wilsonInterval(0.5, 3));
  });

  test('another ratio has its linearised interval, within 0..1 when it is a share, in its own scale when not', async () => {
    const ratio = { table: 'worker', numerator: 'members', denominator: 'employees' };
    const codebook = survey(
      [table('worker', sample)],
      [indicator('W12', ratio), indicator('C02', { ...ratio, format: 'number', per: 10, target: 4 })]
    );
    const row = (members: number, employees: number) => ({ area: 'A', members, employees, weight: 1 });
    const of = await answers(codebook, [await load(engine, 'worker', '2014', [row(1, 2), row(2, 3), row(4, 5)])]);
    const half = 4.302653 * Math.sqrt(0.0063); // qt(0.975, 2) of R
    expect(of('A', 'W12').interval![0]).toBeCloseTo(0.7 - half, 6);
    expect(of('A', 'W12').interval![1]).toBe(1);
    expect(of('A', 'C02').value).toBeCloseTo(7, 12);
    expect(of('A', 'C02').interval![1]).toBeCloseTo(7 + 10 * half, 5);
  });

  test('fewer answers than unreliableBelow: the value stays, without a standing', async () => {
    const codebook = survey([table('worker', { ...sample, unreliableBelow: 30 })], [share]);
    const of = await answers(codebook, [
      await load(engine, 'worker', '2014', [...times(29, worker('A', 'joint')), ...times(48, worker('B', 'joint'))])
    ]);
    expect(of('A', 'S03')).toMatchObject({ value: 1, unreliable: true, status: null });
    // Wilson's lower limit of 48 of 48 is 48 / (48 + 1.96²) = 0.926
    expect(of('B', 'S03')).toMatchObject({ value: 1, unreliable: false, status: 'reached' });
  });

  test('a small cell is hidden with the smallest other of its kind, and says nothing more', async () => {
    const codebook = survey([table('worker', { ...sample, hideBelow: 10 })], [share]);
    const of = await answers(codebook, [
      await load(engine, 'worker', '2014', [
        ...times(4, worker('A', 'joint')),
        worker('A', null),
        ...times(20, worker('B', 'joint')),
        ...times(40, worker('C', 'none')),
        ...times(30, worker('Z', 'joint'))
      ])
    ]);
    for (const area of ['A', 'B']) {
      expect(of(area, 'S03')).toEqual({
        indicator: 'S03',
        area,
        group: {},
        wave: '2014',
        base: '',
        part: null,
        n: null,
        numerator: 0,
        denominator: 0,
        value: null,
        interval: null,
        variance: null,
        df: null,
        sample: null,
        nonresponse: null,
        notEligible: null,
        target: 0.92,
        provisional: false,
        shortfall: null,
        state: 'hidden',
        status: null,
        unreliable: false,
        few: false,
        reported: null
      });
    }
    expect(of('C', 'S03').state).toBe('zero');
    expect(of('R/county', 'S03')).toMatchObject({ n: 64, value: 24 / 64, reported: { areas: 3, of: 3 } });
    expect(of('R', 'S03').n).toBe(94);
  });

  test('the largest part names and gives the value, place by place; a part without answers does not', async () => {
    const part = (id: string, service: string) =>
      indicator(id, {
        table: 'worker',
        partOf: 'S06',
        numerator: `(1 WHERE '${service}' IN services) - (1 WHERE form = 'joint')`,
        denominator: '1',
        format: 'point',
        direction: 'down',
        target: 0.1
      });
    const whole = indicator('S06', {
      table: 'worker',
      combine: 'max',
      direction: 'down',
      format: 'point',
      target: 0.5
    });
    const codebook = survey([table('worker', sample)], [whole, part('S06_legal', 'legal'), part('S06_jobs', 'jobs')]);
    const row = (area: string, services: string | null) => ({ area, services, form: 'none', weight: 1 });
    const of = await answers(
      codebook,
      [
        await load(engine, 'worker', '2014', [
          ...[row('A', '|legal|'), row('A', '|legal|jobs|'), row('A', '|jobs|'), row('A', '|jobs|')],
          ...[row('B', '|legal|'), row('B', '|'), row('C', null)]
        ])
      ],
      { indicators: ['S06'] }
    );
    expect(of('A', 'S06')).toMatchObject({ value: 0.75, part: 'S06_jobs', target: 0.5, status: 'undecided', n: 4 });
    expect(of('B', 'S06')).toMatchObject({ value: 0.5, part: 'S06_legal', status: 'undecided' });
    expect(of('C', 'S06')).toMatchObject({ value: null, part: null, state: 'notReported' });
    expect(of('R', 'S06')).toMatchObject({ value: 0.5, part: 'S06_legal', n: 6 });
    expect(of('A', 'S06_legal')).toMatchObject({ value: 0.5, part: null, status: 'undecided' });
  });

  test('a hidden part hides the whole: it may be the largest', async () => {
    const part = (id: string, universe: string) =>
      indicator(id, {
        table: 'worker',
        partOf: 'S06',
        universe,
        numerator: 'members',
        denominator: '1',
        format: 'point'
      });
    const codebook = survey(
      [table('worker', { ...sample, hideBelow: 10 })],
      [
        indicator('S06', { table: 'worker', combine: 'max', format: 'point' }),
        part('few', `form = 'joint'`),
        part('many', `form = 'none'`)
      ]
    );
    const row = (area: string, form: string) => ({ area, form, members: 1, weight: 1 });
    const of = await answers(codebook, [
      await load(engine, 'worker', '2014', [...times(3, row('A', 'joint')), ...times(40, row('A', 'none'))])
    ]);
    expect(of('A', 'many').state).toBe('value');
    expect(of('A', 'S06')).toMatchObject({ state: 'hidden', value: null, n: null, part: null });
  });
});

describe('ask(source, codebook, stored, query): an aggregated table', () => {
  const aggregated = { design: 'aggregated' } as const;

  test('one row an area: n is null without a column of it, and no row count judges the row', async () => {
    const codebook = survey([table('unit', { ...aggregated, unreliableBelow: 30, hideBelow: 10 })], [indicator('O03')]);
    const of = await answers(codebook, [await load(engine, 'unit', '2014', [unit('A', 80, 100), unit('B', 90, 100)])]);
    expect(of('A')).toMatchObject({ n: null, value: 0.8, unreliable: false, state: 'value', shortfall: 12 });
    expect(of('R')).toMatchObject({ n: null, value: 0.85, shortfall: 14, reported: { areas: 2, of: 4 } });
  });

  test('its column of n is summed and judges: 12 answers are few, 40 are not', async () => {
    const codebook = survey(
      [table('unit', { ...aggregated, n: 'answers', unreliableBelow: 30, interval: true })],
      [indicator('O03')]
    );
    const of = await answers(codebook, [
      await load(engine, 'unit', '2014', [
        { ...unit('A', 50, 100), answers: 12 },
        { ...unit('B', 30, 60), answers: 28 },
        { ...unit('C', 30, 60), answers: null }
      ])
    ]);
    expect(of('A')).toMatchObject({ n: 12, unreliable: true, interval: wilsonInterval(0.5, 12) });
    expect(of('C')).toMatchObject({ n: null, unreliable: true, interval: null });
    expect(of('R/county')).toMatchObject({ n: 40, unreliable: false });
  });
});
