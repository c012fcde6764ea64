import type { Codebook } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import { decode } from '../intake/decode';
import { emptyReport } from '../intake/emptyReport';
import { Fingerprint } from '../intake/fingerprint';
import { match, type Match } from '../intake/match';
import type { IntakeReport, Problem } from '../intake/report';
import { sniff, type Shape } from '../intake/sniff';
import { storeCleaned } from './storeCleaned';
import type { StoredTable } from './stored';
import { storePlain } from './storePlain';

export interface Source {
  file: Blob;
  name: string;
  /** wave of a file that does not name one itself */
  wave?: string;
}

export interface Loaded {
  report: IntakeReport;
  /** one for each wave that the file has rows of */
  tables: StoredTable[];
}

export type Step = 'read' | 'clean' | 'store';

export interface FileOptions {
  signal?: AbortSignal;
  progress?: (step: Step, share: number) => void;
  /** longest file, in bytes */
  limit: number;
  /** gets the name of every table that is made, also when this throws */
  made: string[];
}

/** A file whose table and columns are known. */
export interface Known {
  text: Blob;
  shape: Shape;
  matched: Match;
  codebook: Codebook;
  /** wave of the rows when no column names it */
  wave: string;
  /** name in the engine of what the file holds of a wave, or of all of it */
  nameOf(wave?: string): string;
}

/** The path of one file, from its bytes to stored tables. What is wrong with the file is in the report. */
export async function loadFile(
  engine: Engine,
  codebook: Codebook,
  { file, name, wave }: Source,
  options: FileOptions
): Promise<Loaded> {
  const { signal, progress, limit } = options;
  const report = emptyReport(name, file.size);
  const unusable = (problem: Problem): Loaded => ({ report: { ...report, problem }, tables: [] });

  const decoded = await decode(file, { signal, limit, progress: (share) => progress?.('read', share * 0.5) });
  if ('problem' in decoded) return unusable(decoded.problem);
  report.encoding = decoded.encoding;
  const shape = await sniff(decoded.text);
  if ('problem' in shape) return unusable(shape.problem);
  report.delimiter = shape.delimiter;
  const matched = match(shape.header, codebook);
  if ('problem' in matched) return unusable(matched.problem);
  describe(report, matched, shape);

  const print = printOf(decoded.fingerprint, matched, codebook);
  const known: Known = {
    text: decoded.text,
    shape,
    matched,
    codebook,
    wave: wave ?? codebook.waves.at(-1)?.id ?? '',
    nameOf: (id = '') => `${matched.table.name}_${new Fingerprint().add(`${print} ${id}`).hex()}`
  };
  const tables =
    (await storePlain(engine, report, known, options)) ?? (await storeCleaned(engine, report, known, options));
  report.waves = tables.map((stored) => stored.wave);
  progress?.('store', 1);
  return { report, tables };
}

function describe(report: IntakeReport, { table, questions, unknown, absent }: Match, { header }: Shape): void {
  report.table = table.name;
  report.matched = questions.flatMap((question, index) =>
    question ? [{ header: header[index]!, question: question.name }] : []
  );
  report.unknown = unknown;
  report.absent = absent;
}

/** All that decides what a file's tables hold: its bytes, which column is which question, and what the survey says of those. */
function printOf(bytes: string, { table, questions }: Match, codebook: Codebook): string {
  const lists = questions.map((question) => (question?.list ? (codebook.choices.get(question.list) ?? null) : null));
  const { id, areas, waves } = codebook;
  return `${bytes} ${id} ${JSON.stringify([table.name, table.area, table.wave, questions, lists, areas, waves])}`;
}
