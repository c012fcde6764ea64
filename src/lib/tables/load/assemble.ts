import type { Codebook, TableSpec } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier } from '../../engine/sql';
import { Fingerprint } from '../../files/fingerprint';
import { drop } from './drop';
import { Miscount } from '../part/Miscount';
import { countingSql, repeated, uncounted, type Keeps, type OpenPart } from './repeats';
import type { Loaded } from './load';
import type { StoredTable } from '../store/stored';
import { storedNames } from '../store/storedNames';

/** A file whose rows are shown. */
export interface OpenFile extends Loaded {
  /** tells it from the other open files */
  id: number;
  /** a person put it over the survey; false: it came with the survey */
  userSupplied: boolean;
  /** files whose place its rows take, in the tables and waves of both: in the areas of both, or in all of them */
  replaces: { id: number; whole: boolean }[];
  /** whose rows count of units that an earlier file has, too; those of the later file where nobody said */
  keeps?: Keeps;
  /** areas whose rows do not count, because those of another file took their place; follows from what all files replace */
  without: { table: string; wave: string; area: string }[];
}

/** Units that two files have, and whose rows count. */
export interface Repeat {
  table: string;
  wave: string;
  /** ids of the files */
  earlier: number;
  later: number;
  units: number;
  keeps: Keeps;
}

/** The units that two of the files have, as far as rows of both are to be counted. */
export async function repeats(
  engine: Engine,
  codebook: Codebook,
  files: OpenFile[],
  signal?: AbortSignal
): Promise<Repeat[]> {
  const found: Repeat[] = [];
  for (const parts of waveTables(files).filter((parts) => parts.length > 1)) {
    const { table, wave } = parts[0]!.stored;
    const spec = codebook.tables.find(({ name }) => name === table)!;
    for (const { earlier, later, units } of await repeated(engine, parts, spec, signal)) {
      const { file, keeps } = parts[later]!;
      found.push({ table, wave, earlier: parts[earlier]!.file, later: file, units, keeps });
    }
  }
  return found;
}

/**
 * One table a table and wave, in the order of the files: the files' own where one file says it all, else a new one of all their
 * rows that count; the same content twice counts once, and a column that a file lacks is NULL in its
 * rows, but a weight, which is 1. No file's table is changed.
 * @throws AbortError when the signal fires; then no table is left that was not there before
 */
export async function assemble(
  engine: Engine,
  codebook: Codebook,
  files: OpenFile[],
  signal?: AbortSignal
): Promise<StoredTable[]> {
  const before = new Set(storedNames(engine));
  const stored: StoredTable[] = [];
  try {
    for (const parts of waveTables(files)) {
      const spec = codebook.tables.find(({ name }) => name === parts[0]!.stored.table)!;
      stored.push(isWhole(parts) ? parts[0]!.stored : await unite(engine, parts, spec, signal));
    }
    return stored;
  } catch (cause) {
    await Promise.all(stored.filter(({ name }) => !before.has(name)).map((table) => drop(engine, table)));
    throw cause;
  }
}

const isWhole = (parts: OpenPart[]): boolean => parts.length === 1 && parts[0]!.without.length === 0;

/** The parts of each table and wave; those of which nothing counts are left out. */
export function waveTables(files: OpenFile[]): OpenPart[][] {
  const byWaveTable = new Map<string, Map<string, OpenPart>>();
  for (const file of files) {
    for (const stored of file.tables) {
      const key = JSON.stringify([stored.table, stored.wave]);
      const parts = byWaveTable.get(key) ?? new Map<string, OpenPart>();
      byWaveTable.set(key, parts);
      const without = stored.areas.filter((area) => !counts(file, stored, area));
      const same = parts.get(stored.name);
      parts.set(
        stored.name,
        same
          ? { ...same, without: without.filter((area) => same.without.includes(area)) }
          : { stored, without, keeps: file.keeps ?? 'later', file: file.id }
      );
    }
  }
  const counting = ({ stored, without }: OpenPart) => without.length < stored.areas.length;
  return [...byWaveTable.values()]
    .map((parts) => [...parts.values()].filter(counting))
    .filter((parts) => parts.length > 0);
}

/** True when the rows that a file has of an area, in one of its tables, are shown. */
export function counts({ without }: OpenFile, { table, wave }: StoredTable, area: string): boolean {
  return !without.some((one) => one.table === table && one.wave === wave && one.area === area);
}

async function unite(engine: Engine, parts: OpenPart[], spec: TableSpec, signal?: AbortSignal): Promise<StoredTable> {
  const { table, wave } = parts[0]!.stored;
  const { area, weight } = spec;
  const found = await repeated(engine, parts, spec, signal);
  // the order of the files says nothing where no unit stands in two of them
  const order = found.length > 0 ? parts.map(({ keeps }) => keeps) : [];
  const names = parts.map(({ stored, without }) => [stored.name, without]);
  const print = new Fingerprint().add(JSON.stringify(order.length > 0 ? [names, order] : names.sort()));
  const name = `${table}_${print.hex()}`;
  const known = new Set(storedNames(engine));
  const weighs = weight !== null && parts.some(({ stored }) => stored.columns.includes(weight));
  const selects = parts.map(({ stored }, at) => {
    const one = weighs && !stored.columns.includes(weight!) ? `, 1 AS ${identifier(weight!)}` : '';
    return `SELECT *${one} FROM ${countingSql(parts, at, found, spec)}`;
  });
  try {
    await engine.query(
      `CREATE TABLE IF NOT EXISTS ${identifier(name)} AS ${selects.join('\nUNION ALL BY NAME ')}`,
      signal
    );
    const [counted] = rows<{ n: number; areas: string[] }>(
      await engine.query(
        `SELECT count(*) AS n, list(DISTINCT CAST(${identifier(area)} AS VARCHAR)) AS areas FROM ${identifier(name)}`,
        signal
      )
    );
    const united: StoredTable = {
      table,
      wave,
      name,
      rows: Number(counted!.n),
      columns: [...new Set(parts.flatMap(({ stored }) => stored.columns))],
      areas: [...counted!.areas].sort()
    };
    const sum = parts.reduce((rows, { stored }) => rows + stored.rows, 0);
    let excluded = 0;
    for (const at of parts.keys()) excluded += await uncounted(engine, parts, at, found, spec, signal);
    if (united.rows + excluded !== sum) throw new Miscount(sum, united.rows, excluded);
    storedNames(engine).add(name);
    return united;
  } catch (cause) {
    if (!known.has(name)) await drop(engine, { name });
    throw cause;
  }
}
