import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellText } from '../../../../src/lib/charts/table';
import { trellisLayout } from '../../../../src/lib/charts/trellis/layout';
import type { TrellisSubject } from '../../../../src/lib/charts/trellis/subject';
import type { StackedSubject } from '../../../../src/lib/charts/stacked/subject';
import { askedOf } from '../../../../src/lib/figures/explain/numbers';
import { explain } from '../../../../src/lib/figures/explain/explain';
import type { Row } from '../../../../src/lib/codebook/expression/holds';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { estimatesCsv } from '../../../../src/lib/slides/csv';
import { openSurvey, type OpenedSurvey } from '../demo';
import { cellsOf, number, said, sliced, withAnswers } from './slices';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const choices = { indicator: 'S03', rows: 'industry_code', columns: '@areas', letters: 'on' } as const;

/** Answers of a cell from the CSV, and equal ones that they are worth (Kish). */
function baseOf({ area, group }: Estimate): { n: number; worth: number } {
  const own = demo
    .rows('worker', '2014')
    .filter(
      (row: Row) =>
        ['yes', 'no'].includes(said(row, 'knows_center')) &&
        number(row, 'weight') > 0 &&
        (area === demo.codebook.root || said(row, 'district_code') === area) &&
        Object.entries(group).every(([column, code]) => said(row, column) === (code ?? ''))
    );
  const [sum, squares] = [1, 2].map((power) => own.reduce((total, row) => total + number(row, 'weight') ** power, 0));
  return { n: own.length, worth: own.length === 0 ? 0 : sum! ** 2 / squares! };
}

test('a cell whose weighted answers are worth fewer than ten has no value, and every other cell has one', async () => {
  let few = 0;
  for (const { estimate } of await cellsOf(demo, choices)) {
    if (['hidden', 'noMatch', 'notApplicable', 'notReported'].includes(estimate.state)) continue;
    const { n, worth } = baseOf(estimate);
    expect(estimate.n).toBe(n);
    expect(estimate.state === 'imprecise', `${JSON.stringify(estimate.group)} ${estimate.area}: ${worth}`).toBe(
      worth < 10
    );
    if (worth < 10) {
      few++;
      const { value, numerator, denominator, interval, variance, sample } = estimate;
      expect([value, numerator, denominator, interval, variance, sample]).toEqual([null, 0, 0, null, null, null]);
    }
  }
  expect(few).toBeGreaterThan(2);
});

test('what is on too small a base stands in no chart, alternative text, table, file, test, letter and explanation', async () => {
  const { figure, answers } = await withAnswers(demo, choices);
  const subject = figure.chart.subject as TrellisSubject;
  const few = subject.rows.flatMap(({ cells }) => cells.filter(({ estimate }) => estimate?.state === 'imprecise'));
  expect(few.length).toBeGreaterThan(2);
  for (const { text, sentence, mark, estimate } of few) {
    expect([text, mark]).toEqual(['', null]);
    expect(sentence).toContain('有效基数不足 10');
    expect(sentence).not.toMatch(/%|▲|▼|可判定|高于|\d\.\d/);
    const told = explain(askedOf({ answers, view: figure.spec.view, indicators: figure.indicators }, estimate!)!, null);
    expect([told.counts, told.statement, told.value]).toEqual([null, null, '有效基数不足 10']);
    expect(told.footnote).toContain('精度');
    expect(told.footnote).not.toMatch(/%/);
  }
  const placed = trellisLayout(subject, { width: 1400, height: 700 }).cells;
  for (const { cell, bar, whisker, ground } of placed)
    if (cell.estimate?.state === 'imprecise') expect([bar, whisker, ground]).toEqual([0, null, null]);

  const { head, rows } = figure.table;
  const [state, size] = ['状态', '有效数 n'].map((name) => head.indexOf(name));
  const own = rows.filter((row) => cellText(row[state!]!) === '有效基数不足 10');
  expect(own).toHaveLength(few.length);
  for (const row of own)
    expect(
      row
        .filter((_, at) => at > 1 && at !== state && at !== size)
        .map(cellText)
        .join('')
    ).toBe('');

  const [names, ...lines] = estimatesCsv('xiaogan', figure.estimates)
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const untold = ['numerator', 'denominator', 'value', 'lower', 'upper'].map((name) => names!.indexOf(name));
  const written = lines.filter((line) => line[names!.indexOf('state')] === 'imprecise');
  expect(written).toHaveLength(few.length);
  for (const line of written) expect(untold.map((at) => line[at])).toEqual(['', '', '', '', '']);
  expect(figure.remarks.join()).toContain(`${few.length} 格的有效基数不足 10`);
});

test('a stack of which one part is on too small a base is not drawn: its length would tell the part', async () => {
  const shown = await sliced(demo, { counted: 'ofColumn/worker', columns: 'industry_code', seen: 'stacked' });
  expect(shown.chart.type).toBe('stacked');
  for (const { parts } of (shown.chart.subject as StackedSubject).bars)
    if (parts.some(({ estimate }) => estimate?.state === 'imprecise'))
      for (const { share } of parts) expect(share).toBeNull();
});

test('the whole of a row stays though a cell of it is empty: nothing else is hidden for its sake', async () => {
  const { figure } = await withAnswers(demo, choices);
  for (const { cells } of (figure.chart.subject as TrellisSubject).rows)
    if (cells.some(({ estimate }) => estimate?.state === 'imprecise'))
      expect(cells.filter(({ estimate }) => estimate?.value != null).length).toBeGreaterThan(0);
});
