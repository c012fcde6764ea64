import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { readChosen, writeChosen } from '../../../../src/lib/figures/crosstab/versus/chosen';
import { comparable } from '../../../../src/lib/figures/crosstab/versus/parties';
import { versusSentence, whyNotCompared } from '../../../../src/lib/figures/crosstab/versus/sentence';
import { versusOf } from '../../../../src/lib/figures/crosstab/versus/versus';
import type { CrossedSpec } from '../../../../src/lib/figures/crosstab/spec';
import { reportingAreas } from '../../../../src/lib/codebook/reporting';
import { openSurvey, type OpenedSurvey } from '../demo';
import { slice } from '../../../../src/routes/slice/slice';
import { cellsOf, number, said, waves, withAnswers } from './slices';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

async function versus(choices: Parameters<typeof withAnswers>[1]) {
  const { answers, figure } = await withAnswers(demo, choices);
  const found = versusOf(figure.spec as unknown as CrossedSpec, demo.survey, answers);
  const words = found ? versusSentence(found) : '';
  expect(figure.remarks.includes(words)).toBe(found !== null);
  return { found, words };
}

/** A share of weighted rows on as many equal answers as they are worth (Kish), with Wilson's interval. */
function shareOf(rows: Row[], is: (row: Row) => boolean) {
  const sum = (some: Row[], power = 1) => some.reduce((total, row) => total + number(row, 'weight') ** power, 0);
  const [p, n, z] = [sum(rows.filter(is)) / sum(rows), sum(rows) ** 2 / sum(rows, 2), 1.959963984540054];
  const [middle, half] = [p + (z * z) / (2 * n), z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))];
  const by = 1 + (z * z) / n;
  return { p, n, lower: (middle - half) / by, upper: (middle + half) / by, answers: rows.length };
}

test('of a full count chosen values together stand beside the rest by plain counts, without a claim of sampling error', async () => {
  const { found, words } = await versus({ rows: 'size_class', columns: 'ownership', chosen: 'rows.large.medium' });
  const units = demo.rows('unit', '2014').filter((row) => said(row, 'operating') === 'normal');
  const rate = (codes: string[]) => {
    const own = units.filter((row) => codes.includes(said(row, 'size_class')) && said(row, 'union_form') !== '');
    const covered = own.filter((row) => ['independent', 'joint', 'federation'].includes(said(row, 'union_form')));
    return [covered.length, own.length];
  };
  const [some, others] = [rate(['large', 'medium']), rate(['small', 'micro'])];
  expect([found!.one.numerator, found!.one.denominator]).toEqual(some);
  expect([found!.other.numerator, found!.other.denominator]).toEqual(others);
  const difference = some[0]! / some[1]! - others[0]! / others[1]!;
  expect(found!.found).toEqual({
    difference: expect.closeTo(difference, 12),
    interval: null,
    p: null,
    told: 'certain'
  });
  expect(words).toContain('没有抽样误差');
  expect(words).not.toMatch(/置信区间|判定|p /);
});

test('of a sample the difference has the interval and the p that the CSV gives, worked out anew', async () => {
  const { found, words } = await versus({ indicator: 'S03', rows: 'unit_type', chosen: 'rows.enterprise' });
  const workers = demo
    .rows('worker', '2014')
    .filter((row) => ['yes', 'no'].includes(said(row, 'knows_center')) && number(row, 'weight') > 0);
  const kinds = found!.rest.map(({ code }) => code!);
  expect(kinds).not.toContain('enterprise');
  const [a, b] = [['enterprise'], kinds].map((codes) =>
    shareOf(
      workers.filter((row) => codes.includes(said(row, 'unit_type'))),
      (row) => said(row, 'knows_center') === 'yes'
    )
  );
  const difference = a!.p - b!.p;
  const { found: told, one, other } = found!;
  expect([one.n, other.n]).toEqual([a!.answers, b!.answers]);
  expect(told!.difference).toBeCloseTo(difference, 12);
  // Newcombe (1998), method 10
  expect(told!.interval![0]).toBeCloseTo(difference - Math.hypot(a!.p - a!.lower, b!.upper - b!.p), 10);
  expect(told!.interval![1]).toBeCloseTo(difference + Math.hypot(a!.upper - a!.p, b!.p - b!.lower), 10);
  const [lower, upper] = told!.interval!;
  expect(told!.told).toBe(lower > 0 || upper < 0 ? 'significant' : 'notSignificant');
  expect(words).toMatch(lower > 0 || upper < 0 ? /可判定有差别（p/ : /不能判定有差别（p/);
  expect(words).toContain(`${Math.abs(100 * difference).toFixed(1)} 个百分点`);
});

