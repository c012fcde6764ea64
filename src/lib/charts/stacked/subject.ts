import type { Estimate } from '../../estimates/estimates';

/** A part of a bar. */
export interface StackedPart {
  /** place among the heads */
  head: number;
  estimate: Estimate | undefined;
  /** its share of the bar; null where it is not known */
  share: number | null;
  text: string;
  sentence: string;
  /** name of its mark; null of one that cannot be pressed */
  mark: string | null;
}

/** Bars of one length, each parted as its whole is. */
export interface StackedSubject {
  /** names of parts, the first at the left */
  heads: string[];
  bars: { key: string; label: string; isStrong: boolean; n: string; parts: StackedPart[] }[];
  label: string;
}
