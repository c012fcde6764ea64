import { noLines, type Lines } from './lineOf';

/** Where a run of whole records lies in a text. */
export interface RecordRun extends Lines {
  start: number;
  end: number;
  records: number;
  /** an engine can read it: its lines end in one way, else a letter may be taken for half of a break, and no blank stands before a quote */
  isUniform: boolean;
  /** has lines that are no records */
  hasBlanks: boolean;
  /** where the line after it lies whose quote never closes, or too late for anybody to know; null when the next record follows */
  broken: { line: number; start: number; end: number; reason: 'unclosedQuote' | 'longCell' } | null;
}

const space = 0x20;
const tab = 0x09;
const quote = 0x22;
const newline = 0x0a;
const carriage = 0x0d;

/** A quoted field that is longer than this was never closed, or nobody waits for its end. */
const longestField = 1 << 20;

/**
 * Finds the records of a text that comes in chunks, as RFC 4180 does: quotes open at the start of a field only, or after blanks there; lines of nothing
 * but spaces, tabs and delimiters are no records. A quoted field of several lines whose closing quote no delimiter
 * follows was never closed: its line is broken and the next one begins a record.
 */
export class RecordScanner {
  /** byte of the text that the next chunk must begin at: it goes back after a broken line */
  at: number;
  /** the runs found by `feed` and `finish` since they were last taken */
  runs: RecordRun[] = [];

  /** of a whole part, in the one in hand; the first is small, so that somebody has work while the rest is still read */
  #share = 1 / 8;
  #start: number;
  #lines: Lines;
  #shift: number;
  #records = 0;
  #line: number;
  /** where the record in hand begins; plain numbers, for objects made for every record cost ten times as much */
  #recordAt: number;
  #recordLine: number;
  #isCounted = false;
  /** where the second line of the record in hand begins; 0 when it has none yet */
  #breakAt = 0;
  #breakLine = 0;
  /** where the quoted field in hand begins; -1 outside quotes */
  #quotedSince = -1;
  #fieldHasBreak = false;
  /** the quoted field in hand is too long, and so is its line: the next record begins after it */
  #isSkipping = false;
  /** the byte before is a quote that closes a field, or the first of a doubled one */
  #afterQuote = false;
  #previous = newline;
  /** nothing but blanks stands between the last delimiter or break and the end of the last chunk */
  #endsBlank = true;
  #isPlainlyQuoted = true;
  /** how many breaks there were of each kind since the last run: LF, CR, and CR with LF */
  #breaks = [0, 0, 0];
  #hasBlanks = false;
  /** a line after a broken one is marked in any case */
  #isMarked = true;

  constructor(
    start: number,
    firstLine: number,
    readonly separator: number,
    readonly most: { bytes: number; records: number },
    readonly mark: (line: number, offset: number, isNeeded: boolean) => void
  ) {
    this.at = start;
    this.#start = start;
    this.#line = firstLine;
    this.#lines = noLines(firstLine);
    this.#shift = firstLine - 1;
    this.#recordAt = start;
    this.#recordLine = firstLine;
  }

