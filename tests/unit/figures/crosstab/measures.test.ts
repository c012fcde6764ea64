import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import { resolveSpec } from '../../../../src/lib/figures/kinds';
import { viewOf } from '../../../../src/lib/figures/view/view';
import { plain } from '../../../../src/lib/figures/words/sentence';
import { openSurvey, type OpenedSurvey } from '../demo';
import { cellsOf, isNumber, number, said, sliced, type Found } from './slices';

let demo: OpenedSurvey;
let units: Row[];
beforeAll(async () => {
  demo = await openSurvey('xiaogan');
  units = demo.rows('unit', '2014').filter((row) => said(row, 'operating') === 'normal');
});
afterAll(() => demo.engine.close());

const isOf =
  ({ estimate }: Found) =>
  (row: Row) =>
    Object.entries(estimate.group).every(([column, code]) => said(row, column) === (code ?? ''));
const crossed = { rows: 'size_class', columns: 'ownership' };
const labelOf = (list: string, code: string) =>
  demo.codebook.choices.get(list)!.find(({ name }) => name === code)!.label['zh']!;
const share = (part: Row[], whole: Row[]) => [part.length, whole.length];

test('the share of two codes of a question together is recounted from the CSV, of those who answered it', async () => {
  const codes = demo.codebook.choices
    .get('service_point')!
    .filter(({ missing }) => !missing)
    .slice(0, 2);
  const counted = `share/unit/service_point/${codes.map(({ name }) => name).join('|')}`;
  const found = await cellsOf(demo, { ...crossed, counted });
  for (const cell of found) {
    const own = units.filter(isOf(cell)).filter((row) => said(row, 'service_point') !== '');
    const named = own.filter((row) => codes.some(({ name }) => name === said(row, 'service_point')));
    expect([cell.estimate.numerator, cell.estimate.n], JSON.stringify(cell.estimate.group)).toEqual(share(named, own));
  }
  expect(found.length).toBeGreaterThan(20);
});

test('a question of several answers has percentages of those who answered it, which say so and may pass 100 %', async () => {
  const figure = await sliced(demo, { rows: 'no_union_reasons', columns: 'ownership', counted: 'ofColumn/unit' });
  const cells = await cellsOf(demo, { rows: 'no_union_reasons', columns: 'ownership', counted: 'ofColumn/unit' });
  const asked = (row: Row) => ['preparing', 'none'].includes(said(row, 'union_form'));
  const answered = units.filter(
    (row) => asked(row) && said(row, 'no_union_reasons') !== '' && said(row, 'ownership') !== ''
  );
  let sum = 0;
  for (const cell of cells) {
    const own = answered.filter(isOf(cell));
    const named = own.filter((row) => said(row, 'no_union_reasons').includes(`|${cell.row}|`));
    expect([cell.estimate.numerator, cell.estimate.n], `${cell.row} ${cell.column}`).toEqual(share(named, own));
    if (Object.keys(cell.estimate.group).length === 0) sum += cell.estimate.value!;
  }
  expect(sum).toBeGreaterThan(1);
  expect(figure.basis.notes.join('\n')).toMatch(/可多选：百分比以作答者为分母，各项之和可以大于 100%/);
});

test('percentages of columns add up to 100 in each column, of rows in each row, of all in the table: each recounted', async () => {
  const both = units.filter((row) => said(row, 'size_class') !== '' && said(row, 'ownership') !== '');
  const sizeOf = (row: Row) => said(row, 'size_class');
  const ownershipOf = (row: Row) => labelOf('ownership', said(row, 'ownership'));
  for (const kind of ['ofColumn', 'ofRow', 'ofTotal']) {
    const cells = await cellsOf(demo, { ...crossed, counted: `${kind}/unit` });
    const sums = new Map<string, number>();
    for (const { row, column, estimate } of cells) {
      const inRow = row === '' ? both : both.filter((one) => sizeOf(one) === row);
      const inColumn = column === '合计' ? both : both.filter((one) => ownershipOf(one) === column);
      const named = inRow.filter((one) => inColumn.includes(one));
      const whole = { ofColumn: inColumn, ofRow: inRow, ofTotal: both }[kind]!;
      expect([estimate.numerator, estimate.denominator], `${kind} ${row} ${column}`).toEqual(share(named, whole));
      const line = { ofColumn: column, ofRow: row, ofTotal: row === '' || column === '合计' ? 'margin' : '' }[kind]!;
      sums.set(line, (sums.get(line) ?? 0) + estimate.value!);
    }
    sums.delete('margin');
    for (const [line, sum] of sums) expect(sum, `${kind} ${line}`).toBeCloseTo(1, 10);
    expect(sums.size, kind).toBeGreaterThan(0);
  }
});

