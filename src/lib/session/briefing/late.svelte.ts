import { deckChanges, type SlideChange } from '../../decks/late/changes';
import { sameData, tablesChanged } from '../../decks/late/filesChanged';
import type { Told } from '../../decks/told';
import type { Opened } from '../../figures/survey';
import { getLocale } from '../../paraglide/runtime';
import type { OpenFile } from '../../tables/load/assemble';
import type { Leaving } from '../kept/writeKept';

/** What a deck said of one state of the data. */
interface Moment {
  told: readonly Told[];
  opened: Opened;
  /** what was open; null while the files of the survey are on their way */
  open: Leaving | null;
  /** the language, and what a person has set here that slides follow */
  terms: string;
}

/** A slide that other data have changed, and whether a person has looked at it since. */
export interface LateSlide extends SlideChange {
  isSeen: boolean;
}

/** What is told of data that have changed under a deck. */
export interface Late {
  slides: LateSlide[];
  /** names of files that came, and of those that went */
  came: string[];
  went: string[];
  /** which tables have how many rows now */
  tables: string[];
  /** what was open before */
  from: Leaving | null;
}

interface Moments {
  /** the list compares with it */
  before: Moment;
  last: Moment;
  /** by slide that was looked at: when it was */
  seen: Map<string, Moment>;
}

/** Notices when data change under a deck, and keeps what changed until somebody has read it. */
export class LateFiles {
  /** by deck */
  #moments = new Map<string, Moments>();
  #late = $state.raw<Record<string, Late>>({});

  of(deck: string): Late | null {
    return this.#late[deck] ?? null;
  }

  /** What a deck says now. What a person changes of it is no news; what other data change is. */
  note(deck: string, told: readonly Told[], opened: Opened, open: Leaving | null): void {
    const now: Moment = { told, opened, open, terms: termsOf(opened) };
    const moments = this.#moments.get(deck);
    if (!moments || sameData(moments.before.opened, opened)) return this.#begin(deck, now);
    const { before, last } = moments;
    this.#moments.set(deck, { ...moments, last: now });
    // the same data as a moment ago: a slide was moved or typed on, or another language is spoken
    if (sameData(last.opened, opened)) return;
    const [came, went] = [filesIn(now, before), filesIn(before, now)];
    const slides = lateSlides(moments, told, this.of(deck)?.slides ?? []);
    const late = { slides, came, went, tables: tablesChanged(before.opened, opened), from: before.open };
    this.#late = { ...this.#late, [deck]: late };
  }

  /** A person has looked at a slide: it is marked no more, until it says something else. */
  seen(deck: string, id: string): void {
    const [late, moments] = [this.#late[deck], this.#moments.get(deck)];
    if (!moments || !late?.slides.some((one) => one.id === id)) return;
    moments.seen.set(id, moments.last);
    const slides = late.slides.map((one) => (one.id === id ? { ...one, isSeen: true } : one));
    this.#late = { ...this.#late, [deck]: { ...late, slides } };
  }

  /** A person has read all of it: from now on the deck is compared with what it says now. */
  settle(deck: string): void {
    const moments = this.#moments.get(deck);
    if (moments) this.#begin(deck, moments.last);
  }

  #begin(deck: string, now: Moment): void {
    this.#moments.set(deck, { before: now, last: now, seen: new Map() });
    if (!this.#late[deck]) return;
    this.#late = Object.fromEntries(Object.entries(this.#late).filter(([name]) => name !== deck));
  }
}

/** The slides that say something else than before, and those listed so far of which nothing else can be said. */
function lateSlides({ before, last, seen }: Moments, told: readonly Told[], listed: readonly LateSlide[]): LateSlide[] {
  const base = saidAt(before, last);
  const changed = deckChanges(base, told);
  const isKept = ({ id, kind }: LateSlide) => {
    const old = base.find(({ slide }) => slide.id === id);
    return (old ? last.told.includes(old) : kind === 'gone') && !changed.some((one) => one.id === id);
  };
  const isSeen = (id: string) => {
    const moment = seen.get(id);
    const of = ({ slide }: Told) => slide.id === id;
    return moment !== undefined && deckChanges(saidAt(moment, last).filter(of), told.filter(of)).length === 0;
  };
  return [...changed, ...listed.filter(isKept)].map((one) => ({ ...one, isSeen: isSeen(one.id) }));
}

/** What the slides of now said earlier; one that a person has made another since, what it said last. */
function saidAt(earlier: Moment, last: Moment): Told[] {
  const old = new Map(earlier.told.map((one) => [one.slide.id, one]));
  const asked = ({ slide }: Told, { terms }: Moment) => JSON.stringify([terms, slide.spec, slide.of.words]);
  return last.told.map((one) => {
    const other = old.get(one.slide.id);
    return other && asked(other, earlier) === asked(one, last) ? other : one;
  });
}

/** Names of the files that a person brought, and that are not open at the other moment as they are here. */
function filesIn(here: Moment, other: Moment): string[] {
  const key = ({ source, tables }: OpenFile) => JSON.stringify([source.name, tables.map(({ name }) => name)]);
  const brought = ({ open }: Moment) => (open?.files ?? []).filter(({ userSupplied }) => userSupplied);
  const others = new Set(brought(other).map(key));
  return brought(here)
    .filter((one) => !others.has(key(one)))
    .map(({ source }) => source.name);
}

function termsOf({ codebook: { targets, indicators, filters } }: Opened): string {
  const own = [...targets, ...indicators, ...filters].filter(({ isOwn }) => isOwn);
  return JSON.stringify([getLocale(), own]);
}
