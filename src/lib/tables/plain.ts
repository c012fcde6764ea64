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
  /** true for what reading lets through and should not; null when it lets nothing through */
  strange: string | null;
  /** kind of missing answer, for the companion column; null when the question has no codes for that */
  missing: string | null;
}

/** @param isKey a part of the table's key: personal numbers are not looked for in it */
export function plain(question: Question, column: string, codebook: Codebook, isKey: boolean): Plain {
  const choices = question.list === null ? [] : (codebook.choices.get(question.list) ?? []);
  const reasons = choices.filter(({ missing }) => missing !== null);
  const { value, unclear } = cleaning(question, codebook, { platform: 'plain', masks: !isKey });
  if (reasons.length === 0) {
    const codes = codesOf(question, codebook);
    if (codes) return { read: enumType(codes), value: column, strange: null, missing: null };
    return { read: 'VARCHAR', value: value(column), strange: unclear(column), missing: null };
  }
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

/** The codes of a question that has one of them for an answer: the engine looks them up while it reads. */
function codesOf({ type, list }: Question, { areas, choices }: Codebook): string[] | null {
  if (type === 'area') return areas.map(({ code }) => code);
  return type === 'select_one' ? (choices.get(list!) ?? []).map(({ name }) => name) : null;
}

/** Type that a question's answers are stored as. */
export function storedType(question: Question, codebook: Codebook): string {
  return cleaning(question, codebook, { platform: 'plain', masks: false }).type;
}
