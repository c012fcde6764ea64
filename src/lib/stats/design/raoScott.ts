import fCdf from '@stdlib/stats-base-dists-f-cdf';
import { covarianceOf } from './contrast';
import { degreesOfFreedom, joined, type PsuTotals } from './design';
import { shareOf, sumOf } from './linear';
import { solve } from './solve';

export interface RaoScott {
  /** F on df1 and df2 degrees of freedom */
  statistic: number;
  df1: number;
  df2: number;
  p: number;
  /** answers of a simple random sample that would tell as much: those that there are by the mean generalised design effect */
  designN: number;
}

/**
 * Whether rows and columns of a table have to do with each other: Pearson's chi-square with Rao and Scott's second-order correction,
 * as an F; as R's survey::svychisq(statistic = "F"). Load it lazily: its F weighs 37 kB.
 * @param table cells by row and column, of one measure and partition, that share no row; null where nobody is in a cell. Counts
 *   are the denominators x
 * @returns null of fewer than two rows or columns with anybody, and where a sample cannot say how exact it is
 * @see Rao & Scott (1984), Ann. Statist. 12: 46-60; as an F: Thomas & Rao (1987), J. Am. Stat. Assoc. 82: 630-636
 */
export function raoScott(table: readonly (readonly (PsuTotals | null)[])[]): RaoScott | null {
  const count = (cell: PsuTotals | null) => (cell ? sumOf(cell, 'x') : 0);
  const rows = table.filter((cells) => cells.some((cell) => count(cell) > 0));
  const columns = [...(table[0] ?? []).keys()].filter((at) => rows.some((cells) => count(cells[at]!) > 0));
  const cells = rows.flatMap((row) => columns.map((at) => row[at]!));
  const whole = joined(cells.filter((cell) => cell !== null));
  if (!whole || rows.length < 2 || columns.length < 2) return null;
  const nu = degreesOfFreedom([whole]);
  const shares = cells.map((cell) => (cell ? shareOf(cell, whole) : null));
  const p = shares.map((share) => share?.[0]!.value ?? 0);
  const covariances = shares.map((a) => shares.map((b) => (a && b ? covarianceOf(a, b) : 0)));
  if (nu < 1 || covariances.some((line) => line.includes(null))) return null;
  const contrasts = doublyCentred(rows.length, columns.length).map((one) =>
    one.map((weight, cell) => (p[cell]! > 0 ? weight / p[cell]! : 0))
  );
  const quadratic = (a: number[], b: number[], between: (cell: number, other: number) => number) =>
    a.reduce((sum, x, cell) => sum + (x === 0 ? 0 : b.reduce((one, y, at) => one + x * y * between(cell, at), 0)), 0);
  const under = (between: (cell: number, other: number) => number) =>
    contrasts.map((a) => contrasts.map((b) => quadratic(a, b, between)));
  const independent = under((cell, other) => (cell === other ? p[cell]! : 0));
  const delta = solve(
    independent,
    under((cell, other) => covariances[cell]![other]!)
  );
  const trace = delta?.reduce((sum, line, at) => sum + line[at]!, 0) ?? 0;
  if (!delta || !(trace > 0)) return null;
  const squares = delta.reduce(
    (sum, line, at) => sum + line.reduce((one, value, other) => one + value * delta[other]![at]!, 0),
    0
  );
  const statistic = pearson(p, columns.length) / trace;
  const df1 = trace ** 2 / squares;
  const chance = statistic > 0 ? fCdf(1 / statistic, df1 * nu, df1) : 1;
  return { statistic, df1, df2: df1 * nu, p: chance, designN: contrasts.length / trace };
}

/** Weights of cells that say nothing of rows or columns alone: a basis of them. */
function doublyCentred(rows: number, columns: number): number[][] {
  const weight = (at: number, chosen: number, last: number) => (at === chosen ? 1 : at === last ? -1 : 0);
  return Array.from({ length: (rows - 1) * (columns - 1) }, (_, index) => {
    const [row, column] = [Math.floor(index / (columns - 1)), index % (columns - 1)];
    return Array.from(
      { length: rows * columns },
      (_, cell) => weight(Math.floor(cell / columns), row, rows - 1) * weight(cell % columns, column, columns - 1)
    );
  });
}

/** Pearson's chi-square of shares, for one answer. */
function pearson(p: readonly number[], columns: number): number {
  const [byRow, byColumn] = [new Map<number, number>(), new Map<number, number>()];
  const row = (cell: number) => Math.floor(cell / columns);
  p.forEach((share, cell) => {
    byRow.set(row(cell), (byRow.get(row(cell)) ?? 0) + share);
    byColumn.set(cell % columns, (byColumn.get(cell % columns) ?? 0) + share);
  });
  return p.reduce((sum, share, cell) => {
    const expected = byRow.get(row(cell))! * byColumn.get(cell % columns)!;
    return sum + (share - expected) ** 2 / expected;
  }, 0);
}
