import { afterAll, beforeAll, expect, test } from 'vitest';
import { association } from '../../../../src/lib/estimates/sampled/association';
import { associationQuery } from '../../../../src/lib/figures/crosstab/associated';
import { slice } from '../../../../src/routes/slice/slice';
import { openSurvey, type OpenedSurvey } from '../demo';
import { said, waves } from './slices';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

const queryOf = (choices: object) => {
  const { spec, measure } = slice(demo.pageOf(choices), demo.codebook, waves);
  return associationQuery(spec, measure, demo.codebook);
};
const choices = { rows: 'job_type', columns: 'unit_type', counted: 'ofColumn/worker' };

type Matrix = number[][];
const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((line) => b[0]!.map((_, j) => line.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
const turned = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((line) => line[j]!));

/** a⁻¹b by elimination. */
function solved(a: Matrix, b: Matrix): Matrix {
  const work = a.map((line, i) => [...line, ...b[i]!]);
  for (let at = 0; at < work.length; at++) {
    const pivot = work.findIndex((line, i) => i >= at && Math.abs(line[at]!) > 1e-14);
    [work[at], work[pivot]] = [work[pivot]!, work[at]!];
    work[at] = work[at]!.map((x) => x / work[at]![at]!);
    for (const [i, line] of work.entries()) if (i !== at) work[i] = line.map((x, k) => x - line[at]! * work[at]![k]!);
  }
  return work.map((line) => line.slice(a.length));
}

/**
 * Rao and Scott's F from the rows alone, each drawn by itself, in plain matrices: as R's survey:::svychisq writes it.
 * @param drawn all rows of the sample, whether they answered or not: a domain does not shrink the design
 */
function fromRows(rows: { a: string; b: string; w: number }[], drawn: number): { f: number; df1: number } {
  const [as, bs] = [[...new Set(rows.map(({ a }) => a))], [...new Set(rows.map(({ b }) => b))]];
  const cells = as.flatMap((a) => bs.map((b) => [a, b] as const));
  const [n, total] = [rows.length, rows.reduce((sum, { w }) => sum + w, 0)];
  const share = (is: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((sum, row) => sum + (is(row) ? row.w : 0), 0) / total;
  const p = cells.map(([a, b]) => share((row) => row.a === a && row.b === b));
  const expected = cells.map(([a, b]) => share((row) => row.a === a) * share((row) => row.b === b));
  const pearson = n * p.reduce((sum, one, at) => sum + (one - expected[at]!) ** 2 / expected[at]!, 0);
  const place = new Map(cells.map((cell, at) => [cell.join(), at]));
  const variance: Matrix = cells.map(() => cells.map(() => 0));
  const squares = cells.map(() => 0);
  for (const { a, b, w } of rows) squares[place.get([a, b].join())!]! += w * w;
  const all = squares.reduce((x, y) => x + y, 0);
  for (const i of cells.keys())
    for (const j of cells.keys())
      variance[i]![j] =
        ((drawn / (drawn - 1)) *
          ((i === j ? squares[i]! : 0) - squares[i]! * p[j]! - squares[j]! * p[i]! + all * p[i]! * p[j]!)) /
        total ** 2;
  const contrasts = turned(
    as
      .slice(1)
      .flatMap((a) =>
        bs
          .slice(1)
          .map((b) => cells.map(([x, y]) => (Number(x === a) - 1 / as.length) * (Number(y === b) - 1 / bs.length)))
      )
  );
  const scaled = contrasts.map((line, cell) => line.map((x) => x / p[cell]!));
  const simple = times(turned(contrasts), scaled).map((line) => line.map((x) => x / n));
  const delta = solved(simple, times(turned(scaled), times(variance, scaled)));
  const trace = (a: Matrix) => a.reduce((sum, line, at) => sum + line[at]!, 0);
  return { f: pearson / trace(delta), df1: trace(delta) ** 2 / trace(times(delta, delta)) };
}

test('whether rows and columns of persons are related is what a calculation from the CSV alone gives', async () => {
  for (const choice of [choices, { ...choices, rows: 'age_group' }]) {
    const found = (await association(demo.source, demo.codebook, demo.survey.stored, queryOf(choice)!))!;
    const rows = demo
      .rows('worker', '2014')
      .map((row) => ({ a: said(row, choice.rows), b: said(row, 'unit_type'), w: Number(row['weight']) }))
      .filter(({ a, b, w }) => a !== '' && b !== '' && w > 0);
    const { f, df1 } = fromRows(rows, demo.rows('worker', '2014').length);
    expect(found.statistic! / f).toBeCloseTo(1, 8);
    expect(found.df1! / df1).toBeCloseTo(1, 8);
    const [sum, squares] = [1, 2].map((power) => rows.reduce((total, { w }) => total + w ** power, 0));
    expect(found).toMatchObject({ n: rows.length, unreliable: false });
    expect(found.effectiveN).toBeCloseTo(sum! ** 2 / squares!, 6);
  }
});

test('it is asked of samples only, and of persons of nothing that could be told apart by a filter', () => {
  expect(queryOf(choices)).not.toBeNull();
  for (const other of [
    { rows: 'union_form', columns: 'size_class', counted: 'ofColumn/unit' },
    { ...choices, columns: '@areas' },
    { ...choices, columns: null },
    { ...choices, rows: 'insured' },
    { ...choices, weights: 'off' },
    { ...choices, filters: { unit_type: ['enterprise'] } },
    { indicator: 'O06', rows: 'unit_type' }
  ])
    expect(queryOf(other), JSON.stringify(other)).toBeNull();
});
