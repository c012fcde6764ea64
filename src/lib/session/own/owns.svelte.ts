import { nothingOwn, type Own } from '../../codebook/own/own';
import type { Codebook } from '../../codebook/codebook';
import type { Opened } from '../../figures/survey';
import type { Choices } from '../../figures/view/view';

type Applying = typeof import('./applyOwn');
type Linked = import('./applyOwn').Linked;

/** What people have defined on this machine, by survey: variables and measures of their own. */
export class Owns {
  #own = $state.raw<ReadonlyMap<string, Own>>(new Map());
  /** fetched when anything is defined: nobody who defines nothing waits for it */
  #applying = $state.raw<Applying | null>(null);

  /** definitions that the address brought with which the page was opened; used, and kept nowhere until somebody takes them */
  #link = $state.raw<string | null>(null);
  /** what the last link came to, of which survey and beside what */
  #read: { codebook: Codebook; own: Own; linked: Linked } | null = null;

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
    const { added } = this.linked(opened.codebook) ?? { added: nothingOwn };
    const count = [own, added].reduce((sum, { variables, measures }) => sum + variables.length + measures.length, 0);
    return this.#applying && count > 0 ? this.#applying.applyOwn(opened, own, added) : opened;
  }

  /** Takes the definitions of the address with which the page is opened. */
  link(text: string | null): void {
    this.#link = text;
    // without what reads it nothing of it is used, and the page says what is missing
    if (text !== null) this.#ready().catch(() => (this.#link = null));
  }

  /** What a link brought is on its way: until then nothing is shown under its names. */
  get isReading(): boolean {
    return this.#link !== null && this.#applying === null;
  }

  /** What the link brought, of a survey as its files have it; null of none. */
  linked(codebook: Codebook): Linked | null {
    if (this.#link === null || !this.#applying) return null;
    const own = this.of(codebook.id);
    if (this.#read?.codebook !== codebook || this.#read.own !== own)
      this.#read = { codebook, own, linked: this.#applying.linkedOf(this.#link, codebook, own) };
    return this.#read.linked;
  }

  /** Choices of an address, definitions of its link as they are called here. */
  named(choices: Choices, codebook: Codebook | undefined): Choices {
    const linked = codebook && this.linked(codebook);
    return linked ? this.#applying!.namedAnew(choices, linked) : choices;
  }

  /** The definitions that an address takes with it. */
  definedIn(choices: Choices, codebook: Codebook | undefined): string | null {
    if (!codebook || !this.#applying) return null;
    const { variables, measures } = this.of(codebook.id);
    const added = this.linked(codebook)?.added ?? nothingOwn;
    const all = { variables: [...variables, ...added.variables], measures: [...measures, ...added.measures] };
    return this.#applying.definedIn(choices, all, codebook.id);
  }

  /** What a link brought becomes defined here; what is defined here stays. */
  async takeLinked(codebook: Codebook): Promise<void> {
    const { added } = this.linked(codebook) ?? { added: nothingOwn };
    const { variables, measures } = this.of(codebook.id);
    const at = { by: '', at: new Date().toISOString() };
    await this.goTo(codebook.id, {
      variables: [...variables, ...added.variables.map((one) => ({ ...one, ...at }))],
      measures: [...measures, ...added.measures.map((one) => ({ ...one, ...at }))]
    });
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
