import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrellisSubject } from '../../../../src/lib/charts/trellis/subject';
import { cellText } from '../../../../src/lib/charts/table';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { ask } from '../../../../src/lib/estimates/ask';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { numberCard } from '../../../../src/lib/figures/card';
import { measureOptions } from '../../../../src/lib/figures/crosstab/options';
import { estimatesCsv } from '../../../../src/lib/slides/csv';
import { slice } from '../../../../src/routes/slice/slice';
import { openSurvey, type OpenedSurvey } from '../demo';
import { cellsOf, said, sliced, waves, withAnswers } from './slices';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const weightOf = (row: Row) => Number(row['weight'] ?? NaN);
const workers = () => demo.rows('worker', '2014').filter((row) => weightOf(row) > 0);
const seenOf = ({ state, value, n, numerator, denominator, interval, nonresponse, notEligible }: Estimate) => ({
  ...{ state, value, n, numerator, denominator, interval, nonresponse, notEligible }
});

test('of persons a code’s share is what the page of answers has of it, hidden where that is hidden, cell by cell', async () => {
  let hidden = 0;
  for (const [question, code] of [
    ['not_member_reasons', null],
    ['help_first', null],
    ['demand_result', null]
  ] as const) {
    const rows = demo.codebook.derived.filter(({ id }) => id.startsWith(`shown/worker_${question}/`));
    const listed = rows[code ?? 0]!;
    const name = listed.id.split('/')[2]!;
    const counted = `share/worker/${question}/${name}`;
    for (const [choices, query] of [
      [{ rows: '@areas', columns: 'industry_code' }, { group: ['industry_code'] }],
      [{ rows: 'unit_type', columns: '@areas' }, { group: ['unit_type'] }]
    ] as const) {
      const asked = {
        waves: ['2014'],
        filters: {},
        base: '',
        indicators: [listed.id],
        ...query,
        group: [...query.group]
      };
      const found = await ask(demo.source, demo.codebook, demo.survey.stored, asked);
      for (const { estimate } of await cellsOf(demo, { ...choices, counted })) {
        if (Object.keys(estimate.group).length === 0) continue;
        const same = (one: Estimate) =>
          one.area === estimate.area && JSON.stringify(one.group) === JSON.stringify(estimate.group);
        if (estimate.state === 'hidden') hidden++;
        expect(seenOf(estimate), `${counted} ${estimate.area}`).toEqual(seenOf(found.find(same)!));
      }
    }
  }
  expect(hidden).toBeGreaterThan(5);
});

test('of a composition of persons each cell rests on ten answers at least, is recounted from the CSV with its weights, and what is hidden stands nowhere', async () => {
  const choices = { rows: 'demand_result', columns: 'industry_code', counted: 'ofColumn/worker' };
  const figure = await sliced(demo, choices);
  let [shown, hidden] = [0, 0];
  for (const { row, estimate } of await cellsOf(demo, choices)) {
    const industry = estimate.group['industry_code'];
    const own = workers().filter(
      (one) =>
        said(one, 'demand_raised') === 'yes' &&
        said(one, 'demand_result') !== '' &&
        (industry === undefined || said(one, 'industry_code') === industry)
    );
    if (estimate.state === 'hidden') {
      hidden++;
      continue;
    }
    expect(own.length === 0 || own.length >= 10, `${row} ${industry}`).toBe(true);
    expect(estimate.n).toBe(own.length);
    if (estimate.state === 'imprecise') continue;
    const sum = (some: Row[]) => some.reduce((total, one) => total + weightOf(one), 0);
    expect(estimate.numerator).toBeCloseTo(sum(own.filter((one) => said(one, 'demand_result') === row)), 6);
    expect(estimate.denominator).toBeCloseTo(sum(own), 6);
    shown++;
  }
  expect([shown > 20, hidden > 0]).toEqual([true, true]);
  const subject = figure.chart.subject as TrellisSubject;
  for (const { estimate, text, sentence, mark } of subject.rows.flatMap(({ cells }) => cells))
    if (estimate?.state === 'hidden') expect([text, mark, /\d+\.\d/.test(sentence)]).toEqual(['', null, false]);
  for (const row of figure.table.rows)
    if (row.some((cell) => cellText(cell) === '为保护个人隐去'))
      expect(row.slice(2).map(cellText).join('')).not.toMatch(/\d/);
  const lines = estimatesCsv('xiaogan', figure.estimates).split('\r\n');
  for (const line of lines.filter((one) => one.includes(',hidden,'))) expect(line).not.toMatch(/,\d+\.\d/);
});

