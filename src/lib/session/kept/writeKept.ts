import type { Codebook, Preset } from '../../codebook/codebook';
import type { Boundary } from '../../figures/survey';
import { redact } from '../../intake/records/redact';
import type { OpenFile } from '../../tables/load/assemble';
import { keptFile, raggedRows, treatments } from './keptFile';
import { freeList, readSurvey, writeSurvey, type KeptFile, type KeptSurvey } from './keptStore';

/** What is open, for writing it down or for going back to it. */
export interface Leaving {
  key: string;
  codebook: Codebook;
  files: OpenFile[];
  /** describing files, when the survey does not come with the page */
  pack: Map<string, string> | null;
  /** shapes of its areas, which are not written down */
  boundary: Boundary | null;
}

/** A list of the store as a tab knows it: with the stamp that it has read or written last, null of none. */
export interface KnownList {
  list: string;
  stamp: string | null;
}

/**
 * Writes down the open files; texts that are written already stay. What another tab has written since is left alone: then they go
 * into a list of their own.
 * @returns the list that has them
 */
export async function writeKept(leaving: Leaving, presets: Preset[], known: KnownList): Promise<KnownList> {
  const { codebook, files, pack } = leaving;
  const before = await readSurvey(known.list);
  if (before && before.stamp !== known.stamp)
    return writeKept(leaving, presets, { list: await freeList(leaving.key), stamp: null });
  const entries: KeptFile[] = [];
  const byPrint = new Map<string, OpenFile>();
  for (const file of files) {
    const old = before?.files.find(({ id }) => id === file.id);
    const comes = !file.userSupplied && pack === null;
    if (comes || file.text) {
      const date = old?.name === file.source.name ? old.date : Date.now();
      const entry = keptFile(file, presets, !comes, date);
      entries.push(entry);
      if (entry.print !== null) byPrint.set(entry.print, file);
    } else if (old) {
      // a kept file that could not be read today stays kept
      entries.push(old);
    }
  }
  const stamp = `${Date.now()}-${Math.random()}`;
  const survey: KeptSurvey = { key: known.list, stamp, files: entries, pack: pack && Object.fromEntries(pack) };
  const written = new Set(before?.files.map(({ print }) => print));
  let wanted = [...byPrint.keys()].filter((print) => !written.has(print));
  const texts = new Map<string, Blob>();
  do {
    for (const print of wanted) {
      const file = byPrint.get(print);
      if (!file) throw new Error(print);
      texts.set(print, await redact(file.text!, treatments(file, codebook), raggedRows(file, codebook)));
    }
    const missing = await writeSurvey(survey, texts, before?.stamp ?? null);
    if (missing === 'taken') return writeKept(leaving, presets, known);
    wanted = missing;
  } while (wanted.length > 0);
  return { list: known.list, stamp };
}
