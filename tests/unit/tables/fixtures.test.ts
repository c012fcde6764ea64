import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Preset } from '../../../src/lib/codebook/codebook';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier } from '../../../src/lib/engine/sql';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { records } from '../../../src/lib/intake/records/records';
import type { ColumnMatch, IntakeReport } from '../../../src/lib/intake/report/report';
import { unzip } from '../../../src/lib/files/zip/unzip';
import { load, type Loaded, type Source } from '../../../src/lib/tables/load/load';
import { nativeEngine } from '../../nativeEngine';
import { dropAll, tableNames } from './engineTables';
import { fixture, survey } from './survey';

/** What a file of tests/fixtures/intake says, written by hand from reading it; see the README there. */
interface Expected extends Pick<
  IntakeReport,
  'encoding' | 'delimiter' | 'platform' | 'table' | 'waves' | 'records' | 'header' | 'problem'
> {
  instructions?: Instructions;
  presets?: Preset[];
  rows: Record<string, string | number | null>[];
  /** [line, reason] */
  rejects: [number, string][];
  /** [question, text, count, first line], and codes that are to be suggested */
  notUnderstood: [string, string, number, number, string[]?][];
  /** [question, rule, rows] */
  changes: [string, string, number][];
  /** [question, kind, rows] */
  damages: [string, string, number][];
  /** [rule, severity, rows, first line] */
  checks: [string, string, number, number][];
  /** kind by header */
  personal: Record<string, string>;
  /** question by header, of suggestions that wait for a yes */
  waiting: Record<string, string>;
  absent?: string[];
  sheets?: string[];
  sheet?: string;
  preset?: IntakeReport['preset'];
  /** [question, option, reason] by header, of every column that is taken */
  matched?: Record<string, [string, string | null, string]>;
  /** name of every column */
  headers?: string[];
}

const folder = 'tests/fixtures/intake';
const suffix = '.expected.json';
const files = readdirSync(folder);
const expected = files.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));

/** The small survey with a check of hasty answers. */
const codebook = {
  ...survey,
  rules: [
    ...survey.rules,
    {
      id: 'hasty',
      table: 'unit',
      condition: {
        type: 'compare' as const,
        operator: '<' as const,
        left: { type: 'column' as const, name: 'seconds' },
        right: { type: 'number' as const, value: 60 }
      },
      severity: 'warning' as const,
      message: { zh: '答题不足60秒', en: 'Answered in less than a minute' }
    }
  ]
};

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

test.each(expected.filter((name) => !name.endsWith('.zip')))(
  'load(%s) gives every cell, reject and finding that stands in the file',
  (name) => expectTable(fixture(name), expectedOf<Expected>(name))
);

test('unzip(reports.zip) gives files that load as they do by themselves', async () => {
  const { files } = expectedOf<{ files: Record<string, string> }>('reports.zip');
  const entries = await unzip(fixture('reports.zip').file);
  if ('problem' in entries) throw new Error(entries.problem.code);
  expect(entries.map(({ path }) => path).sort()).toEqual(Object.keys(files).sort());
  for (const { path, file } of entries) await expectTable({ name: path, file }, expectedOf<Expected>(files[path]!));
});

test('every file in tests/fixtures/intake has an expected table beside it', () => {
  const without = files.filter((name) => !name.endsWith(suffix) && !expected.includes(name));
  // the first opens with an extension only, the second is a page and no file of a survey, the last are files of another survey
  expect(without).toEqual(['districts.zip', 'page-gbk.txt', 'xiaogan']);
});

function expectedOf<Table>(name: string): Table {
  return JSON.parse(readFileSync(`${folder}/${name}${suffix}`, 'utf8')) as Table;
}

async function expectTable(file: Source, wanted: Expected): Promise<void> {
  const source = wanted.instructions ? { ...file, instructions: wanted.instructions } : file;
  const [loaded] = await load(engine, codebook, [source], { presets: wanted.presets ?? [] });
  try {
    expect(await found(loaded!, wanted)).toEqual(sorted(wanted));
    await expectAccounted(loaded!);
    await expectShown(loaded!, wanted);
  } finally {
    await dropAll(engine);
  }
}

