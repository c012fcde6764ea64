import type { OwnColumn } from '../../codebook/own/ownColumn';
import { columnsBehind } from '../../codebook/own/ownColumn';
import { restCode } from '../../codebook/own/own';
import { identifier, literal } from '../../engine/sql';
import { predicateSql } from '../../tables/sql/predicateSql';
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

/** As `codeOf` says it: a condition that is unknown leaves the row open, whatever the later ones say. Codes are texts here, which the SQL page can read. */
function ownSql(own: OwnColumn): string {
  const types = new Map([...columnsBehind(own)].map((column) => [column, 'text' as const]));
  const branches = own.values.map(({ code, when }) => {
    const sql = predicateSql(when, types);
    return `WHEN ${sql} THEN ${literal(code)} WHEN ${sql} IS NULL THEN NULL`;
  });
  return `CASE ${branches.join(' ')} ELSE ${literal(restCode)} END AS ${identifier(own.name)}`;
}
