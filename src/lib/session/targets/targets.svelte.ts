import { targetKey, withOwn, type OwnTarget } from '../../codebook/ownTargets';
import type { Opened } from '../../figures/survey';
import type { ReturnedTargets } from '../../intake/targets/readTargetFile';

/** A file of targets that was dropped and waits for a word. */
export interface WaitingTargets {
  file: string;
  returned: ReturnedTargets;
}

/** The targets that people have set on this machine, by survey, and the file of targets that waits for a word. */
export class Targets {
  /** who sets them, as he says himself */
  by = $state('');
  #own = $state.raw<ReadonlyMap<string, readonly OwnTarget[]>>(new Map());
  /** files that were dropped, the first of which is asked about */
  #waiting = $state.raw<{ survey: string; list: WaitingTargets }[]>([]);

  /** @param changed called when a person has set or taken back a target */
  constructor(readonly changed: (survey: string) => void = () => undefined) {}

  get surveys(): string[] {
    return [...this.#own.keys()];
  }

  of(survey: string): readonly OwnTarget[] {
    return this.#own.get(survey) ?? none;
  }

  /** The survey as its targets stand here. */
  applied(opened: Opened): Opened {
    const own = this.of(opened.codebook.id);
    if (own.length === 0) return opened;
    const { codebook } = opened;
    return { ...opened, codebook: { ...codebook, targets: withOwn(codebook.targets, own) } };
  }

  /** What was kept of a survey comes back, or what stood before. */
  restore(survey: string, own: readonly OwnTarget[]): void {
    this.#own = new Map(this.#own).set(survey, own);
  }

  /** Goes back to targets that stood before. */
  goTo(survey: string, own: readonly OwnTarget[]): void {
    this.restore(survey, own);
    this.changed(survey);
  }

  /** Sets targets in place of those of the same places; one of every wave goes before those of single waves. */
  set(survey: string, targets: readonly OwnTarget[]): void {
    const places = new Set(targets.map(targetKey));
    const wide = new Set(targets.filter(({ period }) => period === '').map(ofEveryWave));
    const others = this.of(survey).filter((one) => !places.has(targetKey(one)) && !wide.has(ofEveryWave(one)));
    this.goTo(survey, [...others, ...targets]);
  }

  /** Takes back what was set of an indicator in an area, for a wave or for all. */
  reset(survey: string, { indicator, area, wave }: { indicator: string; area: string; wave: string }): void {
    const isMeant = (one: OwnTarget) =>
      one.indicator === indicator && one.area === area && (one.period === wave || one.period === '');
    this.goTo(
      survey,
      this.of(survey).filter((one) => !isMeant(one))
    );
  }

  get waiting(): WaitingTargets | null {
    return this.#waiting[0]?.list ?? null;
  }

  wait(survey: string, list: WaitingTargets): void {
    this.#waiting = [...this.#waiting, { survey, list }];
  }

  /** A person has answered what is to become of the file that waits. @returns how many targets were set */
  answer(takes: boolean): number {
    const [first, ...others] = this.#waiting;
    this.#waiting = others;
    if (!takes || !first) return 0;
    const { targets } = first.list.returned;
    if (targets.length > 0) this.set(first.survey, targets);
    return targets.length;
  }
}

const none: readonly OwnTarget[] = [];
const ofEveryWave = (one: OwnTarget): string => targetKey({ ...one, period: '' });
