import type { Engine } from '../../engine/engine';
import { brokenPart } from '../../intake/records/brokenPart';
import type { FileText } from '../../intake/text/fileText';
import { lineOf } from '../../intake/records/lineOf';
import { parts, type Part } from '../../intake/records/parts';
import type { IntakeReport, Problem } from '../../intake/report/report';
import { ahead } from '../load/ahead';
import { cleanPart } from '../part/cleanPart';
import { fieldOf, isByOption } from '../part/columns';
import { areasOf, Destination } from './Destination';
import type { Known } from '../load/inspect';
import type { FileOptions } from '../load/loaded';
import { Miscount } from '../part/Miscount';
import { plainPart, type PlainFile } from '../part/plainPart';
import type { StoredTable } from './stored';
import { Tally } from '../part/Tally';
import { wavesOf } from '../load/waves';

/**
 * Reads a file part by part into stored tables: by the fast path as long as there is nothing to clean, from the first part
 * that has something by the cleaning path. What became of every record is written into the report.
 */
export async function store(
  engine: Engine,
  report: IntakeReport,
  known: Known,
  { signal, progress, there, partBytes }: FileOptions
): Promise<{ tables: StoredTable[]; text: FileText }> {
  const { text, shape, file } = known;
  const destination = new Destination(engine);
  const tally = new Tally(file.columns);
  const marks: FileText['marks'] = [];
  const plain = plainFile(known);
  let isPlain = plain !== null;
  const share = (part: Part, within: number) => Math.min(1, (part.end - part.size * (1 - within)) / report.bytes);
  const takenBack = new Set(file.instructions.takenBack);
  const take = async (part: Part) => {
    progress?.('read', share(part, 0));
    const before = destination.rows;
    isPlain &&= await plainPart(engine, destination, part, plain!.id, plain!, signal);
    if (!isPlain) {
      const step = (step: 'clean' | 'store') => progress?.(step, share(part, step === 'clean' ? 0.4 : 0.7));
      await cleanPart(engine, destination, part, file, tally, { signal, step });
    }
    // as many rows as records may be one that stands twice and one that is lost
    const added = destination.rows - before;
    const lines = await destination.linesBetween(part.firstLine, lineOf(part.records, part), signal);
    if (lines !== added) throw new Miscount(part.records, lines, part.records - added);
  };
  try {
    const cut = parts(text, shape.delimiter, shape, {
      signal,
      partBytes,
      partRecords,
      mark: (line, offset) => marks.push({ line, offset })
    });
    for await (const part of ahead(cut)) {
      report.records += part.records;
      if (part.records > 0) await take(part);
      if (!part.broken) continue;
      report.records += 1;
      const back = takenBack.has(part.broken.line) ? await brokenPart(part, shape.delimiter) : null;
      if (back) await take(back);
      else tally.broken(part.broken);
    }
    progress?.('store', 1);
    tally.into(report);
    if (text.nuls > 0) report.repairs.push({ kind: 'nul', count: text.nuls, lines: [] });
    const fingerprint = await text.fingerprint;
    const finished = await destination.finish((id) => known.nameOf(fingerprint, id), there);
    const tables: StoredTable[] = [];
    let stored = 0;
    for (const { wave, name, columns, rows } of finished) {
      const areas = await areasOf(engine, name, file.table.area);
      for (const [area, count] of Object.entries(areas)) report.areas[area] = (report.areas[area] ?? 0) + count;
      tables.push({ table: file.table.name, wave, name, rows, columns, areas: Object.keys(areas) });
      report.rows += rows;
      stored += Object.values(areas).reduce((sum, count) => sum + count, 0);
    }
    report.rejects = Object.values(report.rejectCounts).reduce((sum, count) => sum + count, 0);
    const { records, rows, rejects } = report;
    if (records !== rows + rejects || stored !== rows) throw new Miscount(records, stored, rejects);
    report.waves = tables.map(({ wave }) => wave);
    if (tables.length === 0) report.problem = nothingUsable(report);
    if (text.size > maxKept) text.forget();
    return { tables, text: { text, shape, marks } };
  } catch (cause) {
    await destination.drop();
    throw cause;
  }
}

/** Two of the engine's row groups: of another number the last group is packed again when the next part comes. */
const partRecords = 2 * 122_880;

/** A text of so many bytes stays with its file, to show its records also when somebody has changed the file meanwhile. */
const maxKept = 64 << 20;

/** Records that are looked at before the fast path of a hundred thousand is tried. */
const tried = 20;

/** What the fast path needs; null for a file that it cannot read. */
function plainFile({ file, shape, matched }: Known): (PlainFile & { id: string }) | null {
  const { instructions, platform, columns, table, codebook, wave } = file;
  const says = [instructions.takenBack, instructions.leftOut].some((lines) => lines && lines.length > 0);
  if (
    platform !== 'plain' ||
    says ||
    file.witness !== null ||
    columns.some((one) => isByOption(one) || one.split.length > 0)
  )
    return null;
  const variables = shape.header.map(
    (_, index) => columns.find(({ fields }) => fields[0]!.index === index)?.variable ?? null
  );
  const waveField = wave === null ? fieldOf(columns, table.wave) : null;
  const text = waveField === null ? null : (shape.sample[0]?.[waveField] ?? '');
  const id = text === null ? wave : [...wavesOf([text], codebook).keys()][0];
  // a wave that is written in another way is cleaned like everything else
  if (id === undefined || id === null || (text !== null && text !== id)) return null;
  if (Object.keys(matched.values).length > 0) return null;
  // an office writes an area's name: where the first ones are no codes, the fast path need not be tried
  const codes = new Set(codebook.areas.map(({ code }) => code));
  const areaField = fieldOf(columns, table.area);
  if (areaField === null || !shape.sample.slice(0, tried).every((record) => codes.has(record[areaField] ?? '')))
    return null;
  const { delimiter } = file;
  const named = text === null ? null : { column: table.wave!, text };
  return { id, delimiter, variables, area: table.area, wave: named, key: table.key, codebook };
}

function nothingUsable({ records, rejectSample, table }: IntakeReport): Problem {
  if (records === 0) return { code: 'headerOnly', detail: { table: table! } };
  const first = rejectSample[0];
  if (first?.reason === 'unclosedQuote' || first?.reason === 'longCell')
    return { code: first.reason, detail: { line: first.line } };
  return { code: 'noUsableRow', detail: { records, ...(first ? { reason: first.reason, line: first.line } : {}) } };
}
