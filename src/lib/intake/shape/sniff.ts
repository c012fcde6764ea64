import type { Delimiter, PreviewRecord } from '../report/reading';
import type { Codebook } from '../../codebook/codebook';
import { pace, yieldToMain } from '../../page/yieldToMain';
import { findHeader, widthOf, type FoundHeader } from './findHeader';
import { joinHeads } from './headerPair';
import { headerWords, once, type HeaderWords } from './headerWords';
import type { Instructions } from './instructions';
import { nameless } from './nameless';
import { numbered } from './numbered';
import { platformOf, type Platform } from './platform';
import type { Problem } from '../report/report';
import { breaksIn, splitRecords, type SplitRecord } from '../../files/csv/splitRecords';

/** How a text is laid out. */
export interface Shape {
  delimiter: Delimiter;
  platform: Platform;
  /**
   * By column: its name; two header records are joined by " · ", and a name that an earlier column has gets a number:
   * "姓名 (2)". A column that has values but no name is called by its place, see `nameless`; one that has neither ''.
   */
  header: string[];
  /** place of the header among the records of the file that are not blank, from 0 (titles stand above it), and how many records it has */
  headerRecord: number;
  headerRecords: 1 | 2;
  /** the first records of the file, titles and header among them, at most 30: what a person sees and clicks */
  preview: PreviewRecord[];
  /** the first records below the header, at most 200: what `match` looks at */
  sample: string[][];
  /** UTF-8 bytes before the first record: byte order mark, blank lines, titles and header */
  start: number;
  /** line of the file, from 1, that the text after these bytes begins on */
  firstLine: number;
}

const delimiters: Delimiter[] = [',', '\t', ';', '|'];
const head = 512 * 1024;
const tried = 60;
const shown = 30;
const sampled = 200;
/** Of a worksheet: a file with more is no table of a survey. */
const maxColumns = 16_384;
/** A line of a header that is longer holds a long cell, whatever its quotes do. */
const maxRead = 1 << 16;

/** Finds delimiter and header in the first part of a UTF-8 text, by rule or as instructed. */
export async function sniff(
  text: Uint8Array,
  instructions: Instructions,
  codebook: Codebook
): Promise<Shape | { problem: Problem }> {
  const first = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text.subarray(0, head), { stream: true });
  const isWhole = text.length <= head;
  const { isName, isValue } = headerWords(codebook);
  const words = { isName: once(isName), isValue: once(isValue) };
  const { delimiter, found: byRule } = await likeliest(first, isWhole, words, instructions.delimiter);
  const most = (instructions.header?.record ?? 0) + shown + sampled;
  const records = take(splitRecords(first, delimiter, isWhole), most);
  if (records.length === 0) {
    const columns = first.split(delimiter).length;
    if (first.trim() === '' || isWhole) return { problem: { code: 'empty', detail: {} } };
    if (columns <= maxColumns) return { problem: { code: 'longCell', detail: { line: 1 } } };
    return { problem: { code: 'tooManyColumns', detail: { columns, limit: maxColumns } } };
  }

  const found = instructed(instructions, records) ?? byRule;
  const broken = brokenAt(records, found);
  if (broken) {
    const isLong = !isWhole && broken.fields.join('').length > maxRead;
    return { problem: { code: isLong ? 'longCell' : 'unclosedQuote', detail: { line: broken.line } } };
  }
  const columns = Math.max(
    ...records.slice(found.record, found.record + found.records).map(({ fields }) => fields.length)
  );
  if (columns > maxColumns) return { problem: { code: 'tooManyColumns', detail: { columns, limit: maxColumns } } };
  return { delimiter, ...shapeOf(first, records, found) };
}

/** A line of the header whose quote never closes; one above it may be a title, if the header looks like one. */
function brokenAt(records: SplitRecord[], { record, records: count, score }: FoundHeader): SplitRecord | undefined {
  const from = score < convincing ? 0 : record;
  return records.slice(from, record + count).find(({ isBroken }) => isBroken);
}

const convincing = 0.75;

function instructed({ header }: Instructions, records: SplitRecord[]): FoundHeader | null {
  if (!header || header.record + header.records > records.length) return null;
  return { ...header, score: Infinity };
}

function shapeOf(
  text: string,
  records: SplitRecord[],
  { record, records: count }: FoundHeader
): Omit<Shape, 'delimiter'> {
  const [upper, lower] = records.slice(record, record + count).map(trimmed);
  const used = text.slice(0, records[record + count - 1]!.end);
  const sample = records
    .slice(record + count, record + count + sampled)
    .flatMap(({ fields, isBroken }) => (isBroken ? [] : [fields]));
  const named = lower ? joinHeads(upper!, lower) : upper!;
  const names = named.map((name, at) =>
    name === '' && sample.some((fields) => (fields[at] ?? '').trim() !== '') ? nameless(at) : name
  );
  return {
    platform: platformOf(names),
    header: numbered(names),
    headerRecord: record,
    headerRecords: count,
    preview: records.slice(0, shown).map(({ line, fields }) => ({ line, fields })),
    sample,
    start: new TextEncoder().encode(used).length,
    firstLine: breaksIn(used) + (/[\r\n]$/.test(used) ? 1 : 2)
  };
}

/** The delimiter that cuts most records into the same number of fields, with the likeliest header among them. */
async function likeliest(
  text: string,
  isWhole: boolean,
  words: HeaderWords,
  given?: Delimiter
): Promise<{ delimiter: Delimiter; found: FoundHeader }> {
  const tries = [];
  const isDue = pace();
  for (const delimiter of given ? [given] : delimiters) {
    if (isDue()) await yieldToMain();
    const records = take(splitRecords(text, delimiter, isWhole), tried).map(trimmed);
    const width = widthOf(records);
    const found = findHeader(records, words, width);
    const below = records.slice(found.record);
    const agreeing = below.filter(({ length }) => length === width).length / Math.max(1, below.length);
    const score = width < 2 ? 0 : agreeing * Math.log2(width + 1) + 2 * found.score + 3;
    tries.push({ delimiter, found, score });
  }
  return tries.reduce((best, next) => (next.score > best.score ? next : best));
}

function take<Entry>(entries: Iterable<Entry>, most: number): Entry[] {
  const taken: Entry[] = [];
  for (const entry of entries) {
    if (taken.push(entry) >= most) break;
  }
  return taken;
}

const trimmed = ({ fields }: { fields: string[] }): string[] => fields.map((field) => field.trim());
