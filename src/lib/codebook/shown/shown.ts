import type { Label } from '../../i18n/label';
import type { Predicate } from '../expression/expression';
import type { Named } from '../named';
import type { Indicator } from '../indicator';

/** What stands on the page of answers: every question that a form asks has its place there, with an indicator, or is said to be left out. */
export interface Shown {
  groups: ShownGroup[];
  unshown: Unshown[];
  /** by table: who answers its questions, of whom shares and counts are */
  bases: Record<string, { asked: Label; universe: Predicate | null }>;
}

export interface ShownGroup extends Named {
  figures: ShownFigure[];
}

/**
 * options: the codes of one question · shares and means: several questions of one table · needs: what is needed beside what is
 * used · sums: numbers added up.
 */
export type ShownType = 'options' | 'shares' | 'means' | 'needs' | 'sums';

export interface ShownFigure extends Named {
  type: ShownType;
  table: string;
  /** who was asked, in words */
  asked: Label;
  /** one may give several answers: shares may add up to more than all */
  isMany: boolean;
  rows: ShownRow[];
}

/** A row of a figure: its definition; of needs what is used, what is needed, and the second less the first. */
export interface ShownRow extends Named {
  definitions: Indicator[];
}

/** Columns that no page shows, and why. */
export interface Unshown {
  table: string;
  columns: string[];
  why: Label;
}

/** The definitions of all figures. */
export const shownDefinitions = ({ groups }: Shown): Indicator[] =>
  groups.flatMap(({ figures }) => figures.flatMap(({ rows }) => rows.flatMap(({ definitions }) => definitions)));

/** A figure by its name. */
export const shownFigure = ({ groups }: Shown, name: string): ShownFigure | undefined =>
  groups.flatMap(({ figures }) => figures).find((one) => one.name === name);
