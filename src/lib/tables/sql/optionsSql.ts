import type { MissingKind } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { literal } from '../../engine/sql';
import { literalList } from '../part/cleaning';
import { missingType, type ColumnSql } from './columnSql';
import type { Column } from '../part/columns';
import { maxRecords, type Seen } from '../part/profile';
import { field, type Staged } from '../store/stage';

export interface OptionsSql extends ColumnSql {
  /** true where a cell has a text that says why there is no answer */
  marked: string;
}

/** How many rows answer by option, and how many have a mark instead, with the first of them. */
export interface OptionRows {
  rule: 'list' | 'marker';
  count: number;
  records: number[];
}

export async function optionRows(
  engine: Engine,
  { name }: Staged,
  { value, marked }: OptionsSql,
  signal?: AbortSignal
): Promise<OptionRows[]> {
  const counted = await engine.query(
    `SELECT rule, count(*) AS count, min(record, ${maxRecords}) AS records
     FROM (SELECT record, CASE WHEN ${marked} THEN 'marker' WHEN (${value}) IS NOT NULL THEN 'list' END AS rule
           FROM ${name} WHERE excluded IS NULL)
     WHERE rule IS NOT NULL GROUP BY rule ORDER BY rule`,
    signal
  );
  return rows<OptionRows>(counted);
}

/** How the texts in the column of an option are read. */
interface Read {
  column: string;
  option: string;
  texts: { text: string; chosen: ReturnType<Column['readOption']> }[];
}

/**
 * A question with a column an option as one stored list: `|a|b|` of the chosen options, `|` where options were declined and none
 * chosen, NULL where every column is blank or one of them says why there is no answer.
 */
export function optionsSql(
  { fields, cleaning, blankDeclines, readOption }: Column,
  seen: Map<number, Seen[]>
): OptionsSql {
  const read: Read[] = fields.map(({ index, option }) => ({
    column: field(index),
    option: option!.name,
    texts: (seen.get(index) ?? []).map(({ text }) => ({ text, chosen: readOption(text, option!) }))
  }));
  const chosen = readAs(read, 1);
  const answered = [...chosen, ...readAs(read, 0)].map(({ sql }) => sql).join(' OR ') || 'FALSE';
  const isAnswered = blankDeclines ? 'TRUE' : answered;
  const list = [
    `'|'`,
    ...chosen.map(({ sql, option }) => `CASE WHEN ${sql} THEN ${literal(`${option}|`)} ELSE '' END`)
  ];
  const reasons = kinds.flatMap((kind) => {
    const sql = readAs(read, kind).map((one) => one.sql);
    return sql.length > 0 ? [{ kind, sql: sql.join(' OR ') }] : [];
  });
  const nothing = reasons.map(({ sql }) => `WHEN ${sql} THEN NULL`).join(' ');
  const why = reasons.map(({ kind, sql }) => `WHEN ${sql} THEN ${literal(kind)}`).join(' ') || 'WHEN FALSE THEN NULL';
  return {
    value: `CASE ${nothing} WHEN ${isAnswered} THEN ${list.join(' || ')} END`,
    missing: reasons.length === 0 && !cleaning.hasReasons ? null : `CAST(CASE ${why} END AS ${missingType})`,
    join: '',
    marked: [...reasons.map(({ sql }) => sql), ...readAs(read, 'blank').map(({ sql }) => sql)].join(' OR ') || 'FALSE'
  };
}

/** Why there is no answer; a blank cell only says nothing of its own option. */
const kinds: MissingKind[] = ['not_asked', 'not_applicable', 'dont_know', 'refused'];

/** Where the texts of a column say this of its option. */
function readAs(read: Read[], wanted: 0 | 1 | MissingKind): { option: string; sql: string }[] {
  return read.flatMap(({ column, texts, option }) => {
    const list = texts.filter(({ chosen }) => chosen === wanted).map(({ text }) => text);
    return list.length > 0 ? [{ option, sql: `${column} IN (${literalList(list)})` }] : [];
  });
}
