import type { FigureSpec } from '../../figures/kinds';
import type { Template } from '../../files/pptx/template';
import type { Briefing } from './briefing.svelte';
import type { LeaveLog } from './leaveLog.svelte';

/** A presentation of the unit that a briefing leaves in. */
export interface UnitTemplate {
  /** of its file */
  name: string;
  template: Template;
}

/** Figures that were put into the briefing from other pages. What they are put into is fetched when it is looked at. */
export class Gathered {
  /** those that no briefing has taken yet */
  waiting = $state.raw<FigureSpec[]>([]);
  /** the briefing that was opened last */
  briefing = $state.raw<Briefing | null>(null);
  /** by survey: what a person has made of one stays while he looks at another */
  briefings = $state.raw<ReadonlyMap<string, Briefing>>(new Map());

  /** what has left; made with the first that does */
  log: LeaveLog | null = null;

  /** brought by drop */
  template = $state.raw<UnitTemplate | null>(null);

  add(spec: FigureSpec): void {
    this.waiting = [...this.waiting, spec];
  }

  /** How many slides of a survey were gathered. */
  count(survey = ''): number {
    const own = this.waiting.filter(({ view }) => view.survey === survey).length;
    return own + (this.briefings.get(survey)?.gathered ?? 0);
  }
}
