import { columnsBelow, valuesBelow, type Below } from './columnBelow';
import type { HeaderWords } from './headerWords';
import { isPair } from './headerPair';
import { normal } from '../match/normal';
import { platformOf } from './platform';

/** Where the header stands among records that are not blank. */
export interface FoundHeader {
  record: number;
  records: 1 | 2;
  /** how much speaks for it, a column: about -1 for a row of answers, 0.5 for any words, 3 for names of questions over numbers */
  score: number;
}

/** Titles are few. */
const deepest = 25;
const looked = 50;

/**
 * Finds the header by what the survey calls its questions, and by the break between words above and answers below, so that a
 * header that nobody knows is found too. Titles, and lines such as 填报单位：, are passed over.
 * @param records fields without spaces around them
 * @param width fields that most of them have
 */
export function findHeader(records: string[][], words: HeaderWords, width: number): FoundHeader {
  const most = Math.max(width, ...records.slice(0, deepest).map(({ length }) => length));
  const below = columnsBelow(records.slice(0, looked), most, words);
  let best: FoundHeader | null = null;
  for (let record = 0; record < Math.min(deepest, records.length); record++) {
    const fields = records[record]!;
    if (width > 1 && isTitle(fields, words)) continue;
    const score = scoreOf(fields, record, below, width, words) - record / 100;
    if (!best || score > best.score) best = { record, records: 1, score };
  }
  if (!best) return { record: 0, records: 1, score: -1 };
  // files that were put one after the other have it again and again: rows stand below the first
  best.record = records.findIndex((fields) => isSame(fields, records[best!.record]!));
  for (const upper of [best.record - 1, best.record]) {
    const [above, lower] = [records[upper], records[upper + 1]];
    if (!above || !lower || isTitle(above, words)) continue;
    if (isPair(above, lower, below, upper, words)) return { record: upper, records: 2, score: best.score };
  }
  return best;
}

/** All names of a header, or all but one. */
function isSame(some: string[], other: string[]): boolean {
  const names = other.filter((text) => text !== '').length;
  const alike = other.filter((text, at) => text !== '' && bare(text) === bare(some[at] ?? '')).length;
  return some.length === other.length && alike >= (names < 4 ? names : names - 1);
}

/** Without the mark of what must be answered. */
const bare = (name: string): string => normal(name).replace(/^\*+/, '');

/** The number of fields that most records have; those with one field, as titles have, count only where there are no others. */
export function widthOf(records: string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

/** A line that names the table, the office or the date: one text, also a merged one, or words and a colon. */
function isTitle(fields: string[], words: HeaderWords): boolean {
  const texts = [...new Set(fields)].filter((text) => text !== '');
  if (texts.length < 2) return true;
  const marked = texts.filter((text) => titleMark.test(text)).length;
  return marked * 2 >= texts.length && texts.filter((text) => words.isName(text)).length < 2;
}

const titleMark =
  /^[\s(（]*(?:填报|填表|制表|编制|审核|报送|上报|统计|调查|计量|综合|批准|制定|联系|截止?)?\s*(?:单\s*位|部门|机关|机构|人|日\s*期|时\s*间|表\s*号|文\s*号|有效期至?|电\s*话)[^:：]{0,6}[:：]|^\d{4}\s*年\s*\d{1,2}\s*月/;

function scoreOf(fields: string[], record: number, below: Below[], width: number, words: HeaderWords): number {
  const heads = fields.flatMap((text, column) =>
    text !== '' && text !== fields[column - 1] ? [{ text, column }] : []
  );
  const evidence = heads.reduce((sum, { text, column }) => sum + evidenceOf(text, below[column]!, record, words), 0);
  const exported = platformOf(fields) === 'plain' ? 0 : 0.5;
  return (evidence + heads.length / 2) / Math.max(width, heads.length) + exported;
}

function evidenceOf(text: string, column: Below, record: number, words: HeaderWords): number {
  if (column.isValue[record]) return -1;
  if (words.isName(text)) return 2 + breakOf(column, record);
  return column.texts.includes(text, record + 1) ? -1 : breakOf(column, record);
}

/** Up to 1 where answers stand below the text, 0.5 where a few texts come again and again, 0 where nothing can be said. */
function breakOf(column: Below, record: number): number {
  const share = valuesBelow(column, record);
  if (share >= 0.6) return share;
  const [filled = 0, different = 0] = [column.filled[record + 1], column.different[record + 1]];
  return filled >= 4 && different * 2 <= filled ? 0.5 : 0;
}
