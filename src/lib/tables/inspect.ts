import type { Codebook } from '../codebook/codebook';
import { decode } from '../intake/decode';
import { emptyReport } from '../intake/emptyReport';
import { Fingerprint } from '../intake/fingerprint';
import { match, type Match } from '../intake/match';
import type { IntakeReport, Problem } from '../intake/report';
import { sniff, type Shape } from '../intake/sniff';

export interface Source {
  file: Blob;
  name: string;
  /** wave of a file that does not name one itself */
  wave?: string;
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

/** `known` is null when the report says why nothing of the file can be used. */
export interface Inspected {
  report: IntakeReport;
  known: Known | null;
}

export interface InspectOptions {
  signal?: AbortSignal;
  /** 0..1 of the file */
  progress?: (share: number) => void;
  /** longest file, in bytes */
  limit: number;
}

/** All that can be learned of a file without the engine, which may still be starting. */
export async function inspect(
  codebook: Codebook,
  { file, name, wave }: Source,
  { signal, progress, limit }: InspectOptions
): Promise<Inspected> {
  const report = emptyReport(name, file.size);
  const unusable = (problem: Problem): Inspected => ({ report: { ...report, problem }, known: null });

  const decoded = await decode(file, { signal, limit, progress });
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
  return { report, known };
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
