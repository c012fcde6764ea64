import type { Codebook, Question } from '../codebook/codebook';
import { literal } from '../engine/sql';
import { cleaning, enumType, literalList } from './cleaning';
import { missingType } from './columnSql';

/**
 * How a question's column is read straight into its type when all of its texts are plain. Of a text that is not, either the
 * engine refuses the file or `strange` holds; then the file takes the long way.
 */
export interface Plain {
  /** type that the field is read as */
  read: string;
  value: string;
  /** true or NULL for what reading lets through and should not; null when it lets nothing through */
  strange: string | null;
  /** kind of missing answer, for the companion column; null when the question has no codes for that */
  missing: string | null;
}

/** @param isKey a part of the table's key: personal numbers are not looked for in it */
export function plain(question: Question, column: string, codebook: Codebook, isKey: boolean): Plain {
  const choices = question.list === null ? [] : (codebook.choices.get(question.list) ?? []);
  const reasons = choices.filter(({ missing }) => missing !== null);
  if (reasons.length > 0) return withReasons(question, column, codebook, reasons);
  switch (question.type) {
    case 'text': {
      const { value, unclear } = cleaning(question, codebook, { platform: 'plain', masks: !isKey });
      return { read: 'VARCHAR', value: value(column), strange: unclear(column), missing: null };
    }
    case 'integer':
      return {
        read: 'DOUBLE',
        value: `CAST(${column} AS INTEGER)`,
        strange: `${column} <> trunc(${column})`,
        missing: null
      };
    case 'decimal':
      return { read: 'DOUBLE', value: column, strange: `NOT isfinite(${column})`, missing: null };
    case 'boolean':
      return { read: 'BOOLEAN', value: `CAST(${column} AS TINYINT)`, strange: null, missing: null };
    case 'date':
      return {
        read: 'DATE',
        value: column,
        strange: `NOT coalesce(year(${column}) BETWEEN 1000 AND 9999, ${column} IS NULL)`,
        missing: null
      };
    case 'datetime':
      return {
        read: 'TIMESTAMP',
        value: column,
        strange: `NOT coalesce(year(${column}) BETWEEN 1000 AND 9999, ${column} IS NULL)`,
        missing: null
      };
    case 'area':
      return { read: enumType(codebook.areas.map(({ code }) => code)), value: column, strange: null, missing: null };
    case 'select_one':
      return { read: enumType(choices.map(({ name }) => name)), value: column, strange: null, missing: null };
    case 'select_multiple': {
      const { value, unclear } = cleaning(question, codebook, { platform: 'plain', masks: false });
      return { read: 'VARCHAR', value: value(column), strange: unclear(column), missing: null };
    }
  }
}

/** A column some of whose codes say why there is no answer is read as text. */
function withReasons(
  question: Question,
  column: string,
  codebook: Codebook,
  reasons: { name: string; missing: string | null }[]
): Plain {
  const { value, unclear } = cleaning(question, codebook, { platform: 'plain', masks: false });
  const isReason = `${column} IN (${literalList(reasons.map(({ name }) => name))})`;
  const kinds = reasons.filter(({ missing }) => missing !== 'blank');
  const cases = kinds.map(({ name, missing }) => `WHEN ${literal(name)} THEN ${literal(missing)}`).join(' ');
  return {
    read: 'VARCHAR',
    value: `CASE WHEN ${isReason} THEN NULL ELSE ${value(column)} END`,
    strange: `(NOT ${isReason} AND ${unclear(column)})`,
    missing: kinds.length === 0 ? null : `CAST(CASE ${column} ${cases} END AS ${missingType})`
  };
}

/** Type that a question's answers are stored as. */
export function storedType(question: Question, codebook: Codebook): string {
  return cleaning(question, codebook, { platform: 'plain', masks: false }).type;
}
