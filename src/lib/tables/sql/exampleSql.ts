import { literal } from '../../engine/sql';
import { exampleMarks } from '../../intake/form/example';

const letters = exampleMarks.flatMap(([first = '']) => [first, first.toUpperCase()]);
const codes = [...new Set([' ', ...letters].map((letter) => letter.codePointAt(0)))];

/**
 * True for a text that says of itself that it is an example, as `isExampleText` does. Its first letter tells most texts apart: 6 ns
 * a text, 120 ns by `starts_with`.
 */
export function exampleSql(column: string): string {
  const start = `lower(left(ltrim(${column}), 20))`;
  const isMarked = exampleMarks.map((mark) => `starts_with(${start}, ${literal(mark)})`).join(' OR ');
  return `CASE WHEN unicode(${column}) IN (${codes.join(', ')}) THEN ${isMarked} ELSE FALSE END`;
}
