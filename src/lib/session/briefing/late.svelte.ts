import { deckChanges, type SlideChange } from '../../decks/late/changes';
import { sameData, tablesChanged } from '../../decks/late/filesChanged';
import type { Told } from '../../decks/told';
import type { Opened } from '../../figures/survey';

/** What a deck said of one state of the data. */
interface Moment {
  told: readonly Told[];
  opened: Opened;
  /** names of the files that somebody brought */
  files: string[];
}

/** What is told of data that have changed under a deck. */
export interface Late {
  slides: SlideChange[];
  /** names of files that came, and of those that went */
  came: string[];
  went: string[];
  /** which tables have how many rows now */
  tables: string[];
}

/** Notices when data change under a deck, and keeps what changed until somebody has seen it. */
export class LateFiles {
  /** by deck */
  #before = new Map<string, Moment>();
  #last = new Map<string, Moment>();
  #late = $state.raw<Record<string, Late>>({});

  of(deck: string): Late | null {
    return this.#late[deck] ?? null;
  }

  /** What a deck says now. What a person changes of it is no news; what other data change is. */
  note(deck: string, told: readonly Told[], opened: Opened, files: string[]): void {
    const now: Moment = { told, opened, files };
    const before = this.#before.get(deck);
    this.#last.set(deck, now);
    if (!before || sameData(before.opened, opened)) {
      this.#before.set(deck, now);
      this.#forget(deck);
      return;
    }
    // the same data as a moment ago: a slide was moved or typed on, or another language is spoken
    if (this.#late[deck] && this.#told === opened) return;
    this.#told = opened;
    const slides = deckChanges(before.told, told);
    const late = {
      slides,
      came: files.filter((name) => !before.files.includes(name)),
      went: before.files.filter((name) => !files.includes(name)),
      tables: tablesChanged(before.opened, opened)
    };
    this.#late = { ...this.#late, [deck]: late };
  }

  /** data of which the changes have been told */
  #told: Opened | null = null;

  /** A person has looked at a slide: it is marked no more. */
  seen(deck: string, id: string): void {
    const late = this.#late[deck];
    if (!late?.slides.some((one) => one.id === id)) return;
    this.#late = { ...this.#late, [deck]: { ...late, slides: late.slides.filter((one) => one.id !== id) } };
  }

  /** A person has read all of it: from now on the deck is compared with what it says now. */
  settle(deck: string): void {
    const last = this.#last.get(deck);
    if (last) this.#before.set(deck, last);
    this.#forget(deck);
  }

  #forget(deck: string): void {
    if (!this.#late[deck]) return;
    this.#late = Object.fromEntries(Object.entries(this.#late).filter(([name]) => name !== deck));
  }
}
