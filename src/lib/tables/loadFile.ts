import type { Codebook, TableSpec } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import { identifier } from '../engine/sql';
import { lineOf } from '../intake/countRecords';
import { decode } from '../intake/decode';
import { emptyReport } from '../intake/emptyReport';
import { Fingerprint } from '../intake/fingerprint';
import { match, type Match } from '../intake/match';
import { recoder } from '../intake/recode';
import type { IntakeReport, Problem, Reject } from '../intake/report';
import { sniff, type Shape } from '../intake/sniff';
import { checks } from './checks';
import { cleaning } from './cleaning';
import { columnSql } from './columnSql';
import { commit, linesSql, type Clean } from './commit';
import { notUnderstood } from './notUnderstood';
import { profile, type Column } from './profile';
import { read, type Reading } from './read';
import { rejects } from './rejects';
import type { StoredTable } from './stored';
import { wavesOf } from './waves';

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

const mostRejectsListed = 100;

/** The path of one file, from its bytes to stored tables. What is wrong with the file is in the report. */
export async function loadFile(
  engine: Engine,
  codebook: Codebook,
  { file, name, wave }: Source,
  { signal, progress, limit, made }: FileOptions
): Promise<Loaded> {
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

  const scratch: string[] = [];
  try {
    const reading = await read(engine, decoded.text, shape, scratch, signal);
    report.records = reading.staged.records + reading.rejects.length;
    if (report.records === 0) return unusable({ code: 'headerOnly', detail: { table: matched.table.name } });
    progress?.('clean', 0.6);
    const print = printOf(decoded.fingerprint, matched, codebook);
    const tables = await store(
      engine,
      codebook,
      report,
      { matched, shape, reading, print, wave },
      { signal, progress, made }
    );
    return { report, tables };
  } finally {
    for (const table of scratch) await engine.query(`DROP TABLE IF EXISTS ${table}`);
  }
}

interface Known {
  matched: Match;
  shape: Shape;
  reading: Reading;
  print: string;
  wave: string | undefined;
}

async function store(
  engine: Engine,
  codebook: Codebook,
  report: IntakeReport,
  { matched, shape, reading, print, wave }: Known,
  { signal, progress, made }: Omit<FileOptions, 'limit'>
): Promise<StoredTable[]> {
  const { table, questions } = matched;
  const { staged, shifts } = reading;
  const columns = questions.flatMap((question, index): Column[] =>
    question ? [{ index, question, cleaning: cleaning(question, codebook) }] : []
  );
  const columnOf = (name: string | null) => columns.find(({ question }) => question.name === name)?.index ?? null;
  const waveColumn = columnOf(table.wave);
  const areaColumn = columnOf(table.area)!;
  const line = (record: number) => lineOf(record, shape.firstLine, shifts);

  const seen = await profile(engine, staged, columns, waveColumn, signal);
  const recodings = columns.map(({ question }, position) => seen.unclear[position]!.map(recoder(question, codebook)));
  const sql = columns.map((column, position) => columnSql(column, recodings[position]!));
  const area = sql[columns.findIndex(({ index }) => index === areaColumn)]!.value;
  const ofWave = waveColumn === null ? null : wavesOf(seen.waves, codebook);
  const waves = ofWave ? [...ofWave.keys()] : [wave ?? codebook.waves.at(-1)?.id ?? ''];
  progress?.('store', 0.75);

  const names = questions.flatMap((question) => (question ? [question.name] : []));
  const tables: StoredTable[] = [];
  const shiftFile = shifts.length === 0 ? null : await engine.register(shiftList(shifts));
  const clean: Clean = { staged, columns, sql, area, wave: waveColumn, lines: linesSql(shape.firstLine, shiftFile) };
  try {
    for (const id of waves) {
      const stored = `${table.name}_${new Fingerprint().add(`${print} ${id}`).hex()}`;
      made.push(stored);
      await commit(engine, stored, clean, ofWave ? ofWave.get(id)! : null, signal);
      const checked = await checks(engine, stored, table, names, codebook, signal);
      addChecks(report, checked.checks);
      if (checked.rows > 0) {
        const { rows, areas } = checked;
        tables.push({ table: table.name, wave: id, name: stored, rows, columns: names, areas });
      } else await engine.query(`DROP TABLE IF EXISTS ${identifier(stored)}`);
    }
  } finally {
    if (shiftFile !== null) await engine.release(shiftFile);
  }
  report.waves = tables.map((stored) => stored.wave);
  report.rows = tables.reduce((sum, { rows }) => sum + rows, 0);
  report.rejects = report.records - report.rows;
  if (report.rejects > 0) {
    const waveTexts = ofWave ? [...ofWave.values()].flat() : null;
    const found = await rejects(engine, clean, areaColumn, waveTexts, shape.delimiter, signal);
    if (found.count + reading.rejects.length !== report.rejects) {
      throw new RangeError(`${report.records} records are ${report.rows} rows and ${found.count} rejects`);
    }
    report.rejectSample = firstOf([
      ...found.sample.map((reject) => ({ ...reject, line: line(reject.line) })),
      ...reading.rejects
    ]);
  }
  const strange = await notUnderstood(engine, staged, columns, recodings, signal);
  report.notUnderstood = strange.map((text) => ({ ...text, firstLine: line(text.firstLine) }));
  if (tables.length === 0) report.problem = nothingUsable(report);
  progress?.('store', 1);
  return tables;
}

function describe(report: IntakeReport, { table, questions, unknown, absent }: Match, { header }: Shape): void {
  report.table = table.name;
  report.matched = questions.flatMap((question, index) =>
    question ? [{ header: header[index]!, question: question.name }] : []
  );
  report.unknown = unknown;
  report.absent = absent;
}

function addChecks(report: IntakeReport, found: IntakeReport['checks']): void {
  for (const check of found) {
    const known = report.checks.find(({ rule }) => rule === check.rule);
    if (!known) report.checks.push(check);
    else {
      known.count += check.count;
      known.firstLine = Math.min(known.firstLine, check.firstLine);
    }
  }
}

function firstOf(found: Reject[]): Reject[] {
  return found.sort((a, b) => a.line - b.line).slice(0, mostRejectsListed);
}

function nothingUsable({ records, rejectSample }: IntakeReport): Problem {
  const first = rejectSample[0];
  if (first?.reason === 'unclosedQuote') return { code: 'unclosedQuote', detail: { line: first.line } };
  return { code: 'noUsableRow', detail: { records, ...(first ? { reason: first.reason, line: first.line } : {}) } };
}

/** All that decides what a file's tables hold: its bytes, which column is which question, and what the survey says of those. */
function printOf(bytes: string, { table, questions }: Match, codebook: Codebook): string {
  const lists = questions.map((question) => (question?.list ? (codebook.choices.get(question.list) ?? null) : null));
  return [bytes, codebook.id, JSON.stringify([tableKey(table), questions, lists, codebook.areas, codebook.waves])].join(
    ' '
  );
}

const tableKey = ({ name, area, wave }: TableSpec) => [name, area, wave];

function shiftList(shifts: { record: number; line: number }[]): Blob {
  return new Blob([shifts.map(({ record, line }) => `${record},${line}\n`).join('')]);
}
