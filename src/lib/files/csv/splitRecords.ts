/** A record of a text that is not blank. */
export interface SplitRecord {
  /** of the text, from 1 */
  line: number;
  fields: string[];
  /** characters of the text up to after its line break */
  end: number;
  /** a quote in it never closes: it is one line, and its fields are cut without regard to quotes */
  isBroken: boolean;
}

/** A quoted field that is longer than this was never closed. */
const longestField = 1 << 16;

/**
 * Cuts a text into records as `RecordScanner` does, whatever ends its lines; lines of nothing but spaces, tabs and delimiters are
 * passed over. PapaParse takes one kind of line end for a whole text, and does not say where a record ends.
 * @param isWhole false where the text goes on: a record that reaches its end is not given
 */
export function* splitRecords(text: string, delimiter: string, isWhole: boolean): Generator<SplitRecord, void> {
  const special = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\\r\\n]`, 'g');
  const next = (from: number): number => {
    special.lastIndex = from;
    return special.exec(text)?.index ?? text.length;
  };
  let line = 1;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length;) {
    const read = readRecord(text, at, delimiter, next);
    const isCut = read.end >= text.length && !isWhole;
    if (isCut && (!read.isBroken || text.length - at < longestField)) return;
    const record = read.isBroken ? brokenLine(text, at, delimiter) : read;
    if (record.fields.some((field) => /[^ \t\r\n]/.test(field))) yield { line, ...record };
    line += breaksIn(text.slice(at, record.end));
    at = record.end;
  }
}

type Read = Omit<SplitRecord, 'line'>;

function readRecord(text: string, start: number, delimiter: string, next: (from: number) => number): Read {
  const fields: string[] = [];
  for (let at = start; ; at++) {
    const first = afterBlanks(text, at, delimiter);
    const opened = text[first] === '"';
    const closed = opened ? closing(text, first) : at;
    if (closed < 0) return { fields, end: text.length, isBroken: true };
    const after = opened ? closed + 1 : at;
    const end = next(after);
    const quoted = opened ? text.slice(first + 1, closed) : '';
    if (end > after && /[\r\n]/.test(quoted)) return { fields, end: after, isBroken: true };
    fields.push(quoted.replaceAll('""', '"') + text.slice(after, end));
    at = end;
    if (text[at] !== delimiter) return { fields, end: afterBreak(text, at), isBroken: false };
  }
}

/** A quote opens a field after blanks, too. */
export function afterBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at++;
  return at;
}

/** Where the quote that closes a field stands; -1 when none does. */
function closing(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function brokenLine(text: string, start: number, delimiter: string): Read {
  const length = text.slice(start).search(/[\r\n]/);
  const end = length < 0 ? text.length : start + length;
  return { fields: text.slice(start, end).split(delimiter), end: afterBreak(text, end), isBroken: true };
}

const afterBreak = (text: string, at: number): number =>
  text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : Math.min(at + 1, text.length);

/** Line breaks of every kind. */
export function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
