import type { Codebook, Variable } from '../../codebook/codebook';
import { literal } from '../../engine/sql';
import { pointRange } from '../../intake/recode/pointRange';
import { maskPattern } from '../../intake/recode/mask';
import { markPattern } from '../../intake/recode/narrow';
import { isPercent } from '../../intake/recode/shares';
import { markerTexts } from '../../intake/shape/markers';
import type { Platform } from '../../intake/shape/platform';
import { exampleSql } from '../sql/exampleSql';

/** How a question's texts become its column without recoding: what needs it is `unclear`. */
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

export interface CleaningOptions {
  platform: Platform;
  /** personal numbers inside a text are looked for, and so every text that may have one */
  masks: boolean;
  /** texts that somebody gave a meaning, plain ones too */
  meant?: string[];
}

export function cleaning(variable: Variable, codebook: Codebook, options: CleaningOptions): Cleaning {
  const { meant = [] } = options;
  const reading = cleaningOf(variable, codebook, options);
  const kinds = choicesOf(variable, codebook).filter(({ missing }) => missing !== null && missing !== 'blank');
  return {
    ...reading,
    unclear: (column) =>
      meant.length > 0
        ? `(${reading.unclear(column)} OR ${column} IN (${literalList(meant)}))`
        : reading.unclear(column),
    hasReasons: kinds.length > 0
  };
}

const choicesOf = ({ list }: Variable, codebook: Codebook) => (list === null ? [] : (codebook.choices.get(list) ?? []));

function cleaningOf(variable: Variable, codebook: Codebook, { platform, masks }: CleaningOptions): Reading {
  const choices = choicesOf(variable, codebook);
  const reasons = choices.filter(({ missing }) => missing).map(({ name }) => name);
  const specials = [...markerTexts(platform), ...reasons];
  const special = literalList(specials);
  const answers = choices.filter(({ missing }) => !missing).map(({ name }) => name);
  const range = pointRange(variable, choices);
  switch (variable.type) {
    case 'text':
      return {
        type: 'VARCHAR',
        value: (column) => `NULLIF(trim(${column}), '')`,
        unclear: (column) =>
          `(${[`${column} IN (${special})`, isMarked(column), masks ? mayBePersonal(column) : exampleSql(column)].join(' OR ')})`
      };
    case 'integer':
      return limited(ranged(written('INTEGER', literalList(numbers(specials))), range), variable);
    case 'decimal':
      return limited(
        {
          type: 'DOUBLE',
          value: (column) => typedSql(column, 'DOUBLE'),
          unclear: (column) =>
            `(${column} <> '' AND (NOT coalesce(isfinite(TRY_CAST(${column} AS DOUBLE)), FALSE) OR contains(${column}, '_') OR ${column} IN (${special})${isPercent(variable) ? ` OR ${isDoubtedPercentSql(typedSql(column, 'DOUBLE'))}` : ''}))`
        },
        variable
      );
    case 'boolean':
      return {
        type: 'TINYINT',
        value: (column) => `CAST(CASE ${column} WHEN '1' THEN 1 WHEN '0' THEN 0 END AS TINYINT)`,
        unclear: (column) => `${column} NOT IN ('', '0', '1')`
      };
    case 'date':
      return dated('DATE');
    case 'datetime':
      return dated('TIMESTAMP');
    case 'area':
      return coded(codebook.areas.map(({ code }) => code));
    case 'select_one':
      return coded(answers);
    case 'select_multiple':
      return listed(answers);
  }
}

/** No number beyond the points of a rating is plain. */
function ranged({ unclear, ...reading }: Reading, range: [number, number] | null): Reading {
  if (range === null) return { ...reading, unclear };
  const isBeyond = (column: string) => `TRY_CAST(${column} AS INTEGER) NOT BETWEEN ${range.map(literal).join(' AND ')}`;
  return { ...reading, unclear: (column) => `(${unclear(column)} OR coalesce(${isBeyond(column)}, FALSE))` };
}

/** True for what may be a share of one among percents, 0.544 beside 45.0, and for what is no part of a hundred. */
export const isDoubtedPercentSql = (number: string): string =>
  `coalesce(${number} < 0 OR (${number} > 0 AND ${number} <= 1) OR ${number} > 100, FALSE)`;

/** A type whose plain texts are those that it would write itself: `12`, not `012` or `12.5`. @param special those of them that mean something else */
function written(type: string, special: string): Reading {
  const isWritten = (column: string) =>
    `CAST(TRY_CAST(${column} AS ${type}) AS VARCHAR) IS NOT DISTINCT FROM ${column}`;
  return {
    type,
    value: (column) => typedSql(column, type),
    unclear: (column) =>
      `(${column} <> '' AND (NOT ${isWritten(column)}${special === '' ? '' : ` OR ${column} IN (${special})`}))`
  };
}

/** A number that is less than a question's least is none. */
function limited(reading: Reading, { least }: Variable): Reading {
  if (least === undefined) return reading;
  const { type, unclear } = reading;
  return {
    ...reading,
    unclear: (column) => `(${unclear(column)} OR TRY_CAST(${column} AS ${type}) < ${literal(least)})`
  };
}

/** Texts that a number's type would write: of the others it is known already that they are not plain. */
const numbers = (texts: string[]) => texts.filter((text) => /^-?\d+$/.test(text));

/** Not all that the engine takes for a date is a day of a survey: infinity, years before ours. */
function dated(type: string): Reading {
  const { value, unclear } = written(type, '');
  const isDay = (column: string) => `coalesce(year(TRY_CAST(${column} AS ${type})) BETWEEN 1000 AND 9999, FALSE)`;
  return { type, value, unclear: (column) => `(${unclear(column)} OR (${column} <> '' AND NOT ${isDay(column)}))` };
}

/** A regular expression a row is slow: first and last letters tell nearly all texts apart, and no personal number is short. */
const isMarked = (column: string) => {
  const ends = lastMarks.map((mark) => `suffix(${column}, ${literal(mark)})`).join(' OR ');
  return `CASE WHEN ${column} < '(' OR ${column} > '~' OR starts_with(${column}, '="') OR contains(${column}, '\ufffd') OR ${ends}
    THEN ${column} <> '' AND regexp_matches(${column}, ${literal(markPattern)}) ELSE FALSE END`;
};
const lastMarks = [' ', '\t', '\r', '\n', '\u00a0', '\u3000', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];
const mayBePersonal = (column: string) =>
  `CASE WHEN length(${column}) > 10 THEN regexp_matches(${column}, ${literal(maskPattern)}) ELSE FALSE END`;

function coded(codes: string[]): Reading {
  const type = enumType(codes);
  return {
    type,
    value: (column) => typedSql(column, type),
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

/** A text as its type, NULL where it is none. Casts that fail are slow, so an empty text, of which there are many, is not cast. */
export function typedSql(column: string, type: string): string {
  return `TRY_CAST(NULLIF(${column}, '') AS ${type})`;
}

/** The ENUM of a list of codes. Two of the same codes in the same order are the same type, so no name is needed. */
export function enumType(codes: string[]): string {
  return `ENUM(${literalList(codes.length > 0 ? [...new Set(codes)] : [''])})`;
}

export function literalList(texts: string[]): string {
  return texts.map(literal).join(', ');
}