/** Records = rows + rejects, every finding names as many lines as it counts, and the engine holds the stored tables only. */
async function expectAccounted({ report, tables }: Loaded): Promise<void> {
  expect(report.rows + report.rejects).toBe(report.records);
  expect(report.rejectSample).toHaveLength(report.rejects);
  expect(Object.values(report.rejectCounts).reduce((sum, count) => sum + count, 0)).toBe(report.rejects);
  expect(Object.values(report.areas).reduce((sum, count) => sum + count, 0)).toBe(report.rows);
  for (const { count, lines } of [...report.changes, ...report.notUnderstood, ...report.damages]) {
    expect(lines).toHaveLength(count);
  }
  expect(await tableNames(engine)).toEqual(tables.map((table) => table.name).sort());
}

/** The records that lines open are those that begin there: each row's has its number. */
async function expectShown({ text }: Loaded, { rows, rejects }: Expected): Promise<void> {
  if (!text) return;
  const numbers = new Map(rows.map((row) => [Number(row.line__), row.unit_id ?? '']));
  for (const [line] of rejects) numbers.set(line, '');
  const shown = await records(text, [...numbers.keys()]);
  expect(shown.map(({ line }) => line)).toEqual([...numbers.keys()].sort((a, b) => a - b));
  for (const { line, fields } of shown) expect(fields.join('\n')).toContain(numbers.get(line));
}

/** What a load found, in the form of the expected table; of what is not expected there, nothing. */
async function found(
  { report, tables }: Loaded,
  wanted: Expected
): Promise<Omit<Expected, 'instructions' | 'presets'>> {
  const { encoding, delimiter, platform, table, waves, records, header, problem } = report;
  const taken = report.columns.filter((column) => column.taken);
  const cells = (await Promise.all(tables.map(({ name }) => contents(name)))).flat();
  return sorted({
    ...{ encoding, delimiter, platform, table, waves, records, header, problem },
    rows: cells.sort((a, b) => Number(a.line__) - Number(b.line__)),
    rejects: report.rejectSample.map(({ line, reason }) => [line, reason]),
    notUnderstood: report.notUnderstood.map(({ column, value, count, firstLine, suggestions }) => {
      const one = wanted.notUnderstood.find(([question, text]) => question === column && text === value);
      return one?.[4] ? [column, value, count, firstLine, suggestions] : [column, value, count, firstLine];
    }),
    changes: report.changes.map(({ column, rule, count }) => [column, rule, count]),
    damages: report.damages.map(({ column, kind, count }) => [column, kind, count]),
    checks: (report.checks ?? []).map(({ rule, severity, count, firstLine }) => [rule, severity, count, firstLine]),
    personal: Object.fromEntries(report.columns.flatMap((one) => (one.personal ? [[one.header, one.personal]] : []))),
    waiting: Object.fromEntries(
      report.columns.filter(isWaiting).map(({ header, answering }) => [header, answering!.question])
    ),
    ...(wanted.absent && { absent: report.absent }),
    ...(wanted.sheets && { sheets: report.sheets.map(({ name }) => name) }),
    ...(wanted.sheet !== undefined && { sheet: report.sheet ?? '' }),
    ...(wanted.preset !== undefined && { preset: report.preset }),
    ...(wanted.matched && {
      matched: Object.fromEntries(
        taken.map(({ header, answering, reason }) => [header, [answering!.question, answering!.option, reason!]])
      )
    }),
    ...(wanted.headers && { headers: report.columns.map((column) => column.header) })
  });
}

const isWaiting = ({ answering, taken, personal, certainty }: ColumnMatch) =>
  answering !== null && !taken && personal === null && certainty < 1;

/** Lists whose order says nothing, in one order. */
function sorted({ instructions: _, presets: __, ...table }: Expected): Omit<Expected, 'instructions' | 'presets'> {
  const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return {
    ...table,
    notUnderstood: [...table.notUnderstood].sort(byText),
    changes: [...table.changes].sort(byText),
    damages: [...table.damages].sort(byText),
    checks: [...table.checks].sort(byText)
  };
}

/** The rows of a stored table, dates as text; a kind of missing answer only where there is one. */
async function contents(name: string): Promise<Record<string, string | number | null>[]> {
  const columns = rows<{ name: string; type: string }>(
    await engine.query(
      `SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = '${name}' ORDER BY column_index`
    )
  ).map(({ name, type }) => {
    const column = identifier(name);
    return type === 'DATE' || type === 'TIMESTAMP' ? `CAST(${column} AS VARCHAR) AS ${column}` : column;
  });
  const stored = await engine.query(`SELECT ${columns.join(', ')} FROM ${identifier(name)}`);
  return rows<Record<string, string | number | null>>(stored).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name, cell]) => cell !== null || !name.endsWith('__missing')))
  );
}
