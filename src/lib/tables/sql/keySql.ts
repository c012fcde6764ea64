import type { TableSpec } from '../../codebook/codebook';
import { identifier, literal } from '../../engine/sql';

/**
 * SQL of what tells one unit of a table from another, however its id is written: without width, case and blanks; NULL where an id
 * is absent or has lost its digits (9.14E+17). null when the table has no key, or not all of its columns are there.
 */
export function keySql({ key }: TableSpec, columns: string[]): string | null {
  if (key.length === 0 || !key.every((column) => columns.includes(column))) return null;
  const parts = key.map(keyPartSql);
  return parts.length === 1 ? parts[0]! : `(${parts.join(` || ${literal('\u0001')} || `)})`;
}

const blanks = '\\s\\x{a0}\\x{200b}-\\x{200d}\\x{202f}\\x{2060}\\x{3000}\\x{feff}';
/** Signs that only few ids have: to look at every sign of a million takes a second. */
const rare = `[+${blanks}\\x{ff01}-\\x{ff5e}]`;

/** Full-width signs and digits as the narrow ones, which stand 0xFEE0 before them; `translate` takes six times as long. */
const narrowed = (text: string): string =>
  `array_to_string([CASE WHEN sign BETWEEN '\uff01' AND '\uff5e' THEN chr(unicode(sign) - 65248) ELSE sign END
     FOR sign IN string_split(${text}, '')], '')`;

function keyPartSql(column: string): string {
  const text = `CAST(${identifier(column)} AS VARCHAR)`;
  const bare = `lower(${narrowed(`regexp_replace(${text}, ${literal(`[${blanks}]+`)}, '', 'g')`)})`;
  return `CASE WHEN NOT regexp_matches(${text}, ${literal(rare)}) THEN NULLIF(lower(${text}), '')
    WHEN regexp_full_match(${bare}, '[0-9.]+e[+][0-9]+') THEN NULL ELSE NULLIF(${bare}, '') END`;
}
