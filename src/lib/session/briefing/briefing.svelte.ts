import type { Codebook } from '../../codebook/codebook';
import type { Deck } from '../../codebook/decks/deck';
import { readDecks } from '../../codebook/decks/readDecks';
import { deckByRule, emptyDeck } from '../../decks/byRule';
import { gather } from '../../decks/edit';
import type { LateFiles } from './late.svelte';
import type { LeaveLog } from './leaveLog.svelte';
import type { FigureSpec } from '../../figures/kinds';
import type { SlideShape } from '../../slides/slideSizes';
import { slideThemes, usualTheme, type SlideTheme } from '../../slides/slideThemes';

/** What a person sees of the decks of a survey, and what became of them. */
interface Desk {
  /** by name: decks that were changed, or brought */
  changed: Record<string, Deck>;
  /** name of the deck that is looked at */
  open: string;
  /** id of the slide that is looked at */
  chosen: string | null;
}

/** Changes that can be taken back. */
const most = 100;

/** The decks of a survey as a person works on them. */
export class Briefing {
  readonly survey: string;
  /** what its survey says of itself now */
  codebook = $state.raw<Codebook>()!;
  #own = $state.raw<Deck[]>([]);
  #desks = $state.raw<Desk[]>([]);
  #at = $state(0);
  /** what the last change went on with */
  #step: string | null = null;

  /**
   * @param files the describing files of its pack
   * @param kept decks that were changed before, on this machine
   * @param log what has left
   * @param late what other data have changed under its decks
   * @param changes called with the changed decks when a person has changed one
   */
  constructor(
    codebook: Codebook,
    files: ReadonlyMap<string, string>,
    kept: Deck[],
    private readonly changes: (decks: Deck[]) => void,
    readonly log: LeaveLog,
    readonly late: LateFiles
  ) {
    this.survey = codebook.id;
    this.follow(codebook, files);
    const changed = Object.fromEntries(kept.map((deck) => [deck.name, deck]));
    this.#desks = [{ changed, open: this.#own[0]!.name, chosen: null }];
  }

  get #desk(): Desk {
    return this.#desks[this.#at]!;
  }

  /** All decks, those of the survey first. */
  decks = $derived.by((): Deck[] => {
    const { changed } = this.#desk;
    const others = Object.values(changed).filter(({ name }) => !this.#own.some((one) => one.name === name));
    return [...this.#own.map((one) => changed[one.name] ?? one), ...others];
  });
  deck = $derived(this.decks.find(({ name }) => name === this.#desk.open) ?? this.decks[0]!);
  /** of its pages, and what they look like */
  shape = $derived<SlideShape>(this.deck.shape ?? 'wide');
  theme = $derived<SlideTheme>(slideThemes.find(({ id }) => id === this.deck.theme) ?? usualTheme);
  chosen = $derived(this.#desk.chosen);
  /** the decks that somebody has changed or brought */
  changed = $derived(Object.values(this.#desk.changed));
  /** somebody has changed the deck that is looked at */
  isChanged = $derived(Object.hasOwn(this.#desk.changed, this.deck.name));
  gathered = $derived(this.decks.flatMap(({ slides }) => slides).filter((one) => one.gathered).length);
  canUndo = $derived(this.#at > 0);
  canRedo = $derived(this.#at < this.#desks.length - 1);

  /** Its survey says something else of itself: what a person has made of its decks, and what he looks at, stays. */
  follow(codebook: Codebook, files: ReadonlyMap<string, string>): void {
    const brought = readDecks(files, codebook);
    this.codebook = codebook;
    this.#own = [...(brought.length > 0 ? brought : [deckByRule(codebook)]), emptyDeck()];
  }

  /** Looks at another deck. */
  open(name: string): void {
    this.#look({ open: name, chosen: null });
  }

  /** Looks at another slide. */
  choose(id: string): void {
    this.#look({ chosen: id });
  }

  /**
   * The deck that is looked at becomes another one.
   * @param step names what a person goes on with: a text that is being typed is one change
   */
  change(deck: Deck, chosen: string | null = this.chosen, step: string | null = null): void {
    if (deck === this.deck) return;
    const changed = { ...this.#desk.changed, [deck.name]: deck };
    this.#note({ changed, open: deck.name, chosen }, step);
  }

  /** The deck that is looked at as it came with the survey. */
  restore(): void {
    const others = Object.entries(this.#desk.changed).filter(([name]) => name !== this.deck.name);
    this.#note({ ...this.#desk, changed: Object.fromEntries(others), chosen: null });
  }

  /** Takes figures that were gathered on other pages to the end of the deck that is looked at. */
  take(specs: FigureSpec[]): void {
    let { deck } = this;
    let last: string | null = null;
    for (const spec of specs) {
      const { version, view, ...figure } = spec;
      ({ deck, id: last } = gather(deck, { ...figure, view: { ...view } }));
      if (version !== 1) throw new Error(`Briefing.take: a spec of version ${String(version)}`);
    }
    if (last !== null) this.change(deck, last);
  }

  /** A deck that came as a file: it takes the place of the one of its name. */
  bring(deck: Deck): void {
    this.#note({ changed: { ...this.#desk.changed, [deck.name]: deck }, open: deck.name, chosen: null });
  }

  /** A step back (-1) or forward (1). */
  step(by: -1 | 1): void {
    const at = this.#at + by;
    if (at < 0 || at >= this.#desks.length) return;
    this.#at = at;
    this.#step = null;
    this.#save();
  }

  #look(change: Partial<Desk>): void {
    this.#desks = this.#desks.map((one, at) => (at === this.#at ? { ...one, ...change } : one));
    this.#step = null;
  }

  #note(desk: Desk, step: string | null = null): void {
    const goesOn = step !== null && step === this.#step && !this.canRedo;
    const before = this.#desks.slice(0, goesOn ? this.#at : this.#at + 1);
    this.#desks = [...before, desk].slice(-most);
    this.#at = this.#desks.length - 1;
    this.#step = step;
    this.#save();
  }

  #save(): void {
    this.changes(this.changed);
  }
}
