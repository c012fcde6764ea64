import { literal } from '../../engine/sql';
import type { Instructions } from '../../intake/shape/instructions';
import { recordOn } from '../../intake/records/lineOf';
import type { Part } from '../../intake/records/parts';
import { invalidAnswers, type Platform } from '../../intake/shape/platform';
import { normal } from '../../intake/match/normal';
import { notePattern, totalHints, totalPattern } from '../../intake/shape/summaryRows';
import { exampleSql } from '../sql/exampleSql';
import { field } from '../store/stage';

/** What of a file decides which of its records are no rows, whatever they say. */
export interface Exclusions {
  header: string[];
  /** the records of the header as they stand in the file */
  heads: string[][];
  platform: Platform;
  instructions: Instructions;
  /** fields in which a total's word is an answer: an option of their question is called so */
  summed: number[];
  /** fields that answer a question */
  answers: number[];
  /** fields that say where a row belongs: what stands alone beside them is no answer */
  places: number[];
}

/** A total's word stands in one of the first columns: after a serial number or a district at most. */
export const columnsOfTotals = 4;

/**
 * SQL of the reason why a staged record is no row: too few or too many fields, an example, a total, a footnote, an answer that the platform
 * calls invalid, left out by the person. NULL for rows. A person can take each of them back.
 */
export function excludedSql(
  { header, heads, platform, instructions, summed, answers, places }: Exclusions,
  part: Part
): string {
  const fields = header.length;
  const { tooFew, tooMany } = raggedSql(fields);
  const first = Array.from({ length: Math.min(fields, columnsOfTotals) }, (_, index) => index);
  const words = first.filter((index) => !summed.includes(index)).map((index) => totalSql(field(index)));
  const isNote = fields === 1 ? 'FALSE' : isNoteSql(fields, places);
  const isTakenBack = among(instructions.takenBack, part);
  const unless = (condition: string) => (isTakenBack === null ? condition : `NOT ${isTakenBack} AND (${condition})`);

  const cases = [
    [unless(isExampleSql(answers)), 'example'],
    [unless(words.join(' OR ') || 'FALSE'), 'total'],
    [unless(isNote), 'note'],
    [unless(heads.map(repeatedSql).join(' OR ') || 'FALSE'), 'repeatedHeader'],
    [invalidSql(header, platform, unless), 'invalid'],
    [among(instructions.leftOut, part), 'leftOut'],
    [unless(tooFew), 'tooFewFields'],
    [unless(tooMany), 'tooManyFields']
  ].flatMap(([condition, reason]) => (condition ? [`WHEN ${condition} THEN ${literal(reason!)}`] : []));
  return `CASE ${cases.join(' ')} END`;
}

/** All that stands in the fields that answer something says of itself that it is an example. The first one tells most rows apart. */
function isExampleSql(answers: number[]): string {
  const [first, ...others] = answers.map((index) => {
    const text = field(index);
    // -1 is that of no text
    const isBlank = `CASE WHEN unicode(${text}) IN (-1, 32) THEN trim(${text}) = '' ELSE FALSE END`;
    return `coalesce(${isBlank} OR ${exampleSql(text)}, TRUE)`;
  });
  const isFilled = `${answers.map((index) => `coalesce(trim(${field(index)}), '')`).join(' || ')} <> ''`;
  return first === undefined
    ? 'FALSE'
    : `CASE WHEN ${first} THEN ${[...others, isFilled].join(' AND ')} ELSE FALSE END`;
}

/** True for a total's word. Most texts are told by their first letter or by what they lack, for the pattern is slow. */
export function totalSql(column: string): string {
  const hints = totalHints.map((hint) => `contains(${column}, ${literal(hint)})`).join(' OR ');
  return `CASE WHEN NOT ${column} BETWEEN '!' AND 'F~' AND (${hints}) THEN ${matches(column, totalPattern)} ELSE FALSE END`;
}

const matches = (column: string, pattern: string) => `regexp_full_match(${column}, ${literal(pattern)})`;

/** One text, or, from merged cells, the same again, and nothing beside it but where the row belongs. */
function isNoteSql(fields: number, places: number[]): string {
  const all = Array.from({ length: fields }, (_, index) => index);
  const columns = all.filter((index) => !places.includes(index));
  const near = all.slice(0, columnsOfTotals).sort((a, b) => Number(places.includes(a)) - Number(places.includes(b)));
  const first = near.map((index) => `NULLIF(${field(index)}, '')`);
  const text = `coalesce(${first.join(', ')})`;
  const isAlone = columns.map((index) => `coalesce(${field(index)}, '') IN ('', ${text})`).join(' AND ');
  return `CASE WHEN ${isAlone} THEN ${matches(text, notePattern)} ELSE FALSE END`;
}

/** True for a text that may be a note, of a column in which others are not. */
export const noteSql = (column: string): string =>
  `CASE WHEN NOT ${column} BETWEEN '!' AND '~~' OR contains(${column}, '=') OR contains(${column}, '＝')
     OR starts_with(${column}, '*') OR ${column}[1] IN ('N', 'S', 'R')
   THEN ${matches(column, notePattern)} ELSE FALSE END`;

/**
 * A record has all its fields and no more. Two columns more than the header are read: an empty field too many, as a comma
 * at the end of a line makes, is let through.
 */
function raggedSql(fields: number): { tooFew: string; tooMany: string } {
  return {
    tooFew: `${field(fields - 1)} IS NULL`,
    tooMany: `(${field(fields)} <> '' OR ${field(fields + 1)} IS NOT NULL)`
  };
}

function invalidSql(header: string[], platform: Platform, unless: (condition: string) => string): string | null {
  const invalid = invalidAnswers(platform);
  const index = header.findIndex((name) => invalid !== null && normal(name) === normal(invalid.header));
  return invalid && index >= 0 ? unless(`regexp_matches(${field(index)}, ${literal(invalid.pattern)})`) : null;
}

/**
 * The header again, as files that were put one after the other have it: all of its first names, or all but one. The first letter
 * tells most rows apart.
 */
function repeatedSql(head: string[]): string {
  const named = head
    .map((name, index) => ({ name: bare(name), column: field(index) }))
    .filter(({ name }) => name !== '')
    .slice(0, 8);
  if (named.length < 2) return 'FALSE';
  const mayBe = named.slice(0, 2).map(({ name: [first = ''], column }) => {
    const letters = [...unreadLetters, first, first.toUpperCase()];
    return `unicode(${column}) IN (${letters.map((letter) => letter.codePointAt(0)).join(', ')})`;
  });
  const alike = named.map(
    ({ name, column }) =>
      `CAST(lower(regexp_replace(coalesce(${column}, ''), ${literal(unread)}, '', 'g')) = ${literal(name)} AS INTEGER)`
  );
  const fewest = named.length < 4 ? named.length : named.length - 1;
  return `CASE WHEN ${mayBe.join(' OR ')} THEN ${alike.join(' + ')} >= ${fewest} ELSE FALSE END`;
}

/** Spaces, breaks and marks of a name, for JavaScript and RE2. */
const unreadLetters = ' \t\n\r\f\u00a0\u3000\ufeff*';
const unread = `[\\s${unreadLetters}]+`;
const bare = (name: string): string => name.replace(new RegExp(unread, 'g'), '').toLowerCase();

/** True for the records of a part that begin on some lines; null when none does. */
export function among(lines: number[] | undefined, part: Part): string | null {
  const records = (lines ?? []).flatMap((line) => recordOn(line, part.records, part) ?? []);
  return records.length > 0 ? `record IN (${records.join(', ')})` : null;
}
