import type { OwnColumn } from '../../codebook/own/ownColumn';
import type { Engine } from '../../engine/engine';
import type { StoredTable } from '../../tables/store/stored';
import type { CellQuery } from '../cells/cellQuery';
import { columnsAsked, waveTableOf } from '../cells/waveTable';
import { duckdbSource } from './duckdb';

/**
 * Rows by what a column of a person's own says of them, which need not be part of the survey yet; null: a missing answer leaves it open.
 * @param stored tables of one wave
 */
export async function ownCounts(
  engine: Pick<Engine, 'query'>,
  stored: StoredTable[],
  by: OwnColumn,
  signal?: AbortSignal
): Promise<Map<string | null, number>> {
  const keys = [{ name: 'own', column: by.name, groups: null }];
  const read = columnsAsked({ keys, where: null });
  const waveTables = stored.map((one) =>
    waveTableOf({ ...one, columns: [...new Set([...one.columns, by.name])], own: [by] }, read)
  );
  const query: CellQuery = {
    ...{ waveTables, keys, sets: [{ name: 'own', keys: ['own'] }], measures: [] },
    ...{ where: null, weight: null, n: null, variance: 'none' }
  };
  const { groups, rows } = await duckdbSource(engine).cells(query, signal);
  return new Map(groups.map(({ key }, at) => [key['own'] ?? null, rows[at]!]));
}
