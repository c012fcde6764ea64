import type { Estimate } from '../../estimates/estimates';

/** A cell: a plain bar and what it says. */
export interface TrellisCell {
  estimate: Estimate | undefined;
  /** its number; '' where there is none */
  text: string;
  sentence: string;
  /** name of its mark; null of one that cannot be pressed */
  mark: string | null;
  /** words of its row, no number of its own: nothing is drawn where there are none */
  isBare?: true;
}

export interface TrellisRow {
  key: string;
  label: string;
  /** it is the whole of the others, or what is looked at */
  isStrong: boolean;
  cells: TrellisCell[];
}

/** Rows of plain bars under common heads: every bar is a share, all on one scale. */
export interface TrellisSubject {
  /** bars when not given; dots with their intervals, cells that are darker the more there is, or numbers alone */
  look?: 'bars' | 'dots' | 'heat' | 'numbers';
  heads: { label: string; isStrong: boolean; isNarrow?: true }[];
  /** heads over heads, from left to right */
  groups: { label: string; count: number }[];
  /** name of what a row is */
  corner: string;
  rows: TrellisRow[];
  /** a last row of words, as the number of those who answered; null of none */
  foot: { label: string; cells: string[] } | null;
  label: string;
}
