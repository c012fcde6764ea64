import type { MissingKind } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import { literal } from '../engine/sql';
import type { Recoding } from '../intake/report';
import { writeFields } from '../intake/writeFields';
import { enumType, literalList } from './cleaning';
import type { Column } from './columns';
import { field } from './stage';

/** How a staged column becomes a stored one. */
export interface ColumnSql {
  value: string;
  /** kind of missing answer, for the companion column; null when the part has no kind but blank */
  missing: string | null;
  /** a table that the values are looked up in, when they are many; '' otherwise */
  join: string;
}

export const missingType = enumType(['not_asked', 'not_applicable', 'dont_know', 'refused', 'blank']);

/** More than this many texts are looked up in a table, fewer in a CASE. */
const mostCases = 40;

/**
 * @param recodings of the different texts of the column that are not plain
 * @param files gets the name of every file that is registered for a join: they must last as long as the statement
 */
export async function columnSql(
  engine: Engine,
  { fields, cleaning }: Column,
  recodings: Recoding[],
  files: string[]
): Promise<ColumnSql> {
  const { index } = fields[0]!;
  const column = field(index);
  if (recodings.length === 0) return { value: cleaning.value(column), missing: null, join: '' };

  const understood = recodings.filter((recoding) => 'value' in recoding);
  const values = new Map<string | number, string[]>();
  const kinds = new Map<MissingKind, string[]>();
  for (const { text, value, missing } of understood) {
    if (value !== null) push(values, value, text);
    else if (missing !== null && missing !== 'blank') push(kinds, missing, text);
  }
  const rest = `WHEN ${cleaning.unclear(column)} THEN NULL ELSE ${cleaning.value(column)} END`;
  const missing = kinds.size === 0 ? null : `CAST(CASE ${cases(column, kinds, literal)} END AS ${missingType})`;
  const typed = (value: string | number) => `CAST(${literal(value)} AS ${cleaning.type})`;

  if (understood.length <= mostCases || values.size === 0) {
    return { value: `CASE ${cases(column, values, typed)} ${rest}`, missing, join: '' };
  }
  const pairs = [...values].flatMap(([value, texts]) => texts.map((text) => [text, String(value)]));
  const file = await engine.register(new Blob([writeFields(pairs)]));
  files.push(file);
  const map = `map${index}`;
  return {
    value: `CASE WHEN ${map}.t IS NOT NULL THEN CAST(${map}.v AS ${cleaning.type}) ${rest}`,
    missing,
    join:
      `LEFT JOIN read_csv(${literal(file)}, auto_detect = false, header = false, columns = {t: 'VARCHAR', v: 'VARCHAR'}, ` +
      `quote = '"', escape = '"', nullstr = '\u0001', max_line_size = 16777216) AS ${map} ON ${column} = ${map}.t`
  };
}

function push<Value>(texts: Map<Value, string[]>, value: Value, text: string): void {
  const known = texts.get(value);
  if (known) known.push(text);
  else texts.set(value, [text]);
}

function cases<Value>(column: string, texts: Map<Value, string[]>, sql: (value: Value) => string): string {
  return [...texts].map(([value, list]) => `WHEN ${column} IN (${literalList(list)}) THEN ${sql(value)}`).join(' ');
}
