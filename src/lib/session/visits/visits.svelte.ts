import { mergeVisits, type Visit } from '../../intake/visits/visit';
import type { WaitingVisits } from './takeVisits';

/** What has been noted of visits, by survey, and the list that came back and waits for a word. */
export class Visits {
  #noted = $state.raw<ReadonlyMap<string, readonly Visit[]>>(new Map());
  /** lists that came back, the first of which is asked about */
  #waiting = $state.raw<{ survey: string; list: WaitingVisits }[]>([]);

  /** @param changed called when something was noted */
  constructor(readonly changed: (survey: string) => void = () => undefined) {}

  /** Ids of the surveys of which something is noted. */
  get surveys(): string[] {
    return [...this.#noted.keys()];
  }

  of(survey: string): readonly Visit[] {
    return this.#noted.get(survey) ?? [];
  }

  /** By id of the unit. */
  byUnit(survey: string): Map<string, Visit> {
    return new Map(this.of(survey).map((visit) => [visit.unit, visit]));
  }

  /** What was kept of a survey comes back. */
  restore(survey: string, visits: readonly Visit[]): void {
    this.#noted = new Map(this.#noted).set(survey, visits);
  }

  get waiting(): WaitingVisits | null {
    return this.#waiting[0]?.list ?? null;
  }

  wait(survey: string, list: WaitingVisits): void {
    this.#waiting = [...this.#waiting, { survey, list }];
  }

  /** A person has answered what is to become of the list that waits. @returns how many units were noted */
  answer(takes: boolean): number {
    const [first, ...others] = this.#waiting;
    this.#waiting = others;
    if (!takes || !first) return 0;
    const { survey, list } = first;
    this.restore(survey, mergeVisits(this.byUnit(survey), list.visits).merged);
    this.changed(survey);
    return list.visits.length;
  }
}
