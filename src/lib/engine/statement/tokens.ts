import { StatementFault } from './fault';

export interface Token {
  /** word: a bare name or keyword · quoted: a name in double quotes · text: a literal · number · sign: one character, or "::" */
  kind: 'word' | 'quoted' | 'text' | 'number' | 'sign';
  /** of a word in small letters, of quoted names and texts what is between the quotes */
  value: string;
  from: number;
  to: number;
}

const space = /[ \t\r\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/uy;
const comment = /--[^\r\n]*|\/\*(?:(?!\/\*|\*\/)[^])*\*\//uy;
const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy;
const quoted = /"[^"\\\0]*(?:""[^"\\\0]*)*"/uy;
const text = /'[^'\0]*(?:''[^'\0]*)*'/uy;
// a comment inside another, or without an end, is none of ours
const sign = /::|(?!\/\*)[()[\]{},.;:+\-*/%^<>=!~|&]/uy;
const wide = /[，；：（）。“”‘’【】＝＊]/uy;

/**
 * The tokens of a statement, and the statement with blanks for its comments and unusual spaces: what DuckDB's own scanner reads of
 * that can be nothing else. Every place stays as it was.
 * @throws StatementFault
 */
export function readTokens(statement: string): { tokens: Token[]; sql: string } {
  const tokens: Token[] = [];
  let sql = '';
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(statement)?.[0] ?? null;
  };
  while (at < statement.length) {
    const blank = take(space) ?? take(comment);
    if (blank !== null) {
      sql += blank.replace(/[^\r\n]/g, ' ');
      at += blank.length;
      continue;
    }
    const [kind, found] = next(take) ?? [];
    if (kind === undefined || found === undefined) {
      const [character] = statement.slice(at);
      throw new StatementFault(take(wide) === null ? 'sign' : 'wide', character!, at, at + character!.length);
    }
    const from = at;
    at += found.length;
    // E'…', X'…', U&"…" and 1a are read in ways of their own
    const before = tokens.at(-1);
    const touches = before?.to === from && (before.kind === 'word' || before.kind === 'number');
    if (touches && kind !== 'sign') throw new StatementFault('sign', found, from, at);
    if (before?.to === from && before.value === '&' && kind === 'quoted')
      throw new StatementFault('sign', found, from, at);
    tokens.push({ kind, value: valueOf(kind, found), from, to: at });
    sql += found;
  }
  return { tokens, sql };
}

function next(take: (pattern: RegExp) => string | null): [Token['kind'], string] | null {
  const kinds = [
    ['word', word],
    ['number', number],
    ['quoted', quoted],
    ['text', text],
    ['sign', sign]
  ] as const;
  for (const [kind, pattern] of kinds) {
    const found = take(pattern);
    if (found !== null) return [kind, found];
  }
  return null;
}

function valueOf(kind: Token['kind'], found: string): string {
  if (kind === 'word') return folded(found);
  if (kind === 'quoted') return found.slice(1, -1).replaceAll('""', '"');
  return kind === 'text' ? found.slice(1, -1).replaceAll("''", "'") : found;
}

/** As DuckDB compares names: letters A to Z in small, no others. */
export const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
