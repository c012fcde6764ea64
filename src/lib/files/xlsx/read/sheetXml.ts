import type { WorkBook } from '@e965/xlsx';
import { numberInFormat, plainText, showsDate } from './cellText';
import type { CellOptions, Cells, Rows } from './cellRows';

declare module '@e965/xlsx' {
  /** what SheetJS keeps of an .xlsx beside its sheets */
  interface WorkBook {
    Styles?: { CellXf?: { numFmtId?: number }[] };
    /** number formats by their numbers */
    SSF?: Record<number, string>;
  }
}

/** A sheet claims rows or columns that no spreadsheet has. */
export class TooWide extends Error {}

/** Where the cells of a sheet of an .xlsx begin and end; null when it has none. */
export function cellsOf(xml: string): { start: number; end: number } | null {
  const opening = /<(\w+:)?sheetData(?:\s[^>]*)?>/.exec(xml);
  if (!opening || opening[0].endsWith('/>')) return null;
  const start = opening.index + opening[0].length;
  const end = xml.lastIndexOf(`</${opening[1] ?? ''}sheetData>`);
  if (end < start) throw new Error('the cells have no end');
  return { start, end };
}

const maxRows = 1_048_576;
const maxColumns = 16_384;

/** A sheet's XML: its cells, and all that stands around them. */
export interface SheetXml {
  cells: string;
  frame: string;
}

/**
 * The cells of an .xlsx, read from its XML. SheetJS takes three times as long, knows no difference between a formula that was
 * never calculated, whose text stands here, and one that is 0, halves Chinese letters that are written by their number, makes
 * numbers of days, reads on where a cell has no end, and shows columns of no width (tests/unit/files/xlsx/read/sheetJs.test.ts).
 * @param cells what stands between <sheetData> and </sheetData>
 * @param strings the texts that cells name by number
 * @throws when a cell has no end, no place or a text that is not there
 */
export function xmlRows(
  { cells, frame }: SheetXml,
  strings: string[],
  { Styles, SSF = {} }: WorkBook,
  { counts, date1904 }: CellOptions
): Cells {
  const formats = (Styles?.CellXf ?? []).map(({ numFmtId }) => SSF[numFmtId ?? 0]);
  const isDated = formats.map(showsDate);
  const rows: Rows = [];
  const hiddenRows = new Set<number>();
  const dated = new Set<number>();
  const tag = /<(\w+:)?(row|c)(?=[\s/>])([^>]*)>/g;
  let row = -1;
  let column = -1;
  for (let found = tag.exec(cells); found; found = tag.exec(cells)) {
    const [, prefix = '', name, attributes = ''] = found;
    const place = /\sr=["']([A-Z]*)(\d+)["']/.exec(attributes);
    if (place) row = Number(place[2]) - 1;
    else if (name === 'row') row += 1;
    column = name === 'row' ? -1 : place ? columnNumber(place[1]!) : column + 1;
    if (row >= maxRows || column >= maxColumns)
      throw new TooWide(`no sheet has a row ${row + 1}, column ${column + 1}`);
    if (name === 'row' && isHidden(attributes, 'ht')) hiddenRows.add(row);
    if (name === 'row' || attributes.endsWith('/')) continue;

    const end = cells.indexOf(`</${prefix}c>`, tag.lastIndex);
    if (end < 0 || row < 0 || column < 0) throw new Error('a cell has no end or no place');
    const content = cells.slice(tag.lastIndex, end);
    tag.lastIndex = end;
    const style = Number(/\ss=["'](\d+)["']/.exec(attributes)?.[1] ?? 0);
    const type = /\st=["'](\w+)["']/.exec(attributes)?.[1];
    if (isDated[style] && (type === undefined || type === 'n')) dated.add(column);
    const text = textOf(content, type, strings, formats[style], { date1904, isCount: counts.has(column) });
    if (text.trim() !== '') (rows[row] ??= [])[column] = text;
  }
  return {
    rows,
    hiddenRows,
    dated,
    hiddenColumns: hiddenColumns(frame),
    isFiltered: /<(\w+:)?filterColumn\b/.test(frame)
  };
}

/** @param size the attribute of its height or width: what has none is not seen */
function isHidden(attributes: string, size: 'ht' | 'width'): boolean {
  if (!attributes.includes('hidden') && !attributes.includes(size)) return false;
  return /\shidden=["'](1|true)["']/.test(attributes) || new RegExp(`\\s${size}=["']0+(\\.0*)?["']`).test(attributes);
}

function hiddenColumns(frame: string): Set<number> {
  const columns = new Set<number>();
  for (const [, attributes = ''] of frame.matchAll(/<(?:\w+:)?col(?=\s)([^>]*)>/g)) {
    if (!isHidden(attributes, 'width')) continue;
    const number = (name: string) => Number(new RegExp(`\\s${name}=["'](\\d+)["']`).exec(attributes)?.[1] ?? 0);
    for (let column = number('min'); column <= Math.min(number('max'), maxColumns); column++) columns.add(column - 1);
  }
  return columns;
}

function textOf(
  content: string,
  type: string | undefined,
  strings: string[],
  format: string | undefined,
  { date1904, isCount }: { date1904: boolean; isCount: boolean }
): string {
  if (type === 'inlineStr') return plainText(inline(content));
  const value = valueOf(content);
  if (value === undefined || value === '') return formula(content);
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      if (text === undefined) throw new Error(`no text ${value}`);
      return plainText(text);
    }
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'str':
    case 'e':
      return plainText(unescaped(value));
    case 'd':
      return value
        .replace('T', ' ')
        .replace(/(\.\d+)?Z?$/, '')
        .replace(/ 00:00:00$/, '');
    default: {
      const number = Number(value);
      return Number.isNaN(number) ? plainText(unescaped(value)) : numberInFormat(number, format, date1904, isCount);
    }
  }
}

function valueOf(content: string): string | undefined {
  if (!content.startsWith('<v>')) return /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(content)?.[1]?.trim();
  const end = content.indexOf('<', 3);
  if (end < 0) throw new Error('a value has no end');
  return content.slice(3, end);
}

/** The texts that the cells of all sheets share, from their XML. SheetJS makes a text of what stands after an empty one. */
export function sharedStrings(xml: string): string[] {
  const each = /<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([^]*?)<\/(?:\w+:)?si>)/g;
  return [...xml.matchAll(each)].map(([, content = '']) => inline(content));
}

/** A formula without a value: it was written by a program and never calculated. */
function formula(content: string): string {
  const found = /<(?:\w+:)?f(?:\s[^>]*)?(?:\/>|>([^<]*))/.exec(content);
  return found ? plainText(`=${unescaped(found[1] ?? '')}`) : '';
}

function inline(content: string): string {
  const spoken = content.replace(/<(\w+:)?rPh\b[^]*?<\/(\w+:)?rPh>/g, '');
  return [...spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)/g)].map(([, text]) => unescaped(text!)).join('');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(xml: string): string {
  if (!xml.includes('&') && !xml.includes('_x')) return xml;
  return xml
    .replace(
      /&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([0-9a-f]+));/gi,
      (all, name?: string, decimal?: string, hex?: string) => {
        if (name) return named[name.toLowerCase()]!;
        const code = decimal ? Number(decimal) : parseInt(hex!, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      }
    )
    .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** A is 0, Z 25, AA 26. */
function columnNumber(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at++) number = 26 * number + letters.charCodeAt(at) - 64;
  return number - 1;
}
