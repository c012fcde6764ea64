import type { Codebook, Preset } from '../codebook/codebook';
import { redact } from '../intake/redact';
import type { OpenFile } from '../tables/assemble';
import { keptFile, raggedRows, treatments } from './keptFile';
import { readSurvey, writeSurvey, type KeptFile, type KeptSurvey } from './keptStore';

/** What is open, for writing it down. */
export interface Leaving {
  key: string;
  codebook: Codebook;
  files: OpenFile[];
  /** describing files, when the survey does not come with the page */
  pack: Map<string, string> | null;
}

/** Writes down the open files; texts that are written already stay. */
export async function writeKept({ key, codebook, files, pack }: Leaving, presets: Preset[]): Promise<void> {
  const before = await readSurvey(key);
  const entries: KeptFile[] = [];
  const byPrint = new Map<string, OpenFile>();
  for (const file of files) {
    const old = before?.files.find(({ id }) => id === file.id);
    const comes = !file.brought && pack === null;
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
  const survey: KeptSurvey = { key, files: entries, pack: pack && Object.fromEntries(pack) };
  const written = new Set(before?.files.map(({ print }) => print));
  let wanted = [...byPrint.keys()].filter((print) => !written.has(print));
  const texts = new Map<string, Blob>();
  do {
    for (const print of wanted) {
      const file = byPrint.get(print);
      if (!file) throw new Error(print);
      texts.set(print, await redact(file.text!, treatments(file, codebook), raggedRows(file, codebook)));
    }
    wanted = await writeSurvey(survey, texts);
  } while (wanted.length > 0);
}
