import type { TableSpec } from '../../codebook/codebook';
import type { Predicate } from '../../codebook/expression/expression';
import type { Measure, WaveTable } from '../cells/cellQuery';

/** What is asked of the units that answered in two waves. */
export interface MatchedQuery {
  table: TableSpec;
  before: WaveTable[];
  now: WaveTable[];
  measure: Measure;
  weight: string | null;
  /** of whom, by what they say now */
  where: Predicate | null;
}

/** Numerator and denominator of a unit, now and before. */
export const terms = ['y', 'x', 'yBefore', 'xBefore'] as const;
export type TermName = (typeof terms)[number];
export type MomentName = `${TermName} ${TermName}`;

/** Every pair of terms once. */
export const moments: MomentName[] = terms.flatMap((one, at) =>
  terms.slice(at).map((other): MomentName => `${one} ${other}`)
);

/** What the units of one area (as it is named now) add up to that stand once in each wave and are complete in both. */
export interface MatchedSums extends Record<TermName | MomentName, number> {
  area: string | null;
  /** units that stand once in each wave */
  matched: number;
  /** of these, complete in both */
  n: number;
  /** their weights in each wave, and the squares of these */
  w: number;
  ww: number;
  wBefore: number;
  wwBefore: number;
}

/**
 * Where units are that are complete in a wave: in both, or why not. only: the other wave has none of that name · several: one of that
 * name has more rows · blank: the other wave has it, and does not count it · outside: what is asked of it now does not hold
 */
export const fates = ['both', 'only', 'several', 'blank', 'outside'] as const;
export type Fate = (typeof fates)[number];

/** Complete rows of units that have a name, by where they lie in each wave. */
export interface MatchedFate {
  area: string | null;
  areaBefore: string | null;
  fate: Fate;
  /** complete rows now of whom the question is, and complete rows before */
  now: number;
  before: number;
}

/** Whoever can find units again. Never returns rows. */
export interface MatchedSource {
  /** Rejects with a SourceError, or with an AbortError when the signal fires first. */
  sums(query: MatchedQuery, signal?: AbortSignal): Promise<MatchedSums[]>;
  /** who is in the sums and who is not: complete rows of a unit with a name in one of the fates each */
  fates(query: MatchedQuery, signal?: AbortSignal): Promise<MatchedFate[]>;
  /** the question in the source's own language; '' where it cannot be asked */
  statement(query: MatchedQuery): string;
}
