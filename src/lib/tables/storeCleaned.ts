import type { Engine } from '../engine/engine';
import { identifier } from '../engine/sql';
import { lineOf } from '../intake/countRecords';
import { recoder } from '../intake/recode';
import type { IntakeReport, Problem, Recoding, Reject } from '../intake/report';
import { checks } from './checks';
import { addChecks } from './check';
import { cleaning } from './cleaning';
import { columnSql } from './columnSql';
import { commit, linesSql, missingColumn, type Clean } from './commit';
import type { Known } from './inspect';
import type { FileOptions } from './loadFile';
import { notUnderstood } from './notUnderstood';
import { profile, type Column } from './profile';
import { read, type Reading } from './read';
import { rejects } from './rejects';
import type { StoredTable } from './stored';
import { wavesOf } from './waves';

const mostRejectsListed = 100;

/** The long way: stage every record as text, clean each distinct text once, write the usable rows, list the rest. */
export async function storeCleaned(
  engine: Engine,
  report: IntakeReport,
  known: Known,
  options: FileOptions
): Promise<StoredTable[]> {
  const scratch: string[] = [];
  try {
    const reading = await read(engine, known.text, known.shape, scratch, options.signal);
    report.records = reading.staged.records + reading.rejects.length;
    if (report.records === 0) {
      report.problem = { code: 'headerOnly', detail: { table: known.matched.table.name } };
      return [];
    }
    return await clean(engine, report, known, reading, options);
  } finally {
    for (const table of scratch) await engine.query(`DROP TABLE IF EXISTS ${table}`);
  }
}

async function clean(
  engine: Engine,
  report: IntakeReport,
  { matched, shape, codebook, wave, nameOf }: Known,
  { staged, shifts, rejects: unread }: Reading,
  { signal, progress, made }: FileOptions
): Promise<StoredTable[]> {
  const { table, questions } = matched;
  const columns = questions.flatMap((question, index): Column[] =>
    question ? [{ index, question, cleaning: cleaning(question, codebook) }] : []
  );
  const columnOf = (name: string | null) => columns.find(({ question }) => question.name === name)?.index ?? null;
  const waveColumn = columnOf(table.wave);
  const areaColumn = columnOf(table.area)!;
  const line = (record: number) => lineOf(record, shape.firstLine, shifts);

  progress?.('clean', 0.6);
  const seen = await profile(engine, staged, columns, waveColumn, signal);
  const recodings = columns.map(({ question }, position) => seen.unclear[position]!.map(recoder(question, codebook)));
  const sql = columns.map((column, position) => columnSql(column, recodings[position]!));
  const area = sql[columns.findIndex(({ index }) => index === areaColumn)]!.value;
  const ofWave = waveColumn === null ? null : wavesOf(seen.waves, codebook);
  progress?.('store', 0.75);

  const stored = columns.flatMap(({ question: { name } }, position) =>
    sql[position]!.missing === null ? [name] : [name, missingColumn(name)]
  );
  const tables: StoredTable[] = [];
  const shiftFile = shifts.length === 0 ? null : await engine.register(shiftList(shifts));
  const lines = linesSql(shape.firstLine, shiftFile);
  const cleaned: Clean = { staged, columns, sql, area, wave: waveColumn, lines };
  try {
    for (const [id, texts] of ofWave ?? [[wave, null] as const]) {
      const name = nameOf(id);
      made.push(name);
      await commit(engine, name, cleaned, texts, signal);
      const checked = await checks(engine, name, table, stored, codebook, signal);
      report.checks = addChecks(report.checks ?? [], checked.checks);
      const { rows, areas } = checked;
      if (rows > 0) tables.push({ table: table.name, wave: id, name, rows, columns: stored, areas });
      else await engine.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
    }
  } finally {
    if (shiftFile !== null) await engine.release(shiftFile);
  }

  report.rows = tables.reduce((sum, { rows }) => sum + rows, 0);
  report.rejects = report.records - report.rows;
  if (report.rejects > 0) {
    const waveTexts = ofWave ? [...ofWave.values()].flat() : null;
    const found = await rejects(engine, cleaned, areaColumn, waveTexts, shape.delimiter, signal);
    if (found.count + unread.length !== report.rejects) {
      throw new RangeError(
        `${report.records} records are ${report.rows} rows and ${found.count + unread.length} rejects`
      );
    }
    const sample = found.sample.map((reject): Reject => ({ ...reject, line: line(reject.line) }));
    report.rejectSample = [...sample, ...unread].sort((a, b) => a.line - b.line).slice(0, mostRejectsListed);
  }
  report.notUnderstood = await strangeTexts(engine, staged, columns, recodings, line, signal);
  if (tables.length === 0) report.problem = nothingUsable(report);
  return tables;
}

async function strangeTexts(
  engine: Engine,
  staged: Reading['staged'],
  columns: Column[],
  recodings: Recoding[][],
  line: (record: number) => number,
  signal?: AbortSignal
): Promise<IntakeReport['notUnderstood']> {
  const found = await notUnderstood(engine, staged, columns, recodings, signal);
  return found.map((text) => ({ ...text, firstLine: line(text.firstLine) }));
}

function nothingUsable({ records, rejectSample }: IntakeReport): Problem {
  const first = rejectSample[0];
  if (first?.reason === 'unclosedQuote') return { code: 'unclosedQuote', detail: { line: first.line } };
  return { code: 'noUsableRow', detail: { records, ...(first ? { reason: first.reason, line: first.line } : {}) } };
}

function shiftList(shifts: Reading['shifts']): Blob {
  return new Blob([shifts.map(({ record, line }) => `${record},${line}\n`).join('')]);
}
