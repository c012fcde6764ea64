import type { PsuTotals } from '../stats/design/design';
import type { Place } from './place';

/** One number with all that a reader may ask of it. */
export interface Estimate extends Place {
  /** for an indicator that is the largest of its parts: which part */
  part: string | null;
  /** rows asked and answered, both parts present (pairwise complete); of an aggregated table: sum of its n column, null when it has none. null when hidden */
  n: number | null;
  numerator: number;
  denominator: number;
  /** null unless state is value, zero or conflict */
  value: number | null;
  /** 95 %: of a proportion Wilson's, or by a design logit; else Student's t on `df`; null for a full count, and where it cannot be known */
  interval: [number, number] | null;
  /** sampling variance of the value, in its scale squared, never 0; null for a full count, and where it cannot be known */
  variance: number | null;
  /** degrees of freedom of the variance; null with it */
  df: number | null;
  /** null for a full count, which has no sampling error, and when hidden */
  sample: Sample | null;
  /** null where it may not be said: rows less answers could give a hidden n away */
  nonresponse: number | null;
  notEligible: number | null;
  target: number | null;
  /** the target is not settled yet */
  provisional: boolean;
  /** the target was set by a person on this machine: it is not the survey's */
  ownTarget?: true;
  /** 还差: further units or people to the target, of a sum that of its areas together; null without a target, in a sample, for scores, in conflict */
  shortfall: number | null;
  state: State;
  status: Status | null;
  /** n is below the table's limit: shown grey, never ranked */
  unreliable: boolean;
  /** a full count of fewer rows than its table judges (`judgedFrom`): shown, neither judged nor ranked */
  few: boolean;
  /** hidden because of the filters or groups that are chosen of a table of persons: one at a time, or nobody could tell what they give away together */
  crossed?: boolean;
  /** not applicable because the table has no column for a filter or group that is chosen */
  unsliceable?: boolean;
  /** of a sum over areas: how many of them reported this indicator */
  reported: { areas: number; of: number } | null;
  /** of a sum over areas: what it is made of */
  sum?: SumOfAreas;
  /** answers of equal weight that would be as precise: of a weighted sample Kish's, of a proportion by a design those of a simple random sample */
  effectiveN?: number;
  /** rows have weights of their own: the sums are no heads */
  weighted?: true;
  /** rows have weights that this does not use */
  unweighted?: true;
  /** another count of the same that is not in this one: what a register's own row of the area says beside the rows of its parts, or their sum where that row stands */
  other?: { from: 'row' | 'parts'; numerator: number; denominator: number; value: number };
}

export interface SumOfAreas {
  /** areas with more than the whole: not in the sum, or their excess would fill the holes of others */
  conflicts: string[];
  /** what the sum itself lacks to its own target; `gap` is that of its areas together */
  ownShortfall: number | null;
  /** areas have targets of their own: `gap` is to those, not to `target` */
  ownTargets: boolean;
  /** rows that name none of its areas, counted in the sum only; 0 where it may not be said */
  apart: number;
  /** by wave in which other areas reported: the sums over those of both waves; null where none may be made. A wave that is absent compares as it is */
  restricted: Record<string, SameAreas | null>;
}

/** Two estimates over the same areas. */
export interface SameAreas {
  now: Estimate;
  before: Estimate;
  /** the areas of both; [] when nothing is left out */
  areas: string[];
  /** the areas of one wave only */
  excluded: string[];
}

/**
 * `unconfirmed`: not stored, because nobody has said yes to the column that answers it.
 * `noMatch`: there are rows, and a filter keeps none that the indicator is about.
 * `imprecise`: a sample whose answers are worth fewer than `leastEffective` equal ones: the value would be noise, so it is nowhere.
 */
export type State =
  'value' | 'zero' | 'notReported' | 'unconfirmed' | 'notApplicable' | 'noMatch' | 'hidden' | 'imprecise' | 'conflict';
/** Against the target; undecided: a sample that cannot be told from it. The rule is in verdict.ts. */
export type Status = 'reached' | 'near' | 'below' | 'undecided';

/** What comparisons need of a sample beside n, numerator and denominator: second moments of the weighted rows. */
export interface Sample {
  /** each row counts as 0 or 1 in the numerator and the denominator, as 1 above only where below */
  proportion: boolean;
  yy: number;
  xy: number;
  xx: number;
  /** of a table that says how its sample was drawn: what each primary unit adds up to; null where the tables of the wave do not say */
  psus?: PsuTotals | null;
}
