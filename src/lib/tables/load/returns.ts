import type { Codebook, TableSpec } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier } from '../../engine/sql';
import { counts, type OpenFile } from './assemble';
import type { StoredTable } from '../store/stored';

/** What an area that reports has sent of a wave. */
export interface AreaReturns {
  area: string;
  /** by table of the survey */
  tables: Record<string, Returned>;
  /** no row has come of any table that is collected row by row */
  silent: boolean;
}

export interface Returned {
  /** any row has come */
  sent: boolean;
  /** rows that came; of a table of persons at least so many, in whole steps */
  rows: number;
  /** of a table of persons: rows are told in steps of so many, so that no hidden number follows from them; null when they are told as they are */
  step: number | null;
  /** rows that the area should send, by the register; null when it does not say */
  expected: number | null;
  /** rows / expected, at least so much where rows are told in steps; above 1 when more came; null when nothing is expected, or fewer than a step came */
  rate: number | null;
  /** names of the files that the rows are from */
  files: string[];
}

/** Which areas report, and which of them each code lies in. */
export interface ReportingAreas {
  areas: string[];
  reporting: ReadonlyMap<string, string>;
}

/** Who has sent how much of a wave: every area that reports is named, also when nothing came. */
export async function returns(
  engine: Pick<Engine, 'query'>,
  codebook: Codebook,
  { stored, files, geography }: { stored: StoredTable[]; files: OpenFile[]; geography: ReportingAreas },
  wave: string
): Promise<AreaReturns[]> {
  const sums = new Map<string, AreaSums>();
  for (const table of stored) {
    if (table.wave === wave) sums.set(table.table, await areaSums(engine, codebook, table, geography));
  }
  const collected = codebook.tables.filter(({ design }) => design !== 'aggregated');
  const asked = collected.length > 0 ? collected : codebook.tables;
  return geography.areas.map((area) => {
    const tables = Object.fromEntries(
      codebook.tables.map((spec) => {
        const came = sums.get(spec.name)?.rows.get(area) ?? 0;
        const step = spec.hideBelow > 0 ? spec.hideBelow : null;
        const count = step === null ? came : came - (came % step);
        const expected = expectedOf(spec, area, sums);
        const isKnown = expected !== null && expected > 0 && (count > 0 || came === 0);
        const rate = isKnown ? count / expected : null;
        const from = filesOf(files, spec.name, wave, area, geography);
        return [spec.name, { sent: came > 0, rows: count, step, expected, rate, files: from }];
      })
    );
    return { area, tables, silent: asked.every(({ name }) => !tables[name]!.sent) };
  });
}

/** By area that reports. */
interface AreaSums {
  rows: Map<string, number>;
  /** by column that says how many rows another table should have; areas of which it is blank are absent */
  columns: Map<string, Map<string, number>>;
}

async function areaSums(
  engine: Pick<Engine, 'query'>,
  codebook: Codebook,
  { table, name, columns }: StoredTable,
  { reporting }: ReportingAreas
): Promise<AreaSums> {
  const spec = codebook.tables.find((one) => one.name === table)!;
  const wanted = codebook.tables.flatMap(({ expected }) => (expected?.table === table ? [expected.column] : []));
  const summed = [...new Set(wanted)].filter((column) => columns.includes(column));
  const selected = summed.map((column, index) => `, sum(${identifier(column)}) AS s${index}`).join('');
  const found = rows<Record<string, string | number | null>>(
    await engine.query(
      `SELECT CAST(${identifier(spec.area)} AS VARCHAR) AS area, count(*) AS n${selected} FROM ${identifier(name)} GROUP BY 1`
    )
  );
  const sums: AreaSums = { rows: new Map(), columns: new Map(summed.map((column) => [column, new Map()])) };
  for (const row of found) {
    const area = reporting.get(String(row.area));
    if (area === undefined) continue;
    add(sums.rows, area, row.n as number);
    summed.forEach((column, index) => add(sums.columns.get(column)!, area, row[`s${index}`] as number | null));
  }
  return sums;
}

function add(sums: Map<string, number>, area: string, more: number | null): void {
  if (more !== null) sums.set(area, (sums.get(area) ?? 0) + more);
}

function expectedOf({ expected }: TableSpec, area: string, sums: Map<string, AreaSums>): number | null {
  if (expected === null) return null;
  return sums.get(expected.table)?.columns.get(expected.column)?.get(area) ?? null;
}

function filesOf(files: OpenFile[], name: string, wave: string, area: string, { reporting }: ReportingAreas): string[] {
  return files.flatMap((file) => {
    const brings = file.tables.some(
      (table) =>
        table.table === name &&
        table.wave === wave &&
        table.areas.some((code) => reporting.get(code) === area && counts(file, table, code))
    );
    return brings ? [file.source.name] : [];
  });
}
