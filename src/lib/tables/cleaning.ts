import type { Codebook, Question } from '../codebook/codebook';
import { literal } from '../engine/sql';
import { maskPattern } from '../intake/mask';
import { markerTexts, type Platform } from '../intake/platform';

/** How a question's texts become its column without help: what needs help is `unclear`. */
export interface Cleaning {
  type: string;
  /** the stored value of a text, NULL when it is not a plain one */
  value(column: string): string;
  /** true for texts that must be read in TypeScript; never for an empty one */
  unclear(column: string): string;
  /** some of the question's codes say why there is no answer */
  hasReasons: boolean;
}

type Reading = Omit<Cleaning, 'hasReasons'>;

/** @param masks personal numbers inside a text are looked for, and so every text that may have one */
export function cleaning(
  question: Question,
  codebook: Codebook,
  { platform, masks }: { platform: Platform; masks: boolean }
): Cleaning {
  const reasons = choicesOf(question, codebook).filter(({ missing }) => missing !== null && missing !== 'blank');
  return { ...cleaningOf(question, codebook, { platform, masks }), hasReasons: reasons.length > 0 };
}

const choicesOf = ({ list }: Question, codebook: Codebook) => (list === null ? [] : (codebook.choices.get(list) ?? []));

function cleaningOf(
  question: Question,
  codebook: Codebook,
  { platform, masks }: { platform: Platform; masks: boolean }
): Reading {
  const choices = choicesOf(question, codebook);
  const reasons = choices.filter(({ missing }) => missing).map(({ name }) => name);
  const special = literalList([...markerTexts(platform), ...reasons]);
  const answers = choices.filter(({ missing }) => !missing).map(({ name }) => name);
  switch (question.type) {
    case 'text':
      return {
        type: 'VARCHAR',
        value: (column) => `NULLIF(trim(${column}), '')`,
        unclear: (column) => {
          const isSpecial = `${column} IN (${special})`;
          // a regular expression a row is slow, and no personal number is shorter
          const isLong = `CASE WHEN length(${column}) > 10 THEN regexp_matches(${column}, ${literal(maskPattern)}) ELSE FALSE END`;
          return masks ? `(${isSpecial} OR ${isLong})` : isSpecial;
        }
      };
    case 'integer':
      return written('INTEGER', special);
    case 'decimal':
      return {
        type: 'DOUBLE',
        value: (column) => `TRY_CAST(${column} AS DOUBLE)`,
        unclear: (column) =>
          `(${column} <> '' AND (NOT coalesce(isfinite(TRY_CAST(${column} AS DOUBLE)), FALSE) OR ${column} IN (${special})))`
      };
    case 'boolean':
      return {
        type: 'TINYINT',
        value: (column) => `CAST(CASE ${column} WHEN '1' THEN 1 WHEN '0' THEN 0 END AS TINYINT)`,
        unclear: (column) => `${column} NOT IN ('', '0', '1')`
      };
    case 'date':
      return written('DATE', special);
    case 'datetime':
      return written('TIMESTAMP', special);
    case 'area':
      return coded(codebook.areas.map(({ code }) => code));
    case 'select_one':
      return coded(answers);
    case 'select_multiple':
      return listed(answers);
  }
}

/** A type whose plain texts are those that it would write itself: `12`, not `012` or `12.5`. */
function written(type: string, special: string): Reading {
  return {
    type,
    value: (column) => `TRY_CAST(${column} AS ${type})`,
    unclear: (column) =>
      `(${column} <> '' AND (CAST(TRY_CAST(${column} AS ${type}) AS VARCHAR) IS DISTINCT FROM ${column} OR ${column} IN (${special})))`
  };
}

function coded(codes: string[]): Reading {
  const type = enumType(codes);
  return {
    type,
    value: (column) => `TRY_CAST(${column} AS ${type})`,
    unclear: (column) => `(${column} <> '' AND TRY_CAST(${column} AS ${type}) IS NULL)`
  };
}

function listed(codes: string[]): Reading {
  const code = `(?:${codes.map((name) => name.replace(/[^\w]/g, '\\$&')).join('|')})`;
  const plain = codes.length > 0 ? `${code}(?:\\|${code})*` : '[^\\s\\S]';
  return {
    type: 'VARCHAR',
    value: (column) => `'|' || NULLIF(${column}, '') || '|'`,
    unclear: (column) => `(${column} <> '' AND NOT regexp_full_match(${column}, ${literal(plain)}))`
  };
}

/** The ENUM of a list of codes. Two of the same codes in the same order are the same type, so no name is needed. */
export function enumType(codes: string[]): string {
  return `ENUM(${literalList(codes.length > 0 ? [...new Set(codes)] : [''])})`;
}

export function literalList(texts: string[]): string {
  return texts.map(literal).join(', ');
}
