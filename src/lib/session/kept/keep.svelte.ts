import type { Codebook } from '../../codebook/codebook';
import type { Deck } from '../../codebook/decks/deck';
import { m } from '../../paraglide/messages';
import type { OpenFile } from '../../tables/load/assemble';
import type { Loaded, Source } from '../../tables/load/load';
import { readFlag, removeFlag, writeFlag } from './keepFlag';
import { isAsKept, keptSource } from './keptSource';
import type { KeptFile, KeptSurvey, KeptTemplate } from './keptStore';
import { listed } from '../work/notice';
import type { Pack } from '../files/pack';
import { settled } from '../files/place';
import { Visits } from '../visits/visits.svelte';
import type { Presets } from '../files/presets.svelte';
import { Owns } from '../own/owns.svelte';
import { Targets } from '../targets/targets.svelte';
import type { KnownList, Leaving } from './writeKept';

/** A file on this machine, for a list. */
export interface Kept {
  name: string;
  bytes: number;
  date: Date;
  /** the list that it is in */
  list: string;
  /** that list is not the one that is open here */
  isElsewhere: boolean;
}

/** A kept file and how to read it. */
export interface Returning {
  kept: KeptFile;
  source: Source;
}

/** Behind the id of a survey that does not come with the page. */
const dropped = '/dropped';

/** Tells a survey from another of the same id that was opened in the other way. */
export const keyOf = ({ id }: Codebook, { isBuiltIn }: Pack): string => (isBuiltIn ? id : id + dropped);

const store = () => import('./keptStore');

/** What stays on this machine when the page is closed: nothing, until a person chooses it. */
export class Keep {
  keeping = $state(false);
  kept = $state.raw<Kept[]>([]);
  /** how much is on its way to the disk */
  writing = $state(0);
  #saving: Promise<void> = Promise.resolve();
  #switched: Promise<void> = Promise.resolve();
  #last: Promise<unknown> = Promise.resolve();
  #wanted = 0;
  /** what is kept could not be read: it is left alone, so that nothing is lost, until a person deletes it */
  unread = $state(false);
  /** by survey: the list that this tab has open */
  #known = new Map<string, KnownList>();
  /** by survey: decks that were changed here */
  #decks = new Map<string, Deck[]>();
  /** by survey: the presentation that its briefings leave in */
  #templates = new Map<string, KeptTemplate | null>();

  /** @param tell gets a sentence for the person */
  constructor(
    readonly presets: Presets,
    readonly tell: (sentence: string) => void,
    readonly visits: Visits = new Visits(),
    readonly targets: Targets = new Targets(),
    readonly own: Owns = new Owns()
  ) {}

  /** Key of the survey that was open last; null when nothing is kept. */
  get last(): string | null {
    return readFlag()?.replace(/ \d+$/, '') ?? null;
  }

