import type { MissingKind } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { literal } from '../../engine/sql';
import type { Recoding } from '../../intake/report/report';
import { writeFields } from '../../files/csv/writeFields';
import { bufferSql } from './bufferSql';
import { enumType, literalList } from '../part/cleaning';
import type { Column } from '../part/columns';
import { declinedTexts } from './optionTexts';
import { field } from '../store/stage';

/** How a staged column becomes a stored one. */
export interface ColumnSql {
  value: string;
  /** kind of missing answer, for the companion column; null when no code and no text says a kind but blank */
  missing: string | null;
  /** a table that the values are looked up in, when they are many; '' otherwise */
  join: string;
}

export const missingType = enumType(['not_asked', 'not_applicable', 'dont_know', 'refused', 'blank']);

/** More than this many texts are looked up in a table, fewer in a CASE. */
const maxCases = 40;

/**
 * @param recodings of the different texts of the column that are not plain
 * @param files gets the name of every file that is registered for a join: they must last as long as the statement
 */
export async function columnSql(
  engine: Engine,
  column: Column,
  recodings: Recoding[],
  files: string[]
): Promise<ColumnSql> {
  const sql = await answerSql(engine, column, recodings, files);
  if (column.split.length === 0) return sql;
  const nothing = column.split.map(({ index }) => `${field(index)} IN (${declinedTexts})`).join(' AND ');
  return {
    ...sql,
    value: `CASE WHEN ${field(column.fields[0]!.index)} = '' AND ${nothing} THEN '|' ELSE ${sql.value} END`
  };
}

async function answerSql(
  engine: Engine,
  { fields, cleaning }: Column,
  recodings: Recoding[],
  files: string[]
): Promise<ColumnSql> {
  const { index } = fields[0]!;
  const column = field(index);
  const none = cleaning.hasReasons ? `CAST(NULL AS ${missingType})` : null;
  if (recodings.length === 0) return { value: cleaning.value(column), missing: none, join: '' };

  const values = new Map<string | number | null, string[]>();
  const kinds = new Map<MissingKind, string[]>();
  for (const recoding of recodings) {
    const value = 'value' in recoding ? recoding.value : null;
    push(values, value, recoding.text);
    if ('missing' in recoding && recoding.missing !== null && recoding.missing !== 'blank') {
      push(kinds, recoding.missing, recoding.text);
    }
  }
  const missing = kinds.size === 0 ? none : `CAST(CASE ${cases(column, kinds, literal)} END AS ${missingType})`;
  const typed = (value: string | number | null) =>
    value === null ? 'NULL' : `CAST(${literal(value)} AS ${cleaning.type})`;
  const plain = cleaning.value(column);
  if (recodings.length <= maxCases) {
    return { value: `CASE ${cases(column, values, typed)} ELSE ${plain} END`, missing, join: '' };
  }

  // a text that stands twice would give each of its rows twice
  if (new Set(recodings.map(({ text }) => text)).size < recodings.length)
    throw new RangeError(`c${index}: a text twice`);
  const pairs = [...values].flatMap(([value, texts]) =>
    texts.map((text) => [text, value === null ? null : String(value)])
  );
  const bytes = new TextEncoder().encode(writeFields(pairs, nullMark));
  const buffer = bufferSql(bytes.length);
  const file = await engine.register(bytes);
  files.push(file);
  const map = `map${index}`;
  const columns = `{t: 'VARCHAR', v: ${literal(cleaning.type)}}`;
  return {
    value: `CASE WHEN ${map}.t IS NOT NULL THEN ${map}.v ELSE ${plain} END`,
    missing,
    join:
      `LEFT JOIN read_csv(${literal(file)}, auto_detect = false, header = false, columns = ${columns}, quote = '"', ` +
      `escape = '"', nullstr = ${literal(nullMark)}, ${buffer}) AS ${map} ON ${column} = ${map}.t`
  };
}

/** What NULL is written as in a list of pairs: no text of a file is this, for it would be an absent field there. */
const nullMark = '\u0001\u0002\u0001';

function push<Value>(texts: Map<Value, string[]>, value: Value, text: string): void {
  const known = texts.get(value);
  if (known) known.push(text);
  else texts.set(value, [text]);
}

function cases<Value>(column: string, texts: Map<Value, string[]>, sql: (value: Value) => string): string {
  return [...texts].map(([value, list]) => `WHEN ${column} IN (${literalList(list)}) THEN ${sql(value)}`).join(' ');
}
