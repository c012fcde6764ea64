import { columnsBehind, type OwnColumn } from '../../codebook/own/ownColumn';
import { restCode } from '../../codebook/own/own';
import { identifier, literal } from '../../engine/sql';
import { predicateSql } from './predicateSql';

/**
 * A column of one's own as a SELECT has it, under its name; as `codeOf` says it: a condition that is unknown leaves the row open, whatever
 * the later ones say. Codes are texts here, which the SQL page can read.
 */
export function ownSql(own: OwnColumn): string {
  const types = new Map([...columnsBehind(own)].map((column) => [column, 'text' as const]));
  const branches = own.values.map(({ code, when }) => {
    const sql = predicateSql(when, types);
    return `WHEN ${sql} THEN ${literal(code)} WHEN ${sql} IS NULL THEN NULL`;
  });
  return `CASE ${branches.join(' ')} ELSE ${literal(restCode)} END AS ${identifier(own.name)}`;
}
