import type { Label } from '../i18n/label';
import type { Expression, Predicate } from './expression/expression';
import type { Indicator } from './indicator';
import type { Named } from './named';
import type { Shown } from './shown/shown';
import type { Choice, TableSpec } from './table';

export type { Shown, ShownFigure, ShownGroup, ShownRow, Unshown } from './shown/shown';
export type { Indicator } from './indicator';
export type { Named } from './named';
export type * from './table';

/** A survey as its pack of files describes it: checked, typed, complete. */
export interface Codebook {
  id: string;
  title: Label;
  /** who collected the data, as a source line prints it */
  source: Label;
  /** true when every number is made up; printed on every view and image */
  simulated: boolean;
  tables: TableSpec[];
  /** by list_name */
  choices: Map<string, Choice[]>;
  areas: Area[];
  /** code of the area that all reporting areas add up to */
  root: string;
  /** types of reporting area, in the order of the lists; each is ranked apart */
  areaTypes: AreaType[];
  coverages: Coverage[];
  /** definitions, in the file's order; an indicator with several bases has one entry a base, its default first */
  indicators: Indicator[];
  bases: Named[];
  filters: Filter[];
  overview: Overview;
  targets: Target[];
  /** a value that misses its target by at most this share of the target is near (0.1: a tenth); null: none is */
  near: number | null;
  rules: Rule[];
  waves: Wave[];
  presets: Preset[];
  /** what it knows of its gaps, for the page that asks what to do */
  gaps: Gaps;
  /** what is shown of the answers beside indicators */
  shown: Shown;
  /** definitions that no file lists: they follow from `gaps` and `shown`, and are asked for by their ids only */
  derived: Indicator[];
}

export interface Area {
  code: string;
  parent: string | null;
  type: string;
  /** place on the tile map, from 0; null off the map */
  column: number | null;
  row: number | null;
  label: Label;
  aliases: string[];
  /** names that it had once: a file may mean it by them, and nobody takes that without a yes */
  former?: string[];
}

export interface AreaType extends Named {
  /** false for types that are only looked up (townships) and never reported on */
  reporting: boolean;
}

export interface Coverage extends Named {
  /** indicator that stands for it in the overview */
  headline: string;
  /** indicators named under the headline */
  supporting: string[];
}

/** A way to slice; columns: which column of which table it reads. A table without one cannot be sliced by it. */
export interface Filter extends Named {
  columns: Record<string, string>;
  /** a person has defined it on this machine (own/) */
  isOwn?: true;
  /** of such a one: what it means, a text a language */
  meaning?: Label;
}

export interface Overview {
  /** indicator that says how many units meet all coverages; null when the survey has none */
  all: string | null;
  /** indicators of the matrix, in order */
  matrix: string[];
  /** steps of the funnel, same table and denominator, each a part of the one before; [] when there is none */
  funnel: Step[];
  /** two indicators of one idea told by different people: [claimed, reported] */
  contrast: [string, string] | null;
}

export interface Step {
  indicator: string;
  label: Label;
}

/** What a survey knows of its gaps. */
export interface Gaps {
  /** by full count: the persons that a row of it stands for */
  people: Record<string, People>;
  /** conditions of which a unit may have all, some or none; null where the survey has none */
  steps: Steps | null;
  /** what visiting units can raise, the first being what a page shows first */
  visits: Visit[];
  pairs: PairOfClaims[];
  causes: Cause[];
  quadrants: Quadrants[];
}

/** Two aims to be kept in step, each an indicator with a target: 扩面与提质并重. */
export interface Quadrants extends Named {
  /** [across, up]: how far it reaches, and how good it is */
  indicators: [string, string];
  /** what to do, by which of the two have reached their targets */
  actions: Record<Corner, Label>;
}

/** Which of two aims are reached. */
export const corners = ['both', 'first', 'second', 'neither'] as const;
export type Corner = (typeof corners)[number];

export interface People {
  /** column of their number */
  column: string;
  /** with its measure word: 人 / workers */
  count: Label;
}

export interface Steps {
  table: string;
  universe: Predicate | null;
  conditions: Condition[];
  /** names of filters by whose values the combinations may be looked at */
  by: string[];
  /** where units lie, finer than they report: a column of areas, and one of choices, of which some codes are no place */
  places: Place[];
}

/** Has it or has it not: 建会. */
export interface Condition extends Named {
  condition: Predicate;
}

export interface Place {
  column: string;
  /** of an area column: the kind of area that it names */
  kind: string | null;
  /** codes that name no place of its own */
  without: string[];
  /** with its measure word: 个乡镇（街道） */
  count: Label;
}

/** An indicator of a full count, the units that lack it, and what each adds to its numerator at most when it is won. */
export interface Visit {
  indicator: string;
  /** id of the definition whose list has the visited units; null: its own, of which a target needs some */
  listed: string | null;
  lacking: Predicate;
  adds: Expression;
  /** column whose largest come first */
  size: string;
  /** sizes from which a visit counts as a large one, for the words */
  large: number;
}

/** One idea of the same people, as it is claimed of them and as they report it themselves. */
export interface PairOfClaims extends Named {
  /** ids of indicators, or of `own`: [claimed, reported] */
  indicators: [string, string];
  /** definitions that only the pair needs, so that both sides are of the same people */
  own: Indicator[];
}

/** A question of a form that names causes of a shortfall. */
export interface Cause {
  /** which shortfalls it explains */
  indicators: string[];
  table: string;
  question: string;
  label: Label;
  /** who was asked, in words: the base of its percentages */
  asked: Label;
  /** codes that name a cause, of a question that others answer too; [] when every code does */
  codes: string[];
}

export interface Target {
  indicator: string;
  area: string;
  period: string;
  /** in the scale of the value */
  value: number;
  provisional: boolean;
  /** who set it and when, where that is known */
  set?: { by: string; at: string };
  /** a person has set it on this machine: it is not the survey's */
  isOwn?: true;
}

export interface Rule {
  id: string;
  table: string;
  /** a row it holds for is at fault */
  condition: Predicate;
  severity: 'error' | 'warning';
  message: Label;
}

export interface Wave {
  id: string;
  label: Label;
  /** ISO date that the answers refer to */
  referenceDate: string;
  notes: Label;
  /** file names of the wave's tables, relative to the wave's folder */
  files: string[];
}

/** What the columns and texts of one kind of file mean: made by a person once, so that the next file of its kind maps itself. */
export interface Preset extends Named {
  table: string;
  /** by header as the file has it; null: a column that answers nothing */
  columns: Record<string, Answering | null>;
  /** by question, by text as the file has it: the code it means; null: that there is no answer */
  values: Record<string, Record<string, string | null>>;
}

/** What a column of a file answers: a question, or whether one of its options was chosen. */
export interface Answering {
  question: string;
  /** code of the option that the column is about, where a form has one column an option; null: the whole question */
  option: string | null;
}
