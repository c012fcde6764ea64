import type { Label } from '../i18n/label';
import type { Expression, Predicate } from './expression/expression';

export interface Indicator {
  id: string;
  /** a person has defined it on this machine (own/) */
  isOwn?: true;
  /** name of its base; '' when it has only one definition */
  base: string;
  coverage: string;
  table: string;
  /** indicator whose largest part this is one of */
  partOf: string | null;
  /** 'max': the value is that of the part with the largest value; such a row has no expressions of its own */
  combine: 'max' | null;
  universe: Predicate | null;
  numerator: Expression | null;
  denominator: Expression | null;
  /** percent and point: value 0..1, printed times 100 as % or 百分点 · number: printed as it is */
  format: 'percent' | 'point' | 'number';
  /** the value is per * numerator / denominator: 1, or 10000 for "per 10 000 workers" */
  per: number;
  /** what the value is where it is not that: the numerator itself, or of the answers to a column the smallest that at least half do not exceed */
  statistic?: { kind: 'total' } | { kind: 'median'; column: string };
  direction: 'up' | 'down';
  /** reached at or beyond; in the scale of the value (0.92, not 92); null: rank only */
  target: number | null;
  /** nobody has set the target yet: it is this survey's own guess, and every verdict on it says so */
  provisional: boolean;
  label: Label;
  /** for axes and table heads */
  short: Label;
  unit: Label;
  /** what the numerator counts, with its measure word: 家 / units */
  count: Label;
  /** 口径 in words */
  numeratorLabel: Label;
  denominatorLabel: Label;
  /** where the target comes from, in words that name its document */
  basis: Label;
  /** where that was read: an address or the name of a document, for the page of definitions only; '' where nothing was read */
  source: string;
}
