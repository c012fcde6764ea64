import { nothingOwn, type Own } from '../../codebook/own/own';
import type { Codebook } from '../../codebook/codebook';
import type { Opened } from '../../figures/survey';

type Applying = typeof import('./applyOwn');

/** What people have defined on this machine, by survey: variables and measures of their own. */
export class Owns {
  #own = $state.raw<ReadonlyMap<string, Own>>(new Map());
  /** fetched when anything is defined: nobody who defines nothing waits for it */
  #applying = $state.raw<Applying | null>(null);

  /** @param changed called when a person has defined something, or taken it back */
  constructor(readonly changed: (survey: string) => void = () => undefined) {}

  get surveys(): string[] {
    return [...this.#own.keys()];
  }

  of(survey: string): Own {
    return this.#own.get(survey) ?? nothingOwn;
  }

  /** The survey with what is defined of it here. */
  applied(opened: Opened): Opened {
    const own = this.of(opened.codebook.id);
    return this.#applying && own.variables.length + own.measures.length > 0
      ? this.#applying.applyOwn(opened, own)
      : opened;
  }

  /** What was kept of a survey comes back. */
  async restore(survey: string, own: Own): Promise<void> {
    await this.#ready();
    this.#own = new Map(this.#own).set(survey, own);
  }

  /** Sets all that is defined of a survey: something new, or what stood before. */
  async goTo(survey: string, own: Own): Promise<void> {
    await this.restore(survey, own);
    this.changed(survey);
  }

  /** Takes a file of definitions: all of it or nothing. @returns what happened. @throws CodebookError with its faults */
  async take(path: string, text: string, codebook: Codebook): Promise<string> {
    const { own, said } = (await this.#ready()).takeOwn(path, text, codebook, this.of(codebook.id));
    await this.goTo(codebook.id, own);
    return said;
  }

  async #ready(): Promise<Applying> {
    return (this.#applying ??= await import('./applyOwn'));
  }
}
