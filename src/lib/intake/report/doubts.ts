import type { MissingKind } from '../../codebook/codebook';

/** Why a column cannot be what it says. */
export type DoubtKind =
  | 'share' // 0.544 among percents
  | 'percent' // below 0 or over 100 among percents
  | 'points' // a number that no point of a rating has
  | 'none' // 无 in a column of yes and no
  | 'money' // ￥ before, 元/月 after a number
  | 'grouped' // a space that does not break, or ', between thousands
  | 'fullStop' // 是。
  | 'formula' // ="0012"
  | 'merged'; // one number in a cell that several rows share

/** A way to read all such texts of a column; a kind of missing: there is no answer. */
export type DoubtReading = 'asWritten' | 'hundredfold' | 'no' | 'each' | MissingKind;

/** A doubt about one text of a column. */
export interface Doubted {
  kind: DoubtKind;
  /** the likelier first */
  readings: DoubtReading[];
  /** as it is read while nobody has answered; null: it counts as blank, and waits */
  taken: DoubtReading | null;
}

/** What a person says of the doubts about one column; null takes back what was said. */
export type DoubtAnswers = Partial<Record<DoubtKind, DoubtReading | null>>;