  feed(bytes: Uint8Array): void {
    if (this.#isSkipping) return this.#skip(bytes);
    const base = this.at;
    for (let i = 0; i < bytes.length; i++) {
      if (this.#afterQuote && this.#isBroken(bytes[i]!)) return this.#breakOff('unclosedQuote');
      const from = i;
      if (!this.#isCounted) {
        const isQuoted = this.#quotedSince >= 0;
        while (bytes[i] === space || bytes[i] === tab || (bytes[i] === this.separator && !isQuoted)) i++;
        if (i < bytes.length && !isSpecial(bytes[i]!)) this.#count();
      }
      // all three special bytes are below the first letter, so most bytes need one comparison
      for (let byte = bytes[i]; byte !== undefined && (byte > quote || !isSpecial(byte)); byte = bytes[i]) i++;
      if (i > from) this.#afterQuote = false;
      if (i >= bytes.length) break;
      if (bytes[i] === quote) this.#onQuote(base + i, bytes, i);
      else this.#onBreak(base + i, bytes[i]!, bytes[i - 1] ?? this.#previous);
    }
    this.#previous = bytes.at(-1) ?? this.#previous;
    this.#endsBlank = this.#isFieldStart(bytes, bytes.length);
    this.at = base + bytes.length;
    if (this.#quotedSince < 0 || this.at - this.#quotedSince <= longestField) return;
    if (this.#breakAt === 0) this.#isSkipping = true;
    else this.#breakOff('longCell');
  }

  /** The text is at its end. Where a quote is still open, its line is broken and `at` goes back after it. */
  finish(): void {
    if (this.#quotedSince >= 0) this.#breakOff(this.#isSkipping ? 'longCell' : 'unclosedQuote');
    else if (this.#records > 0) this.#end(this.at, null);
  }

  /** Goes on to the end of the line. */
  #skip(bytes: Uint8Array): void {
    const end = bytes.findIndex((byte) => byte === newline || byte === carriage);
    if (end < 0) this.at += bytes.length;
    else if (bytes[end] === carriage && end === bytes.length - 1 && end > 0) this.at += end;
    else {
      this.#breakAt = this.at + end + (bytes[end] === carriage && bytes[end + 1] === newline ? 2 : 1);
      this.#breakLine = this.#line + 1;
      this.#breakOff('longCell');
    }
  }

  #onQuote(at: number, bytes: Uint8Array, i: number): void {
    if (this.#quotedSince >= 0) {
      this.#quotedSince = -1;
      this.#afterQuote = true;
    } else if (this.#afterQuote || this.#isFieldStart(bytes, i)) {
      // a quote after a quote goes on with the field that the one before only seemed to close, and is a letter of it
      if (!this.#afterQuote) this.#fieldHasBreak = false;
      else if (!this.#isCounted) this.#count();
      if (this.#isBlank(bytes[i - 1] ?? this.#previous)) this.#isPlainlyQuoted = false;
      this.#quotedSince = at;
      this.#afterQuote = false;
    } else if (!this.#isCounted) this.#count();
  }

  /** True where a field begins, whatever blanks stand before its quote: an engine knows no blanks there. */
  #isFieldStart(bytes: Uint8Array, i: number): boolean {
    let at = i - 1;
    while (at >= 0 && this.#isBlank(bytes[at]!)) at--;
    const before = at >= 0 ? bytes[at]! : i > 0 || this.#endsBlank ? null : this.#previous;
    return before === null ? this.#endsBlank : before === this.separator || before === newline || before === carriage;
  }

  #isBlank(byte: number): boolean {
    return byte === space || (byte === tab && this.separator !== tab);
  }

  /** True when a byte that no quote may be followed by stands after the one that closes a field of several lines. */
  #isBroken(after: number): boolean {
    return this.#fieldHasBreak && after !== this.separator && !isSpecial(after);
  }

  #onBreak(at: number, byte: number, before: number): void {
    const isPair = byte === newline && before === carriage;
    if (isPair) this.#breaks[1]!--;
    else this.#line++;
    this.#breaks[isPair ? 2 : byte === carriage ? 1 : 0]!++;
    this.#afterQuote = false;
    if (this.#quotedSince < 0) {
      if (!isPair && !this.#isCounted) this.#hasBlanks = true;
      return this.#begin(at + 1, this.#line);
    }
    this.#fieldHasBreak = true;
    if (this.#breakAt === 0 || (isPair && this.#breakAt === at)) {
      this.#breakAt = at + 1;
      this.#breakLine = this.#line;
    }
  }

  #begin(at: number, line: number): void {
    this.#recordAt = at;
    this.#recordLine = line;
    this.#isCounted = false;
    this.#breakAt = 0;
  }

  #count(): void {
    const line = this.#recordLine;
    if (this.#records > 0 && this.#isFull()) this.#end(this.#recordAt, null);
    if (this.#records === 0) {
      this.#lines = noLines(line);
      this.#shift = line - 1;
    }
    this.#isCounted = true;
    this.#records++;
    if (line - this.#records !== this.#shift) {
      this.#shift = line - this.#records;
      this.#lines.shifts.push({ record: this.#records, shift: this.#shift });
    }
    this.mark(line, this.#recordAt, !this.#isMarked);
    this.#isMarked = true;
  }

  #isFull(): boolean {
    const { bytes, records } = this.most;
    return this.#recordAt - this.#start >= bytes * this.#share || this.#records >= records * this.#share;
  }

  #breakOff(reason: 'unclosedQuote' | 'longCell'): void {
    if (this.#isCounted) this.#records--;
    const end = this.#breakAt || this.at;
    const line = this.#breakAt === 0 ? this.#line + 1 : this.#breakLine;
    this.#end(this.#recordAt, { line: this.#recordLine, start: this.#recordAt, end, reason });
    this.at = end;
    this.#start = end;
    this.#line = line;
    this.#begin(end, line);
    this.#quotedSince = -1;
    this.#fieldHasBreak = false;
    this.#isSkipping = false;
    this.#afterQuote = false;
    this.#isMarked = false;
    this.#previous = newline;
    this.#endsBlank = true;
  }

  #end(end: number, broken: RecordRun['broken']): void {
    const isUniform = this.#isPlainlyQuoted && this.#breaks.filter((count) => count > 0).length <= 1;
    const hasBlanks = this.#hasBlanks;
    this.runs.push({ ...this.#lines, start: this.#start, end, records: this.#records, isUniform, hasBlanks, broken });
    this.#breaks = [0, 0, 0];
    this.#hasBlanks = false;
    this.#isPlainlyQuoted = true;
    this.#share = 1;
    this.#start = end;
    this.#records = 0;
  }
}

const isSpecial = (byte: number): boolean => byte === quote || byte === newline || byte === carriage;
