import { readTokens } from '../../engine/statement/tokens';
import { identifier } from '../../engine/sql';
import { beforeBracket, forbidden } from '../../engine/statement/words';

/** A name as a person writes it: in quotes only where it needs them. */
export const sqlName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) &&
  !forbidden.has(name.toLowerCase()) &&
  !beforeBracket.has(name.toLowerCase())
    ? name
    : identifier(name);

/** The same statement without the quotes that its names do not need. */
export function withoutQuotes(sql: string): string {
  let [written, at] = ['', 0];
  for (const { kind, value, from, to } of readTokens(sql).tokens) {
    if (kind !== 'quoted') continue;
    written += sql.slice(at, from) + sqlName(value);
    at = to;
  }
  return written + sql.slice(at);
}
