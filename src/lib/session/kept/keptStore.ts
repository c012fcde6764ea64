import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Deck } from '../../codebook/decks/deck';
import type { Preset } from '../../codebook/codebook';
import type { Own } from '../../codebook/own/own';
import type { OwnTarget } from '../../codebook/ownTargets';
import type { Visit } from '../../intake/visits/visit';
import type { Instructions } from '../../intake/shape/instructions';
import type { OpenFile } from '../../tables/load/assemble';

/** A file of the open list, as it is written down. */
export interface KeptFile extends Pick<OpenFile, 'id' | 'replaces' | 'keeps'> {
  /** userSupplied, by the name that it has in the stores of people who keep files */
  brought: boolean;
  name: string;
  wave: string | null;
  instructions: Instructions;
  /** key of its text; null of a file that comes with the page */
  print: string | null;
  /** what it was read as, to be compared */
  rows: number;
  rejects: number;
  /** of its text */
  bytes: number;
  /** milliseconds since 1970 */
  date: number;
}

/** A list of files that was open together. A survey has several when several tabs kept different files of it. */
export interface KeptSurvey {
  /** of the survey, and of how it was opened; with a number behind it when another list has that */
  key: string;
  /** another one after every writing */
  stamp: string;
  files: KeptFile[];
  /** describing files of a survey that does not come with the page, by path */
  pack: Record<string, string> | null;
}

/** A presentation that briefings leave in, as it was brought. */
export interface KeptTemplate {
  name: string;
  file: Blob;
}

interface Schema extends DBSchema {
  surveys: { key: string; value: KeptSurvey };
  texts: { key: [string, string]; value: Blob };
  presets: { key: string; value: { survey: string; presets: Preset[] } };
  visits: { key: string; value: { survey: string; visits: Visit[] } };
  targets: { key: string; value: { survey: string; targets: OwnTarget[] } };
  decks: { key: string; value: { survey: string; decks: Deck[]; template?: KeptTemplate | null } };
  own: { key: string; value: { survey: string; own: Own } };
}

// in Chromium all html files that are opened from a disk share one place: the name is the app's
const database = 'three-coverages';

