import type { TableSpec } from '../codebook/codebook';
import { identifier, literal } from '../engine/sql';

/** Full-width signs and digits, whose narrow forms stand 0xFEE0 before them. */
const wide = Array.from({ length: 94 }, (_, at) => String.fromCodePoint(0xff01 + at)).join('');
const narrow = Array.from({ length: 94 }, (_, at) => String.fromCodePoint(0x21 + at)).join('');
const blanks = ' \t\r\n\u00a0\u200b\u200c\u200d\u202f\u2060\u3000\ufeff';

/**
 * SQL of what tells one unit of a table from another, however its id is written: without width, case and blanks; NULL where an id
 * is absent or has lost its digits (9.14E+17). null when the table has no key, or not all of its columns are there.
 */
export function keySql({ key }: TableSpec, columns: string[]): string | null {
  if (key.length === 0 || !key.every((column) => columns.includes(column))) return null;
  const parts = key.map(keyPartSql);
  return parts.length === 1 ? parts[0]! : `(${parts.join(` || ${literal('\u0001')} || `)})`;
}

/** Signs that only few ids have: to translate every one of a million takes a minute. */
const rare = '[+\\s\\x{a0}\\x{200b}-\\x{200d}\\x{202f}\\x{2060}\\x{3000}\\x{feff}\\x{ff01}-\\x{ff5e}]';

function keyPartSql(column: string): string {
  const text = `CAST(${identifier(column)} AS VARCHAR)`;
  // signs without a counterpart are left out
  const bare = `lower(translate(${text}, ${literal(wide + blanks)}, ${literal(narrow)}))`;
  return `CASE WHEN NOT regexp_matches(${text}, ${literal(rare)}) THEN NULLIF(lower(${text}), '')
    WHEN regexp_full_match(${bare}, '[0-9.]+e[+][0-9]+') THEN NULL ELSE NULLIF(${bare}, '') END`;
}
