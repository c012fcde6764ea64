import type { Codebook, Preset } from '../../codebook/codebook';

/** Presets that people made on this machine; they hold names of columns and meanings of texts, and no answers. */
export class Presets {
  /** by survey */
  own = $state.raw<Record<string, Preset[]>>({});

  /** Those of a survey, what was made here first: where it fits a file as well as one of the survey's own, it is taken. */
  of({ id, presets }: Codebook): Preset[] {
    const own = this.ownOf(id);
    return [...own, ...presets.filter(({ name }) => !own.some((one) => one.name === name))];
  }

  ownOf(survey: string): Preset[] {
    return this.own[survey] ?? [];
  }

  add(survey: string, preset: Preset): void {
    const others = this.ownOf(survey).filter(({ name }) => name !== preset.name);
    this.own = { ...this.own, [survey]: [...others, preset] };
  }

  forget(survey: string, name: string): void {
    this.own = { ...this.own, [survey]: this.ownOf(survey).filter((preset) => preset.name !== name) };
  }
}