/** What is kept on this machine. Every call opens the database and closes it, so that another tab can delete it. */
async function inDatabase<Result>(work: (kept: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
  const kept = await openDB<Schema>(database, 5, {
    upgrade(fresh, before) {
      fresh.createObjectStore('own', { keyPath: 'survey' });
      if (before < 4) fresh.createObjectStore('targets', { keyPath: 'survey' });
      if (before < 3) fresh.createObjectStore('decks', { keyPath: 'survey' });
      if (before < 2) fresh.createObjectStore('visits', { keyPath: 'survey' });
      if (before > 0) return;
      fresh.createObjectStore('surveys', { keyPath: 'key' });
      fresh.createObjectStore('texts');
      fresh.createObjectStore('presets', { keyPath: 'survey' });
    }
  });
  try {
    return await work(kept);
  } finally {
    kept.close();
  }
}

/** Key of the survey that a list is of. */
export const surveyOf = (list: string): string => list.replace(/ \d+$/, '');

/** A key for one more list of a survey. */
export async function freeList(survey: string): Promise<string> {
  const taken = new Set((await readSurveys()).map(({ key }) => key));
  let number = 2;
  while (taken.has(`${survey} ${number}`)) number++;
  return `${survey} ${number}`;
}

export function readSurvey(key: string): Promise<KeptSurvey | null> {
  return inDatabase(async (kept) => (await kept.get('surveys', key)) ?? null);
}

export function readSurveys(): Promise<KeptSurvey[]> {
  return inDatabase((kept) => kept.getAll('surveys'));
}

export function readText(key: string, print: string): Promise<Blob | null> {
  return inDatabase(async (kept) => (await kept.get('texts', [key, print])) ?? null);
}

/**
 * Writes a survey with its texts, and removes texts that it has no more; all of it or nothing.
 * @param texts by print: those that are not written yet
 * @param stamp of what it takes the place of; null of nothing
 * @returns prints whose text is neither given nor there, or 'taken' when another tab has written meanwhile; then nothing was written
 */
export function writeSurvey(
  survey: KeptSurvey,
  texts: ReadonlyMap<string, Blob>,
  stamp: string | null
): Promise<string[] | 'taken'> {
  const { key, files } = survey;
  const prints = new Set(files.flatMap(({ print }) => print ?? []));
  return inDatabase(async (kept) => {
    const writing = kept.transaction(['surveys', 'texts'], 'readwrite');
    const store = writing.objectStore('texts');
    const before = await writing.objectStore('surveys').get(key);
    if ((before?.stamp ?? null) !== stamp) return 'taken';
    const there = (await store.getAllKeys(IDBKeyRange.bound([key, ''], [key, '\uffff']))).map(([, print]) => print);
    const missing = [...prints].filter((print) => !texts.has(print) && !there.includes(print));
    if (missing.length === 0) {
      for (const print of there) if (!prints.has(print)) void store.delete([key, print]);
      for (const [print, text] of texts) void store.put(text, [key, print]);
      void writing.objectStore('surveys').put(survey);
    }
    await writing.done;
    return missing;
  });
}

export function readPresets(): Promise<{ survey: string; presets: Preset[] }[]> {
  return inDatabase((kept) => kept.getAll('presets'));
}

/** Adds presets to those that are kept of a survey, or puts them in place of those of their names. @param gone names of those that go */
export function writePresets(survey: string, presets: Preset[], gone: string[] = []): Promise<void> {
  return inDatabase(async (kept) => {
    const writing = kept.transaction('presets', 'readwrite');
    const before = (await writing.store.get(survey))?.presets ?? [];
    const leaving = new Set([...gone, ...presets.map(({ name }) => name)]);
    void writing.store.put({ survey, presets: [...before.filter(({ name }) => !leaving.has(name)), ...presets] });
    await writing.done;
  });
}

export function readVisits(): Promise<{ survey: string; visits: Visit[] }[]> {
  return inDatabase((kept) => kept.getAll('visits'));
}

/** Puts what is noted of visits in place of what is kept of a survey. */
export function writeVisits(survey: string, visits: readonly Visit[]): Promise<void> {
  return inDatabase(async (kept) => {
    await kept.put('visits', { survey, visits: [...visits] });
  });
}

export function readTargets(): Promise<{ survey: string; targets: OwnTarget[] }[]> {
  return inDatabase((kept) => kept.getAll('targets'));
}

/** Puts the targets that are set here in place of what is kept of a survey. */
export function writeTargets(survey: string, targets: readonly OwnTarget[]): Promise<void> {
  return inDatabase(async (kept) => {
    await kept.put('targets', { survey, targets: [...targets] });
  });
}

export function readOwn(): Promise<{ survey: string; own: Own }[]> {
  return inDatabase((kept) => kept.getAll('own'));
}

/** Puts what is defined here in place of what is kept of a survey. */
export function writeOwn(survey: string, own: Own): Promise<void> {
  return inDatabase(async (kept) => {
    await kept.put('own', { survey, own });
  });
}

export async function readDecks(survey: string): Promise<Deck[]> {
  return inDatabase(async (kept) => (await kept.get('decks', survey))?.decks ?? []);
}

/** Puts the decks that were changed in place of what is kept of a survey. */
export function writeDecks(survey: string, decks: readonly Deck[]): Promise<void> {
  return inDatabase(async (kept) => {
    const writing = kept.transaction('decks', 'readwrite');
    const { template = null } = (await writing.store.get(survey)) ?? {};
    void writing.store.put({ survey, decks: [...decks], template });
    await writing.done;
  });
}

export async function readKeptTemplate(survey: string): Promise<KeptTemplate | null> {
  return inDatabase(async (kept) => (await kept.get('decks', survey))?.template ?? null);
}

/** Puts a template beside the decks of a survey; null takes it away. */
export function writeKeptTemplate(survey: string, template: KeptTemplate | null): Promise<void> {
  return inDatabase(async (kept) => {
    const writing = kept.transaction('decks', 'readwrite');
    const { decks = [] } = (await writing.store.get(survey)) ?? {};
    void writing.store.put({ survey, decks, template });
    await writing.done;
  });
}

export function deleteAll(): Promise<void> {
  return deleteDB(database);
}