test('attack: of persons chosen values together are shown only where each of them is, so that nothing follows by subtraction', async () => {
  let [shown, hidden] = [0, 0];
  for (const rows of ['unit_type', 'industry_code'])
    for (const { code: area } of reportingAreas(demo.codebook)) {
      const choices = { indicator: 'O06', rows, area };
      const cells = (await cellsOf(demo, { ...choices, seen: 'numbers' })).filter(
        ({ estimate }) => Object.keys(estimate.group).length === 1
      );
      const codes = cells.flatMap(({ estimate }) => estimate.group[rows] ?? []);
      for (const some of [
        codes.slice(0, 1),
        codes.slice(0, -1),
        codes.slice(-1),
        codes.filter((_, at) => at % 2 === 0)
      ]) {
        const { found } = await versus({ ...choices, chosen: writeChosen({ side: 'rows', codes: some }) });
        if (!found) continue;
        for (const [values, one] of [
          [found.chosen, found.one],
          [found.rest, found.other]
        ] as const) {
          const own = cells.filter(({ estimate }) => values.some(({ code }) => code === estimate.group[rows]));
          const isHidden = own.some(({ estimate }) => estimate.state === 'hidden');
          if (isHidden) {
            expect([one.state, one.n, one.numerator, one.value], `${rows} ${area}`).toEqual(['hidden', null, 0, null]);
            expect(found.found).toBeNull();
            hidden++;
          } else if (one.n !== null) {
            expect(one.n).toBe(own.reduce((sum, { estimate }) => sum + (estimate.n ?? 0), 0));
            shown++;
          }
        }
      }
    }
  expect([shown > 5, hidden > 5]).toEqual([true, true]);
});

test('attack: under a filter of persons nothing is compared, and the sentence says why', async () => {
  const { found, words } = await versus({
    indicator: 'O06',
    rows: 'unit_type',
    chosen: 'rows.enterprise',
    filters: { industry: ['C'] }
  });
  expect([found!.found, found!.one.n, found!.other.n]).toEqual([null, null, null]);
  expect(words).toContain('一次只能');
});

test.each([
  ['areas', { rows: '@areas', chosen: 'rows.420902' }],
  ['all values', { rows: 'size_class', chosen: 'rows.large.medium.small.micro' }],
  ['a value that the survey does not have', { rows: 'size_class', chosen: 'rows.huge' }],
  ['columns that are not there', { rows: 'size_class', chosen: 'columns.large' }]
])('nothing is compared of %s', async (_, choices) => {
  expect((await versus(choices)).found).toBeNull();
});

test('readChosen(writeChosen()) gives back what was chosen, and nothing of another text', () => {
  expect(readChosen(writeChosen({ side: 'columns', codes: ['a', 'b'] }))).toEqual({
    side: 'columns',
    codes: ['a', 'b']
  });
  expect([null, '', 'rows', 'else.a'].map(readChosen)).toEqual([null, null, null, null]);
});

test.each([
  ['how many there are', 'count/unit', () => 1],
  ['a sum', 'sum/unit/employees', (row: Row) => (row['employees'] === null ? null : number(row, 'employees'))]
] as const)('totals of a full count stand beside each other with the part of both: %s', async (_, counted, valueOf) => {
  const { found, words } = await versus({ counted, rows: 'size_class', chosen: 'rows.large.medium' });
  const total = (codes: string[]) =>
    demo
      .rows('unit', '2014')
      .filter((row) => said(row, 'operating') === 'normal' && codes.includes(said(row, 'size_class')))
      .reduce((sum, row) => sum + (valueOf(row) ?? 0), 0);
  const rest = found!.rest.map(({ code }) => code!);
  const [some, others] = [total(['large', 'medium']), total(rest)];
  expect([found!.one.value, found!.other.value]).toEqual([some, others]);
  expect(found!.found).toEqual({ difference: some - others, interval: null, p: null, told: 'certain' });
  expect(words).toContain(`前者占两者合计的 ${((100 * some) / (some + others)).toFixed(1)}%`);
  expect(words).toContain('没有抽样误差');
});

test.each([
  ['a median', { counted: 'median/unit/employees', rows: 'size_class' }, /中位数不作比较/],
  ['percentages', { counted: 'ofColumn/unit', rows: 'size_class', columns: 'ownership' }, /百分比表不作比较/],
  ['districts', { rows: '@areas' }, /地区、轮次和多选题不作比较/]
])('what is not compared says why: %s', async (_, choices, words) => {
  const { found } = await versus({ ...choices, chosen: 'rows.large' });
  expect(found).toBeNull();
  const { spec, measure } = slice(demo.pageOf(choices), demo.codebook, waves);
  expect(comparable(spec, measure, demo.survey)).toEqual([]);
  expect(whyNotCompared(spec, measure)).toMatch(words);
});
