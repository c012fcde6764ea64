import type { FileText } from './fileText';
import { mask } from './mask';
import { parts } from './parts';

/** What of a column is written again: all, all but personal numbers inside its texts, or nothing. */
export type Treatment = 'keep' | 'mask' | 'blank';

/** Small enough that a page does not stand still. */
const partBytes = 1 << 19;

/**
 * The text of a file without what is personal: the same records on the same lines. Of a record that has not as many fields as
 * the header, where nobody knows which column is which, no text is left.
 * @param treatments by column; a field behind the last of them is masked
 */
export async function redact(file: FileText, treatments: Treatment[], signal?: AbortSignal): Promise<Blob> {
  const { text, shape } = file;
  const pieces: BlobPart[] = [
    await text
      .slice(0, shape.start)
      .text()
      .then((head) => mask(head) ?? head)
  ];
  const slices = { slice: (start: number, end: number) => Promise.resolve(text.slice(start, end)) };
  for await (const part of parts(slices, shape.delimiter, shape, { signal, partBytes })) {
    const records = await part.text.text();
    pieces.push(redactRecords(records, shape.delimiter, treatments));
    if (part.broken) pieces.push('"…\n');
  }
  return new Blob(pieces);
}

/** @param text whole records, each with the line break behind it */
export function redactRecords(text: string, delimiter: string, treatments: Treatment[]): string {
  const written: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { fields, end } = recordAt(text, at, delimiter);
    const lineBreak = text.slice(end, endOfBreak(text, end));
    const isWhole =
      fields.length === treatments.length || (fields.length === treatments.length + 1 && fields.at(-1)!.trim() === '');
    const redacted = isWhole ? fields.map((field, index) => treated(field, treatments[index])) : emptied(fields);
    written.push(redacted.join(delimiter), lineBreak);
    at = end + lineBreak.length;
  }
  return written.join('');
}

/** The fields of a record as they are written, quotes included. */
function recordAt(text: string, start: number, delimiter: string): { fields: string[]; end: number } {
  const fields: string[] = [];
  let from = start;
  let at = start;
  for (;;) {
    if (at === from && text[at] === '"') at = behindQuotes(text, at);
    const sign = text[at];
    if (sign === undefined || sign === '\n' || sign === '\r' || sign === delimiter) {
      fields.push(text.slice(from, at));
      if (sign !== delimiter) return { fields, end: at };
      from = at + 1;
    }
    at += 1;
  }
}

function behindQuotes(text: string, start: number): number {
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