test('mean, sum, median and number of units are recounted from the CSV', async () => {
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1];
  for (const kind of ['mean', 'sum', 'median'] as const) {
    for (const cell of await cellsOf(demo, { ...crossed, counted: `${kind}/unit/employees` })) {
      const values = units.filter(isOf(cell)).filter((row) => isNumber(row, 'employees'));
      const numbers = values.map((row) => number(row, 'employees'));
      const sum = numbers.reduce((a, b) => a + b, 0);
      const wanted = { mean: sum / numbers.length, sum, median: middle(numbers) }[kind];
      if (cell.estimate.value === null) expect(numbers).toEqual([]);
      else expect(cell.estimate.value, `${kind} ${JSON.stringify(cell.estimate.group)}`).toBeCloseTo(wanted!, 8);
      expect(cell.estimate.n ?? 0).toBe(numbers.length);
    }
  }
  const counts = await cellsOf(demo, { ...crossed, counted: 'count/unit' });
  for (const cell of counts) expect(cell.estimate.value).toBe(units.filter(isOf(cell)).length);
  expect(counts.some(({ estimate }) => estimate.value === 0)).toBe(true);
});

test('a median by district and by wave is that of the rows of each', async () => {
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1];
  const cells = await cellsOf(demo, { rows: '@areas', columns: '@waves', counted: 'median/unit/members' });
  for (const { estimate } of cells) {
    const rows = demo.rows('unit', estimate.wave).filter((row) => said(row, 'operating') === 'normal');
    const own = rows.filter(
      (row) => isNumber(row, 'members') && (estimate.area === '420900' || said(row, 'district_code') === estimate.area)
    );
    expect(estimate.value, `${estimate.area} ${estimate.wave}`).toBe(middle(own.map((row) => number(row, 'members'))));
  }
  expect(cells.length).toBeGreaterThan(10);
});

test('what is printed of counts is whole, and the sentence names the highest and the lowest with the unit', async () => {
  const figure = await sliced(demo, { ...crossed, counted: 'count/unit' });
  const cells = await cellsOf(demo, { ...crossed, counted: 'count/unit' });
  for (const { text } of cells) expect(text).toMatch(/^[\d,]+(\.\d\d 万)?$/);
  expect(plain(figure.headline)).toMatch(/家单位/);
});

test('a measure that this survey does not have, or not of persons, is no figure', () => {
  const view = viewOf(demo.pageOf({}));
  const saved = (measure: unknown, options = {}) =>
    resolveSpec(
      { version: 1, kind: 'crosstab', view, indicator: 'O01', rows: '@areas', columns: null, measure, ...options },
      demo.survey
    );
  for (const measure of [
    ...['share/unit/union_form/nothing', 'share/unit/union_form', 'share/unit/unit_id/1', 'share/nothing/a/b'],
    ...['mean/unit/union_form', 'sum/worker/weight', 'mean/worker/duration_s', 'count/worker', 'ofRow/worker'],
    ...['share/worker/unit_id/x', 'share/worker/comment/x', 'sum/district/unions_total', 'definition/unit/rows'],
    ...['count/unit/x', 'median/unit/employees/x', '', 'x', 5, {}]
  ])
    expect(saved(measure), JSON.stringify(measure)).toHaveProperty('fault');
  expect(saved('mean/unit/employees')).not.toHaveProperty('fault');
  expect(saved('ofRow/unit', { rows: 'size_class' })).toHaveProperty('fault');
});
