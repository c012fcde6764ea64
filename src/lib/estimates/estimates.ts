/** One number with all that a reader may ask of it. */
export interface Estimate {
  indicator: string;
  /** code of an area; `<root>/<kind>` is all areas of a kind; the root is the whole */
  area: string;
  group: Record<string, string | null>;
  wave: string;
  /** name of the base that was used, '' when the indicator has only one */
  base: string;
  /** for an indicator that is the largest of its parts: which part */
  part: string | null;
  /** rows asked and answered, both parts present (pairwise complete); of an aggregated table: sum of its n column, null when it has none. null when hidden */
  n: number | null;
  numerator: number;
  denominator: number;
  /** null unless state is value, zero or conflict */
  value: number | null;
  /** 95 %; null for a full count */
  interval: [number, number] | null;
  missing: number;
  notAsked: number;
  target: number | null;
  /** further units or people to the target, of a sum that of its areas; null without a target, in a sample, for scores, in conflict */
  gap: number | null;
  state: State;
  standing: Standing | null;
  /** n is below the table's limit: shown grey, never ranked */
  unreliable: boolean;
  /** of a sum over areas: how many of them reported this indicator */
  reported: { areas: number; of: number } | null;
}

/** `unconfirmed`: not stored, because nobody has said yes to the column that answers it. */
export type State = 'value' | 'zero' | 'notReported' | 'unconfirmed' | 'notApplicable' | 'hidden' | 'conflict';
export type Standing = 'reached' | 'near' | 'below';
