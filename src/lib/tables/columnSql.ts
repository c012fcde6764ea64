import type { MissingKind } from '../codebook/codebook';
import { literal } from '../engine/sql';
import type { Recoding } from '../intake/report';
import { enumType, literalList } from './cleaning';
import type { Column } from './profile';
import { field } from './stage';

/** How a staged column becomes a stored one. */
export interface ColumnSql {
  value: string;
  /** kind of missing answer, for the companion column; null when the file has no kind but blank */
  missing: string | null;
  /** a table that the values are looked up in, when they are many; '' otherwise */
  join: string;
}

export const missingType = enumType(['not_asked', 'not_applicable', 'dont_know', 'refused', 'blank']);

/** More than this many texts are looked up in a table, fewer in a CASE. */
const mostCases = 40;

export function columnSql({ index, cleaning }: Column, recodings: Recoding[]): ColumnSql {
  const column = field(index);
  if (recodings.length === 0) return { value: cleaning.value(column), missing: null, join: '' };

  const understood = recodings.filter((recoding) => 'value' in recoding);
  const values = new Map<string | number, string[]>();
  const kinds = new Map<MissingKind, string[]>();
  for (const { text, value, missing } of understood) {
    if (value !== null) values.set(value, [...(values.get(value) ?? []), text]);
    else if (missing !== null && missing !== 'blank') kinds.set(missing, [...(kinds.get(missing) ?? []), text]);
  }
  const rest = `WHEN ${cleaning.unclear(column)} THEN NULL ELSE ${cleaning.value(column)} END`;
  const missing = kinds.size === 0 ? null : `CAST(CASE ${cases(column, kinds, literal)} END AS ${missingType})`;
  const typed = (value: string | number) => `CAST(${literal(value)} AS ${cleaning.type})`;

  if (understood.length <= mostCases) {
    return { value: `CASE ${cases(column, values, typed)} ${rest}`, missing, join: '' };
  }
  const map = `map${index}`;
  const pairs = understood.flatMap(({ text, value }) =>
    value === null ? [] : [`(${literal(text)}, ${literal(String(value))})`]
  );
  if (pairs.length === 0) return { value: `CASE ${rest}`, missing, join: '' };
  return {
    value: `CASE WHEN ${map}.text IS NOT NULL THEN CAST(${map}.value AS ${cleaning.type}) ${rest}`,
    missing,
    join: `LEFT JOIN (VALUES ${pairs.join(', ')}) AS ${map}(text, value) ON ${column} = ${map}.text`
  };
}

function cases<Value>(column: string, texts: Map<Value, string[]>, sql: (value: Value) => string): string {
  return [...texts].map(([value, list]) => `WHEN ${column} IN (${literalList(list)}) THEN ${sql(value)}`).join(' ');
}
