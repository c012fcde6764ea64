import type { Chart } from '../charts/chart';
import type { Table } from '../charts/table';
import type { Indicator } from '../codebook/codebook';
import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import type { MatchedAsk } from '../estimates/matched/askMatched';
import type { RowQuery } from '../estimates/rows';
import type { Answers } from './answers';
import type { Survey } from './survey';
import type { Choices, View } from './view/view';
import type { Basis } from './words/basis';
import type { Sentence } from './words/sentence';

/** What a figure is a figure of, as data: an address, a deck and an image hold it. */
export type Spec<Kind extends string = string, Options extends object = object> = {
  version: 1;
  kind: Kind;
  view: View;
} & Options;

/** Pages that figures stand on. */
export type FigurePage =
  '/' | '/gaps' | '/district' | '/indicator' | '/indicators' | '/slice' | '/answers' | '/briefing';

/** Where a press leads: the choices that it changes, and another page where it leaves this one. */
export type Lead = Partial<Choices> & { page?: FigurePage };

/** A kind of figure: from what somebody wants to see to what it says. */
export interface FigureKind<Options extends object> {
  /** The options as somebody saved them, of this survey or another one; a sentence where they cannot be followed. */
  resolve(saved: Readonly<Record<string, unknown>>, survey: Survey): Options | { fault: string };
  questions(spec: Spec<string, Options>, survey: Survey): EstimateQuery[];
  /** of a kind that lists rows of a full count: which */
  rows?(spec: Spec<string, Options>, survey: Survey): RowQuery[];
  /** of a kind that follows the same units from one wave to another: which */
  matched?(spec: Spec<string, Options>, survey: Survey): MatchedAsk[];
  /** The page and the choices beside its view with which the spec stands on it again. */
  opens(spec: Spec<string, Options>): { page: FigurePage; choices: Partial<Choices> };
  build(spec: Spec<string, Options>, survey: Survey, answers: Answers): Draft;
}

/** What a kind of figure says itself; the rest is the same for all (`build`). */
export interface Draft {
  title: string;
  /** the measure, over the chart on the page */
  subtitle: string;
  /** what it measures, where its title says something else */
  measure?: string;
  /** the finding, which is the title of a slide */
  headline: Sentence;
  /** what it shows, the first being what it is about */
  indicators: Indicator[];
  /** what it says of its numbers beside the chart, on a slide too */
  remarks?: string[];
  table: Table;
  chart: Chart;
  /** by mark: where a press on it goes */
  leads: Record<string, Lead>;
  /** the waves whose estimates it shows; the area that it is of, where not of all; and which they are, where a further question gave them */
  shows: { waves: (string | null)[]; area?: string; estimates?: Estimate[] };
}

/** A figure as it stands on the page, on a slide and in a file. */
export interface Figure extends Omit<Draft, 'remarks' | 'shows' | 'measure'> {
  spec: Spec;
  /** the line under it on the page */
  note: string;
  basis: Basis;
  /** what it says of its numbers beside the chart */
  remarks: string[];
  estimates: Estimate[];
  /** what a reader can do about the note: say yes to a column, or clear filters that keep nothing */
  remedy: 'confirm' | 'clear' | null;
  simulated: boolean;
}