  /** Brings back presets and the list of what is kept. */
  async wake(): Promise<void> {
    this.keeping = readFlag() !== null;
    if (!this.#isOn()) return;
    await this.#reading(async () => {
      const { readOwn, readPresets, readTargets, readVisits } = await store();
      for (const { survey, presets } of await readPresets())
        for (const preset of presets) this.presets.add(survey, preset);
      for (const { survey, visits } of await readVisits()) this.visits.restore(survey, visits);
      for (const { survey, targets } of await readTargets()) this.targets.restore(survey, targets);
      for (const { survey, own } of await readOwn()) await this.own.restore(survey, own);
      await this.#list();
    });
  }

  /** The describing files of the survey that was open last, if it does not come with the page and the address names no other. */
  async pack(asked: string | null): Promise<Map<string, string> | null> {
    const { last } = this;
    if (!this.#isOn() || !last?.endsWith(dropped) || (asked !== null && last !== asked + dropped)) return null;
    return this.#packOf(readFlag()!);
  }

  /** Makes a list the one to open. @returns its survey's key, and the describing files when it does not come with the page */
  async turnTo(list: string): Promise<{ survey: string; pack: Map<string, string> | null }> {
    writeFlag(list);
    return { survey: (await store()).surveyOf(list), pack: await this.#packOf(list) };
  }

  async #packOf(list: string): Promise<Map<string, string> | null> {
    const kept = await this.#reading(async () => (await store()).readSurvey(list));
    return kept?.pack ? new Map(Object.entries(kept.pack)) : null;
  }

  /** The files of a survey as they were open last; null when none are kept. */
  async files(key: string, pack: Pack): Promise<Returning[] | null> {
    if (!this.#isOn()) return null;
    return this.#reading(async () => {
      const { readText } = await store();
      const survey = await this.#listToOpen(key);
      if (survey) this.#known.set(key, { list: survey.key, stamp: survey.stamp });
      await this.#list();
      const own = survey && !survey.pack ? await pack.sources() : [];
      const files: Returning[] = [];
      for (const kept of survey?.files ?? []) {
        const text = kept.print === null ? null : await readText(survey!.key, kept.print);
        const source = own.find(({ name }) => name === kept.name);
        if (text) files.push({ kept, source: keptSource(kept, text) });
        else if (kept.print !== null) throw new Error(kept.name);
        else if (source) files.push({ kept, source: { ...source, instructions: kept.instructions } });
      }
      return files.length > 0 ? files : null;
    });
  }

  /** Kept files as open ones, in the places that they had. Tells of those that are not read as they were. */
  back(files: Returning[], loaded: Loaded[], codebook: Codebook): OpenFile[] {
    const different = files.filter(({ kept }, at) => !isAsKept(kept, loaded[at]!));
    if (different.length > 0)
      this.tell(m.session_keep_different({ files: listed(different.map(({ kept }) => kept.name)) }));
    return settled(
      loaded.map((one, at) => {
        const { id, brought, replaces, keeps = 'later' } = files[at]!.kept;
        return { ...one, id, userSupplied: brought, replaces, keeps, without: [] };
      }),
      codebook
    );
  }

  /** What is kept was read but could not be loaded: it stays as it is. */
  spare(): void {
    this.unread = true;
    this.tell(m.session_keep_unread());
  }

  /** Turns keeping on, with what is open, unless the browser refuses; or off, which deletes all. One after the other: what was asked last holds. */
  keep(on: boolean, open: Leaving | null): Promise<void> {
    const turn = () => (on ? this.#begin(open) : this.forget());
    this.#switched = this.#switched.then(turn, turn);
    return this.#switched;
  }

  async #begin(open: Leaving | null): Promise<void> {
    const { own } = this.presets;
    this.keeping = true;
    const isKept = await this.#writing(async () => {
      const { readPresets, writePresets } = await store();
      await readPresets();
      for (const [survey, presets] of Object.entries(own)) await writePresets(survey, presets);
      if (!writeFlag(open?.key ?? '')) throw new Error('no local storage');
    });
    this.keeping = isKept;
    if (!isKept) return;
    this.unread = false;
    if (open) await this.save(open);
    for (const survey of this.visits.surveys) await this.saveVisits(survey);
    for (const survey of this.targets.surveys) await this.saveTargets(survey);
    for (const survey of this.own.surveys) await this.saveOwn(survey);
    for (const [survey, decks] of this.#decks) await this.saveDecks(survey, decks);
    for (const [survey, template] of this.#templates) await this.saveTemplate(survey, template);
  }

  /** Writes down what is open now; of several that wait only the last. Nothing when a person has not chosen it. */
  save(open: Leaving): Promise<void> {
    const wanted = ++this.#wanted;
    this.#saving = this.#saving.then(async () => {
      if (!this.#isOn() || this.unread || wanted !== this.#wanted) return;
      await this.#writing(async () => {
        const { writeKept } = await import('./writeKept');
        const known = this.#known.get(open.key) ?? { list: open.key, stamp: null };
        const now = await writeKept(open, this.presets.of(open.codebook), known);
        this.#known.set(open.key, now);
        if (now.list !== known.list) this.tell(m.session_keep_beside());
        writeFlag(now.list);
        await this.#list();
      });
    });
    return this.#saving;
  }

  /** @param gone name of a preset that was forgotten */
  async savePresets(survey: string, gone: string[] = []): Promise<void> {
    if (!this.#isOn()) return;
    await this.#writing(async () => (await store()).writePresets(survey, this.presets.ownOf(survey), gone));
  }

  async saveVisits(survey: string): Promise<void> {
    if (!this.#isOn()) return;
    await this.#writing(async () => (await store()).writeVisits(survey, this.visits.of(survey)));
  }

  async saveTargets(survey: string): Promise<void> {
    if (!this.#isOn()) return;
    await this.#writing(async () => (await store()).writeTargets(survey, this.targets.of(survey)));
  }

  async saveOwn(survey: string): Promise<void> {
    if (!this.#isOn()) return;
    await this.#writing(async () => (await store()).writeOwn(survey, this.own.of(survey)));
  }

  /** The decks that somebody changed, of a survey; [] where none are kept. */
  async decks(survey: string): Promise<Deck[]> {
    if (!this.#isOn()) return [];
    return (await this.#reading(async () => (await store()).readDecks(survey))) ?? [];
  }

  async saveDecks(survey: string, decks: Deck[]): Promise<void> {
    this.#decks.set(survey, decks);
    if (!this.#isOn()) return;
    await this.#writing(async () => (await store()).writeDecks(survey, decks));
  }

  /** The presentation that briefings of a survey leave in; null where none is kept. */
  async template(survey: string): Promise<KeptTemplate | null> {
    if (!this.#isOn()) return null;
    return (await this.#reading(async () => (await store()).readKeptTemplate(survey))) ?? null;
  }

  async saveTemplate(survey: string, template: KeptTemplate | null): Promise<void> {
    this.#templates.set(survey, template);
    if (!this.#isOn()) return;
    await this.#writing(async () => (await store()).writeKeptTemplate(survey, template));
  }

  /** Deletes all that is kept, for good. What is open stays open. */
  async forget(): Promise<void> {
    this.keeping = false;
    this.kept = [];
    this.unread = false;
    this.#known.clear();
    removeFlag();
    await this.#saving;
    await this.#writing(async () => (await store()).deleteAll());
  }

  /** Another tab may have turned it off. */
  #isOn(): boolean {
    if (this.keeping && readFlag() === null) this.keeping = false;
    return this.keeping;
  }

  async #list(): Promise<void> {
    const { readSurveys, surveyOf } = await store();
    this.kept = (await readSurveys()).flatMap(({ key: list, files }) => {
      const isElsewhere = this.#known.get(surveyOf(list))?.list !== list;
      const own = files.filter(({ print }) => print !== null);
      return own.map(({ name, bytes, date }) => ({ name, bytes, date: new Date(date), list, isElsewhere }));
    });
  }

  /** The list of a survey that this tab had open, else the one that was written last. */
  async #listToOpen(key: string): Promise<KeptSurvey | null> {
    const { readSurveys, surveyOf } = await store();
    const lists = (await readSurveys()).filter((one) => surveyOf(one.key) === key);
    const written = ({ stamp }: KeptSurvey) => parseInt(stamp);
    return lists.find((one) => one.key === readFlag()) ?? lists.sort((a, b) => written(b) - written(a))[0] ?? null;
  }

  async #reading<Result>(read: () => Promise<Result>): Promise<Result | null> {
    try {
      return await read();
    } catch {
      this.spare();
      return null;
    }
  }

  /** @returns false when the browser refuses, which is told */
  async #writing(write: () => Promise<unknown>): Promise<boolean> {
    this.writing++;
    // one behind the other: what was said first must not come to lie over what was said last
    const written = this.#last.then(write);
    this.#last = written.catch(() => undefined);
    try {
      await written;
      return true;
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      this.tell(isFull ? m.session_keep_full() : m.session_keep_refused());
      return false;
    } finally {
      this.writing--;
    }
  }
}
