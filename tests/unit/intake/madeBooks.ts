import { zipped } from './zipped';

interface Parts {
  /** rows, in the words of SpreadsheetML */
  rows?: string;
  /** what follows the rows: merged cells */
  after?: string;
  /** cell formats: numbers of their number formats */
  formats?: number[];
  strings?: string;
  dimension?: string;
  /** the whole sheet */
  sheet?: string;
  /** further parts, by path */
  more?: Record<string, string>;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of one sheet, written by hand. */
export function xlsx({ rows = '', after = '', formats = [0], strings, dimension, sheet, more = {} }: Parts): Blob {
  const size = dimension ? `<dimension ref="${dimension}"/>` : '';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${strings ? `<Override PartName="/xl/sharedStrings.xml" ContentType="${kind}.sharedStrings+xml"/>` : ''}</Types>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><cellXfs count="${formats.length}">${formats.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    ...(strings ? { 'xl/sharedStrings.xml': `<sst ${main}>${strings}</sst>` } : {}),
    'xl/worksheets/sheet1.xml': sheet ?? `<worksheet ${main}>${size}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...more
  };
  return zipped(Object.entries(parts).map(([name, content]) => ({ name, content })));
}

/** A workbook as Excel 95 writes it on a Chinese Windows: code page 936, a sheet 单位, two cells of text and a date in format 31. */
export function excel95(): Uint8Array<ArrayBuffer> {
  const sheetName = [0xb5, 0xa5, 0xce, 0xbb]; // 单位
  const east = [0xb6, 0xab, 0xc7, 0xf8]; // 东区
  const globals = (position: number) => [
    ...record(0x0809, [...word(0x0500), ...word(0x0005), ...word(0), ...word(0)]),
    ...record(0x0042, word(936)),
    ...record(0x00e0, [...word(0), ...word(0), ...Array<number>(12).fill(0)]),
    ...record(0x00e0, [...word(0), ...word(31), ...Array<number>(12).fill(0)]),
    ...record(0x0085, [...word(position), ...word(0), ...word(0), sheetName.length, ...sheetName]),
    ...record(0x000a, [])
  ];
  const sheet = [
    ...record(0x0809, [...word(0x0500), ...word(0x0010), ...word(0), ...word(0)]),
    ...record(0x0204, [...word(0), ...word(0), ...word(0), ...word(sheetName.length), ...sheetName]),
    ...record(0x0204, [...word(1), ...word(0), ...word(0), ...word(east.length), ...east]),
    ...record(0x0203, [...word(1), ...word(1), ...word(1), ...new Uint8Array(new Float64Array([41912]).buffer)]),
    ...record(0x000a, [])
  ];
  return Uint8Array.from([...globals(globals(0).length), ...sheet]);
}

/** The same of a table of plain letters and numbers. @param hidden rows out of sight, from 1 */
export function excel95Of(rows: (string | number)[][], hidden: number[] = []): Uint8Array<ArrayBuffer> {
  const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
  const cell = (value: string | number, row: number, column: number) => {
    const place = [...word(row), ...word(column), ...word(0)];
    return typeof value === 'number'
      ? record(0x0203, [...place, ...new Uint8Array(new Float64Array([value]).buffer)])
      : record(0x0204, [...place, ...word(value.length), ...letters(value)]);
  };
  // [row, first and last column, height, two unused words, flags: 0x20 is hidden, format]
  const looks = (row: number, columns: number) =>
    record(0x0208, [row, 0, columns, 255, 0, 0, hidden.includes(row + 1) ? 0x120 : 0x100, 0].flatMap(word));
  const globals = (position: number) => [
    ...record(0x0809, [...word(0x0500), ...word(0x0005), ...word(0), ...word(0)]),
    ...record(0x0042, word(936)),
    ...record(0x00e0, [...word(0), ...word(0), ...Array<number>(12).fill(0)]),
    ...record(0x0085, [...word(position), ...word(0), ...word(0), 1, ...letters('1')]),
    ...record(0x000a, [])
  ];
  const sheet = [
    ...record(0x0809, [...word(0x0500), ...word(0x0010), ...word(0), ...word(0)]),
    ...rows.flatMap((cells, row) => looks(row, cells.length)),
    ...rows.flatMap((cells, row) => cells.flatMap((value, column) => cell(value, row, column))),
    ...record(0x000a, [])
  ];
  return Uint8Array.from([...globals(globals(0).length), ...sheet]);
}

const word = (number: number) => [number & 0xff, number >> 8];
const record = (type: number, content: number[]) => [...word(type), ...word(content.length), ...content];

/** A sheet of a workbook that is written by hand: rows of texts and numbers. */
export interface MadeSheet {
  name: string;
  rows: (string | number)[][];
  state?: 'hidden' | 'veryHidden';
  /** rows out of sight, from 1 */
  hidden?: number[];
  /** what stands before the rows: <cols> */
  before?: string;
  /** what stands after the rows: <autoFilter> */
  after?: string;
}

/** A workbook of several sheets. */
export function workbookOf(sheets: MadeSheet[]): Blob {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (cells: (string | number)[], at: number, hidden: number[]) =>
    `<row r="${at + 1}"${hidden.includes(at + 1) ? ' hidden="1"' : ''}>${cells.map(cell).join('')}</row>`;
  const parts = sheets.map(({ rows, hidden = [], before = '', after = '' }, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: `<worksheet ${main}>${before}<sheetData>${rows.map((cells, place) => row(cells, place, hidden)).join('')}</sheetData>${after}</worksheet>`
  }));
  const overrides = parts.map(({ name }) => `<Override PartName="/${name}" ContentType="${kind}.worksheet+xml"/>`);
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ''}/>`
  );
  const links = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
  );
  return zipped([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${overrides.join('')}</Types>`
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${main} xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`
    },
    ...parts
  ]);
}
