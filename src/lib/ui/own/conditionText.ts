import { syntax } from '../../codebook/expression/syntax';
import type { Variable } from '../../codebook/codebook';
import { ExpressionError } from '../../codebook/expression/ExpressionError';

const quoted = (code: string): string => `'${code.replaceAll("'", "''")}'`;

/** Numbers from one to another, each of which may be left open; '' of neither. */
export function rangeText(name: string, from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `${name} BETWEEN ${from} AND ${to}`;
  if (from !== null) return `${name} >= ${from}`;
  return to === null ? '' : `${name} <= ${to}`;
}

/** Rows that have one of some codes. */
export function codesText({ name, type }: Pick<Variable, 'name' | 'type'>, codes: string[]): string {
  if (codes.length === 0) return '';
  if (type === 'select_multiple') {
    const parts = codes.map((code) => `${quoted(code)} IN ${name}`);
    return parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`;
  }
  const isNumber = type === 'boolean' || type === 'integer' || type === 'decimal';
  const values = codes.map((code) => (isNumber ? code : quoted(code)));
  return values.length === 1 ? `${name} = ${values[0]}` : `${name} IN (${values.join(', ')})`;
}

/** A condition with one more that must hold too. */
export function withCondition(text: string, more: string): string {
  const before = text.trim();
  if (before === '' || more === '') return before || more;
  return isChoice(before) ? `(${before}) AND ${more}` : `${before} AND ${more}`;
}

function isChoice(text: string): boolean {
  try {
    return syntax(text).type === 'or';
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return false;
  }
}
