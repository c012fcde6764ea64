import { m } from '../../paraglide/messages';
import { ExpressionError } from './ExpressionError';

export type Token = { position: number } & (
  | { type: 'number'; value: number }
  | { type: 'text'; value: string }
  | { type: 'name'; value: string }
  | { type: 'word'; value: Word }
  | { type: 'sign'; value: string }
  | { type: 'end' }
);

export type Word = 'AND' | 'OR' | 'NOT' | 'IN' | 'IS' | 'NULL' | 'BETWEEN' | 'WHERE';

const words = new Set<string>(['AND', 'OR', 'NOT', 'IN', 'IS', 'NULL', 'BETWEEN', 'WHERE']);

const namePattern = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const pattern = /\s+|\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}_]*|'(?:[^']|'')*'|<>|<=|>=|[=<>+\-*(),]/uy;

/** Whether an expression can use this as the name of a column. */
export const isName = (name: string): boolean => namePattern.test(name) && !words.has(name.toUpperCase());

/**
 * The words and signs of an expression, with an end token after the last.
 * @throws ExpressionError at a character that starts none of them, or at a quote that is never closed
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const position = pattern.lastIndex;
    const match = pattern.exec(text)?.[0];
    if (match === undefined) throw new ExpressionError(position, strange(text, position));
    if (match.trim() !== '') found.push(token(match, position));
  }
  return [...found, { type: 'end', position: text.length }];
}

function token(match: string, position: number): Token {
  if (/^\d/.test(match)) return { type: 'number', value: Number(match), position };
  if (match.startsWith("'")) return { type: 'text', value: match.slice(1, -1).replaceAll("''", "'"), position };
  if (!namePattern.test(match)) return { type: 'sign', value: match, position };
  const word = match.toUpperCase();
  return words.has(word) ? { type: 'word', value: word as Word, position } : { type: 'name', value: match, position };
}

function strange(text: string, position: number): string {
  const character = String.fromCodePoint(text.codePointAt(position)!);
  return character === "'" ? m.codebook_unclosed_quote() : m.codebook_strange_character({ character });
}
