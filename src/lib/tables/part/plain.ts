import type { Codebook, Variable } from '../../codebook/codebook';
import { literal } from '../../engine/sql';
import { pointRange } from '../../intake/recode/pointRange';
import { isPercent } from '../../intake/recode/shares';
import { cleaning, enumType, isDoubtedPercentSql, literalList } from './cleaning';
import { missingType } from '../sql/columnSql';

/**
 * How a question's column is read straight into its type when all of its texts are plain. Of a text that is not, either the
 * engine refuses the file or `unrecognised` holds; then the file takes the cleaning path.
 */
export interface Plain {
  /** type that the field is read as */
  read: string;
  /** what is worked out once a row, for `value` and `unrecognised`; null when nothing is */
  once: { name: string; sql: string } | null;
  value: string;
  /** true for what reading lets through and should not; null when it lets nothing through */
  unrecognised: string | null;
  /** kind of missing answer, for the companion column; null when the question has no codes for that */
  missing: string | null;
}

/** @param isKey a part of the table's key: personal numbers are not looked for in it */
export function plain(variable: Variable, column: string, codebook: Codebook, isKey: boolean): Plain {
  const choices = variable.list === null ? [] : (codebook.choices.get(variable.list) ?? []);
  const reasons = choices.filter(({ missing }) => missing !== null);
  const { value, unclear } = cleaning(variable, codebook, { platform: 'plain', masks: !isKey });
  if (reasons.length === 0) {
    const codes = codesOf(variable, codebook);
    if (codes) return { read: enumType(codes), once: null, value: column, unrecognised: null, missing: null };
    if (variable.type === 'boolean') return yesOrNo(column);
    if (variable.type === 'integer' && pointRange(variable, choices) === null) return whole(column, variable.least);
    if (variable.type === 'decimal') return decimal(column, variable.least, isPercent(variable));
    return { read: 'VARCHAR', once: null, value: value(column), unrecognised: unclear(column), missing: null };
  }
  const isReason = `${column} IN (${literalList(reasons.map(({ name }) => name))})`;
  const kinds = reasons.filter(({ missing }) => missing !== 'blank');
  const cases = kinds.map(({ name, missing }) => `WHEN ${literal(name)} THEN ${literal(missing)}`).join(' ');
  return {
    read: 'VARCHAR',
    once: null,
    value: `CASE WHEN ${isReason} THEN NULL ELSE ${value(column)} END`,
    unrecognised: `(NOT ${isReason} AND ${unclear(column)})`,
    missing: kinds.length === 0 ? null : `CAST(CASE ${column} ${cases} END AS ${missingType})`
  };
}

/** Read as one of two codes, whose places are the stored values. */
function yesOrNo(column: string): Plain {
  const value = `CAST(enum_code(${column}) AS TINYINT)`;
  return { read: enumType(['0', '1']), once: null, value, unrecognised: null, missing: null };
}

/** Compared with the number as it is written: `12.5` would be read as 13. */
const whole = (column: string, least?: number): Plain =>
  parsed(column, 'INTEGER', (number) => below(number, least, `CAST(${number} AS VARCHAR) IS DISTINCT FROM ${column}`));

const decimal = (column: string, least: number | undefined, isPercent: boolean): Plain =>
  parsed(column, 'DOUBLE', (number) =>
    below(
      number,
      least,
      `(${column} IS NOT NULL AND NOT coalesce(isfinite(${number}), FALSE)) OR contains(${column}, '_')${isPercent ? ` OR ${isDoubtedPercentSql(number)}` : ''}`
    )
  );

const below = (number: string, least: number | undefined, unrecognised: string): string =>
  `(${unrecognised}${least === undefined ? '' : ` OR ${number} < ${literal(least)}`})`;

/** Read as text, NULL where a field is empty, and parsed once a row. */
function parsed(column: string, type: string, isUnrecognised: (number: string) => string): Plain {
  const name = `${column}_number`;
  return {
    read: 'VARCHAR',
    once: { name, sql: `TRY_CAST(${column} AS ${type})` },
    value: name,
    unrecognised: isUnrecognised(name),
    missing: null
  };
}

/** The codes of a question that has one of them for an answer: the engine looks them up while it reads. */
function codesOf({ type, list }: Variable, { areas, choices }: Codebook): string[] | null {
  if (type === 'area') return areas.map(({ code }) => code);
  return type === 'select_one' ? (choices.get(list!) ?? []).map(({ name }) => name) : null;
}

/** Type that a question's answers are stored as. */
export function storedType(variable: Variable, codebook: Codebook): string {
  return cleaning(variable, codebook, { platform: 'plain', masks: false }).type;
}
