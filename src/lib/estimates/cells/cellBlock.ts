import type { Drawn } from './design';
import { joined, type PsuTotals } from '../../stats/design/design';

/**
 * The answer to a question, in columns: groups of rows, and what each measure adds up to in each of them. It is shared by all
 * who ask: nobody changes it.
 */
export interface CellBlock {
  groups: readonly RowGroup[];
  /** by group: rows, whatever they answered */
  rows: Float64Array;
  /** by group: rows whose weight is neither 0 nor 1 */
  weighted: Float64Array;
  /** by id of a measure */
  measures: ReadonlyMap<string, MeasureSums>;
  /** with variance 'design': by wave, the units that were drawn, which the groups' `psu` are places of */
  drawn?: Readonly<Record<string, Drawn>>;
}

/** Rows that have the same value of each key of a set, in one wave. */
export interface RowGroup {
  /** name of one of the question's sets */
  set: string;
  wave: string;
  /** value of each key of the set */
  key: Readonly<Record<string, string | null>>;
  /** with variance 'design': the place of their primary unit; groups that differ in it only are one group to a reader */
  psu?: number;
}

/**
 * What one measure adds up to, by group. A row is complete (universe true, both parts present), or not asked (outside the universe,
 * or of weight 0; or incomplete and excused by `relevant` or a companion not_asked / not_applicable), or item nonresponse. Over the complete
 * rows: n, y = Σw·numerator, x = Σw·denominator, and, 0 without a variance, w = Σw, ww = Σw², yy = Σw²y², xy = Σw²xy, xx = Σw²x².
 * All add over areas, groups and waves.
 */
export interface MeasureSums extends Record<SumName, Float64Array> {
  /** those whose tables have the columns that it is made of; of others its sums say nothing */
  waves: readonly string[];
}

export const sumNames = ['n', 'nonresponse', 'notEligible', 'w', 'y', 'x', 'ww', 'yy', 'xy', 'xx'] as const;
export type SumName = (typeof sumNames)[number];

/** What one measure adds up to over some rows. */
export interface Sums extends Record<SumName | 'rows' | 'weighted', number> {
  /** with variance 'design', where it is known */
  psus?: PsuTotals;
}

/** Over the rows of some groups, at least one. */
export function sumsOver({ rows, weighted }: CellBlock, measure: MeasureSums, groups: readonly number[]): Sums {
  const { n, nonresponse, notEligible, w, y, x, ww, yy, xy, xx } = measure;
  const sums: Sums = {
    rows: 0,
    weighted: 0,
    n: 0,
    nonresponse: 0,
    notEligible: 0,
    w: 0,
    y: 0,
    x: 0,
    ww: 0,
    yy: 0,
    xy: 0,
    xx: 0
  };
  for (const at of groups) {
    sums.rows += rows[at]!;
    sums.weighted += weighted[at]!;
    sums.n += n[at]!;
    sums.nonresponse += nonresponse[at]!;
    sums.notEligible += notEligible[at]!;
    sums.w += w[at]!;
    sums.y += y[at]!;
    sums.x += x[at]!;
    sums.ww += ww[at]!;
    sums.yy += yy[at]!;
    sums.xy += xy[at]!;
    sums.xx += xx[at]!;
  }
  return sums;
}

/** Over the rows of all; null of none. */
export function addSums([first, ...others]: readonly Sums[]): Sums | null {
  if (!first || others.length === 0) return first ?? null;
  const sum = { ...first };
  for (const other of others) {
    sum.rows += other.rows;
    sum.weighted += other.weighted;
    for (const name of sumNames) sum[name] += other[name];
  }
  const psus = [first, ...others].flatMap((one) => one.psus ?? []);
  if (psus.length > others.length) sum.psus = joined(psus)!;
  else delete sum.psus;
  return sum;
}
