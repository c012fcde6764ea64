import type { Preset } from '../../codebook/codebook';
import { replaceFields } from '../../files/csv/replaceFields';
import type { Correction } from '../../intake/corrections/readCorrections';
import { records } from '../../intake/records/records';
import type { OpenFile } from '../../tables/load/assemble';
import type { Source } from '../../tables/load/load';
import { pinned } from '../kept/keptFile';
import { fieldOf } from './fieldOf';

/** Why a cell is left as it is. */
export type Refusal = 'file' | 'stale' | 'column' | 'twice';

/** Corrections that came back and wait for a word. */
export interface WaitingCorrections {
  file: string;
  changes: (Correction & { fileId: number; field: number })[];
  refused: { correction: Correction; why: Refusal }[];
}

/** Looks each cell up in the open files: only one that still says what it said is changed. */
export async function waitingCorrections(
  file: string,
  corrections: Correction[],
  files: OpenFile[]
): Promise<WaitingCorrections> {
  const changes: WaitingCorrections['changes'] = [];
  const refused: WaitingCorrections['refused'] = [];
  const byCell = new Map<string, Correction[]>();
  for (const one of corrections) {
    const key = JSON.stringify([one.file, one.line, one.column]);
    byCell.set(key, [...(byCell.get(key) ?? []), one]);
  }
  const rows = new Map<OpenFile, Map<number, string[]>>();
  for (const open of files) {
    const lines = corrections.filter((one) => one.file === open.source.name).map(({ line }) => line);
    const found = open.text && lines.length > 0 ? await records(open.text, lines) : [];
    rows.set(open, new Map(found.map((row) => [row.line, row.fields])));
  }
  for (const cell of byCell.values()) {
    const [first] = cell as [Correction];
    const named = files.filter(({ source }) => source.name === first.file);
    const [open, ...others] = named;
    const field = open ? fieldOf(open.report, first.column) : null;
    const now = open && field !== null ? rows.get(open)?.get(first.line)?.[field] : undefined;
    const isTwice = cell.some(({ after }) => after !== first.after);
    // the same file opened twice: nobody can tell which one is meant
    if (!open || others.length > 0) refused.push({ correction: first, why: 'file' });
    else if (isTwice) refused.push({ correction: first, why: 'twice' });
    else if (field === null) refused.push({ correction: first, why: 'column' });
    else if (now === undefined || now.trim() !== first.now.trim()) refused.push({ correction: first, why: 'stale' });
    else if (now !== first.after) changes.push({ ...first, fileId: open.id, field });
  }
  return { file, changes, refused };
}

/** A file with its corrected cells, all else as it was, to be read as it was read. */
export async function mended(
  open: OpenFile,
  changes: WaitingCorrections['changes'],
  presets: Preset[]
): Promise<Source> {
  const { text, source } = open;
  if (!text) throw new Error(`mended: ${source.name} has no text`);
  const edits = new Map<number, Map<number, string>>();
  for (const { line, field, after } of changes)
    edits.set(line, new Map([...(edits.get(line) ?? []), [field, after] as const]));
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await text.text.slice(0, text.text.size));
  return {
    ...source,
    instructions: pinned(open, presets),
    file: new Blob([replaceFields(whole, text.shape.delimiter, edits)], { type: 'text/csv' })
  };
}
