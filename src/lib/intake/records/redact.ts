import { brokenPart } from './brokenPart';
import type { FileText } from '../text/fileText';
import { mask } from '../recode/mask';
import { parts } from './parts';
import { afterBlanks, breaksIn } from '../../files/csv/splitRecords';

/** What of a column is written again: all, all but personal numbers inside its texts, or nothing. */
export type Treatment = 'keep' | 'mask' | 'blank';

/** Which records that have not as many fields as the header are rows all the same. */
export interface RaggedRows {
  /** a row that ends early has so many fields at least, and no neighbour that it was torn from */
  needed: number;
  /** lines that a person took back */
  takenBack: ReadonlySet<number>;
}

const noRagged: RaggedRows = { needed: Infinity, takenBack: new Set() };

/** Small enough that a page does not stand still. */
const partBytes = 1 << 17;

/**
 * The text of a file without what is personal: the same records on the same lines. In a file with columns to blank, no text is
 * left of a record that has not as many fields as the header, unless it is a row: nobody knows which column is which there.
 * @param treatments by column
 */
export async function redact(
  file: FileText,
  treatments: Treatment[],
  ragged: RaggedRows = noRagged,
  signal?: AbortSignal
): Promise<Blob> {
  const { text, shape } = file;
  const head = new TextDecoder().decode(await text.slice(0, shape.start));
  const pieces = [new Blob([mask(head) ?? head])];
  for await (const part of parts(text, shape.delimiter, shape, { signal, partBytes })) {
    const records = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await part.bytes());
    pieces.push(new Blob([redactRecords(records, shape.delimiter, treatments, ragged, part.firstLine)]));
    if (!part.broken) continue;
    const { line } = part.broken;
    const back = ragged.takenBack.has(line) ? await brokenPart(part, shape.delimiter) : null;
    const row = back && new TextDecoder().decode(await back.bytes());
    pieces.push(new Blob([row === null ? '"…\n' : redactRecords(row, shape.delimiter, treatments, ragged, line)]));
  }
  return new Blob(pieces);
}

/** @param text whole records, each with the line break after it */
export function redactRecords(
  text: string,
  delimiter: string,
  treatments: Treatment[],
  { needed, takenBack }: RaggedRows = noRagged,
  firstLine = 1
): string {
  const blanks = treatments.includes('blank');
  if (!blanks && mask(text) === null) return text;
  const width = treatments.length;
  const written: string[] = [];
  let line = firstLine;
  let isBegun = false;
  let before = 0;
  let next: ReturnType<typeof recordAt> | null = null;
  for (let at = 0; at < text.length;) {
    const { fields, end }: ReturnType<typeof recordAt> = next ?? recordAt(text, at, delimiter);
    const after = endOfBreak(text, end);
    next = after < text.length ? recordAt(text, after, delimiter) : null;
    const isBlank = fields.every((field) => field.trim() === '');
    const isWhole = fields.length === width || (fields.length === width + 1 && fields.at(-1)!.trim() === '');
    const isTorn = [before, next?.fields.length ?? 0].some(
      (beside) => beside < width && beside + fields.length === width + 1
    );
    const isRow = isWhole || (fields.length < width && fields.length >= needed && !isTorn) || takenBack.has(line);
    const redacted =
      isRow || !blanks
        ? fields.map((field, index) => treated(field, treatments[index] ?? (blanks ? 'blank' : 'mask')))
        : emptied(fields);
    written.push(redacted.join(delimiter), text.slice(end, after));
    // blank lines may stand before the part's first record, whose line is known
    isBegun ||= !isBlank;
    if (isBegun) line += breaksIn(text.slice(at, after));
    before = isBlank ? before : fields.length;
    at = after;
  }
  return written.join('');
}

/** The fields of a record as they are written, quotes included. */
function recordAt(text: string, start: number, delimiter: string): { fields: string[]; end: number } {
  const line = lineEnd(text, start);
  const whole = text.slice(start, line);
  if (!whole.includes('"')) return { fields: whole.split(delimiter), end: line };

  const fields: string[] = [];
  let from = start;
  for (;;) {
    const first = afterBlanks(text, from, delimiter);
    const content = text[first] === '"' ? afterQuotes(text, first) : from;
    const end = lineEnd(text, content);
    const next = text.indexOf(delimiter, content);
    if (next < 0 || next >= end) {
      fields.push(text.slice(from, end));
      return { fields, end };
    }
    fields.push(text.slice(from, next));
    from = next + 1;
  }
}

function lineEnd(text: string, from: number): number {
  let end = from;
  for (let code = text.charCodeAt(end); end < text.length && code !== 10 && code !== 13; code = text.charCodeAt(end))
    end++;
  return end;
}

function afterQuotes(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    if (text[quote + 1] !== '"') return quote + 1;
    at = quote + 2;
  }
}

function endOfBreak(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2;
  return at < text.length ? at + 1 : at;
}

function treated(field: string, treatment: Treatment | undefined): string {
  if (treatment === 'keep') return field;
  return treatment === 'blank' ? lineBreaks(field, '') : (mask(field) ?? field);
}

/** A record stays one: a line with nothing in it would be none. */
function emptied(fields: string[]): string[] {
  if (fields.every((field) => field.trim() === '')) return fields;
  return fields.map((field, index) => lineBreaks(field, index === 0 ? '…' : ''));
}

/** A field with nothing but its line breaks, so that all lines keep their numbers. */
function lineBreaks(field: string, text: string): string {
  const breaks = field.match(/\r\n|\r|\n/g)?.join('') ?? '';
  return breaks === '' ? text : `"${text}${breaks}"`;
}
