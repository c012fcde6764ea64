import type { Change } from '../../estimates/compare/changes';
import type { EquityGap } from '../../estimates/compare/groups';
import type { Estimate } from '../../estimates/estimates';
import type { IndicatorMark } from '../subject';

/** A group of the rows of an area. */
export interface BreakdownRow {
  label: string;
  estimate: Estimate;
  /** it less the total; null where they may not be compared */
  beside: Change | null;
  /** persons that the units which lack it stand for; null where nobody knows */
  people: number | null;
  /** name of its mark */
  mark: string;
}

/** One indicator of an area by groups. */
export interface BreakdownSubject {
  label: string;
  /** what groups are made by */
  by: string;
  indicator: IndicatorMark;
  rows: BreakdownRow[];
  total: { label: string; estimate: Estimate | null };
  gap: EquityGap | null;
  /** what people are called; null where no row has any */
  people: { head: string; unit: string } | null;
}

/** The row of an estimate. */
export const rowOf = ({ rows }: BreakdownSubject, estimate: Estimate): BreakdownRow =>
  rows.find((row) => row.estimate === estimate)!;
