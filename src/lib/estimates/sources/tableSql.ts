import { identifier } from '../../engine/sql';
import { ownSql } from '../../tables/sql/ownSql';
import type { WaveTable } from '../cells/cellQuery';
import { select } from './select';

/** What stands behind FROM: the table, or a SELECT that adds to it what is worked out of its columns. */
export function tableSql({ name, own = [] }: Pick<WaveTable, 'name' | 'own'>): string {
  if (own.length === 0) return identifier(name);
  return select({ columns: ['*', ...own.map(ownSql)], from: identifier(name) });
}

/** The same in brackets, where it needs them. */
export function fromSql(waveTable: Pick<WaveTable, 'name' | 'own'>): string {
  const sql = tableSql(waveTable);
  return waveTable.own?.length ? `(\n${sql}\n)` : sql;
}
