import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { countedColumns, type AllowedRows } from '../rows';
import type { UnitRows } from '../units/unitRows';
import { dictionary } from './page/column';
import { counted } from './page/counted';
import { PageTable } from './page/table';
import { readUnits } from './readUnits';
import { runStatement } from './runStatement';
import { listedColumns, listsStatement, wordsStatement } from './unitsStatement';

/**
 * The units of one wave as DuckDB stores them; what each counts is worked out here, which takes a third of the time.
 * @throws SourceError, an AbortError, or a RangeError of several waves
 */
export async function duckdbUnits(
  engine: Pick<Engine, 'query'>,
  allowed: AllowedRows,
  signal?: AbortSignal
): Promise<UnitRows> {
  const { query, waveTables } = allowed;
  const [stored, ...others] = waveTables;
  if (others.length > 0) throw new RangeError('units: of one wave');
  if (!stored)
    return { length: 0, columns: new Map(), ...counted(allowed, new PageTable(0, new Map()), new Uint32Array()) };
  const deciding = countedColumns(query).filter((name) => stored.columns.includes(name));
  const listed = listedColumns(allowed, stored, [...new Set([...query.columns, ...deciding])]);
  const codes = wordsStatement(stored, listed);
  const [found, words] = await Promise.all([
    runStatement(engine, listsStatement(allowed, stored, listed), signal),
    codes === null ? null : runStatement(engine, codes, signal)
  ]);
  const { length, columns } = readUnits(listed, found, words ? (rows<Record<string, string[]>>(words)[0] ?? {}) : {});
  const table = new PageTable(length, new Map([...columns].map(([name, column]) => [name, () => dictionary(column)])));
  const all = new Uint32Array(length).map((_, row) => row);
  return {
    length,
    columns: new Map(query.columns.map((name) => [name, columns.get(name)!])),
    ...counted(allowed, table, all)
  };
}