test('a median of persons is that of a scale, found from the CSV, and hidden with its shares', async () => {
  const counted = 'median/cadre/support_party';
  const rows = demo.rows('cadre', '2014');
  let shown = 0;
  for (const { estimate } of await cellsOf(demo, { rows: '@areas', counted, seen: 'numbers' })) {
    const own = rows
      .filter((row) => estimate.area === '420900' || said(row, 'district_code') === estimate.area)
      .flatMap((row) => (said(row, 'support_party') === '' ? [] : [Number(row['support_party'])]))
      .sort((a, b) => a - b);
    if (estimate.value === null) continue;
    expect(own.length).toBeGreaterThanOrEqual(10);
    expect(estimate.value).toBe(own[Math.ceil(own.length / 2) - 1]);
    const [lower, upper] = estimate.interval ?? [estimate.value, estimate.value];
    expect(lower <= estimate.value && estimate.value <= upper).toBe(true);
    shown++;
  }
  expect(shown).toBeGreaterThan(3);
});

test('leaving weights out asks the same persons: n of every cell is the same, and what is hidden too', async () => {
  const choices = { indicator: 'O06', rows: 'unit_type', columns: '@areas' };
  const [on, off] = [await cellsOf(demo, choices), await cellsOf(demo, { ...choices, weights: 'off' })];
  expect(off.map(({ estimate }) => [estimate.n, estimate.state === 'hidden'])).toEqual(
    on.map(({ estimate }) => [estimate.n, estimate.state === 'hidden'])
  );
  for (const { estimate } of off)
    if (estimate.value !== null) expect(estimate.value).toBeCloseTo(estimate.numerator / estimate.n!, 12);
});

test('every measure that is offered can be seen, is asked of the rows alone that may be looked at, and none of persons adds up or lists', () => {
  const persons = new Set(demo.codebook.tables.filter(({ hideBelow }) => hideBelow > 0).map(({ name }) => name));
  const options = measureOptions(demo.codebook);
  expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  for (const { value } of options) {
    const choices = value.includes('/') ? { counted: value } : { indicator: value };
    const { spec, measure } = slice(demo.pageOf(choices), demo.codebook, waves);
    expect(spec.measure, value).toBe(value.includes('/') ? value : null);
    if (persons.has(measure.table)) expect(['sum', 'count', 'ofRow', 'ofTotal']).not.toContain(measure.kind);
    expect(value).not.toMatch(/comment|submit_time|duration_s|resp_id/);
  }
  expect(options.filter(({ isSearched }) => !isSearched).length).toBeLessThan(60);
});

test('a press on a cell of a sample says its value, interval, n and effective n', async () => {
  const { figure, answers } = await withAnswers(demo, { indicator: 'O06', rows: 'unit_type', columns: '@areas' });
  const { estimate, mark } = (figure.chart.subject as TrellisSubject).rows[1]!.cells[1]!;
  const rows = new Map(numberCard(mark!, figure, answers)!.rows);
  const own = workers().filter(
    (row) =>
      said(row, 'unit_type') === estimate!.group['unit_type'] &&
      said(row, 'district_code') === estimate!.area &&
      ['yes', 'no'].includes(said(row, 'is_member'))
  );
  const [sum, squares] = [1, 2].map((power) => own.reduce((total, row) => total + weightOf(row) ** power, 0));
  expect(rows.get('数值')).toBe(`${(100 * estimate!.value!).toFixed(1)}%`);
  expect(rows.get('有效数 n')).toBe(String(own.length));
  expect(rows.get('加权折合 n')).toBe(String(Math.floor(sum! ** 2 / squares!)));
  expect([...rows.keys()].some((label) => label.includes('区间'))).toBe(true);
});

test('letters name the columns that a cell is told to be above: none where intervals are the same, and each once', async () => {
  const figure = await sliced(demo, { indicator: 'O06', rows: 'unit_type', columns: '@areas', letters: 'on' });
  const subject = figure.chart.subject as TrellisSubject;
  expect(subject.heads.slice(1, 4).map(({ label }) => label)).toEqual(['A 孝南区', 'B 孝昌县', 'C 大悟县']);
  let told = 0;
  for (const { cells } of subject.rows.slice(1))
    for (const { text, estimate } of cells.slice(1)) {
      for (const letter of / ([A-Z]+)$/.exec(text)?.[1] ?? '') {
        const lower = cells[1 + letter.charCodeAt(0) - 65]!.estimate!;
        expect(estimate!.value!).toBeGreaterThan(lower.value!);
        expect(estimate!.interval![1]).toBeGreaterThan(lower.interval![1]);
        told++;
      }
    }
  expect(told).toBeGreaterThan(0);
  expect(figure.remarks.join()).toMatch(/字母/);
});
