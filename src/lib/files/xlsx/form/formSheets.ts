import { getCellAddress, sanitizeAttributeValue, sanitizeTextContent } from 'write-excel-file/utility';
import { cellWords } from '../cellWords';
import type { FormBook, FormColumn } from './formBook';
import { listOf, type FormList } from './formLists';
import { styleOf } from './formStyles';

/** A1, from row and column 0. */
export const cellPlace = getCellAddress;

const lastRow = 1_048_576;
/** Of rows, in points. */
const line = 15;
const tallest = 409;

/** The sheet that is filled in: heads, an example row, and columns that are ready below. */
export function formSheet({ columns, rows }: FormBook, lists: FormList[], namespaces: string): string {
  const widths = columns.map(widthOf);
  const lines = columns.map(({ head }, at) => Math.ceil(widthIn(head) / (widths[at]! - 2)));
  const height = Math.min(tallest, line * Math.max(2, ...lines));
  const cols = columns.map(
    ({ format }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${widths[at]}" style="${styleOf('empty', format)}" customWidth="1"/>`
  );
  const heads = columns.map(({ head }, at) => cell(head, 0, at, styleOf('head', 'text')));
  // filled over, a cell takes what is typed as those below do
  const examples = columns.map(({ example, format }, at) => cell(example, 1, at, styleOf('example', format)));
  const body = rows?.map((cells, row) => rowOf(cells, row + 1, columns)) ?? [`<row r="2">${examples.join('')}</row>`];
  const checks = columns.flatMap((column, at) => checkOf(column, at, lists) ?? []);
  const validations =
    checks.length > 0 ? `<dataValidations count="${checks.length}">${checks.join('')}</dataValidations>` : '';
  return `<worksheet ${namespaces}>
<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A3" sqref="A3"/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="${line}"/><cols>${cols.join('')}</cols>
<sheetData><row r="1" ht="${height}" customHeight="1">${heads.join('')}</row>${body.join('')}</sheetData>
${validations}<legacyDrawing r:id="rId1"/></worksheet>`;
}

/** The hidden sheet: a title, and under it a column a list. */
export function listSheet(title: string, lists: FormList[], namespaces: string): string {
  const longest = Math.max(0, ...lists.map(({ options }) => options.length));
  const rows = Array.from({ length: longest }, (_, row) => {
    const cells = lists.flatMap(({ options }, at) =>
      options[row] === undefined ? [] : cell(options[row], row + 1, at, styleOf('empty', 'text'))
    );
    return `<row r="${row + 2}">${cells.join('')}</row>`;
  });
  return `<worksheet ${namespaces}><sheetData><row r="1">${cell(title, 0, 0, styleOf('head', 'text'))}</row>${rows.join('')}</sheetData></worksheet>`;
}

function rowOf(cells: (string | number | null)[], row: number, columns: FormColumn[]): string {
  const written = cells.map((one, at) => {
    const style = styleOf('empty', columns[at]!.format);
    if (typeof one === 'number') return `<c r="${cellPlace(row, at)}" s="${style}"><v>${one}</v></c>`;
    return one === null || one === '' ? '' : cell(one, row, at, style);
  });
  return `<row r="${row + 1}">${written.join('')}</row>`;
}

const cell = (text: string, row: number, column: number, style: number): string =>
  `<c r="${cellPlace(row, column)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${sanitizeTextContent(cellWords(text))}</t></is></c>`;

/** What a cell of a format takes; the last day is 9999-12-31. */
const bounds = {
  integer: { type: 'whole', least: '-2147483648', most: '2147483647' },
  decimal: { type: 'decimal', least: '-1E+300', most: '1E+300' },
  date: { type: 'date', least: '1', most: '2958465' },
  datetime: { type: 'date', least: '1', most: '2958466' }
};

function checkOf(column: FormColumn, at: number, lists: FormList[]): string | null {
  const { format, objection } = column;
  const list = listOf(column, lists);
  if (!list && (format === 'text' || objection === null)) return null;
  const says =
    objection === null
      ? ''
      : ` errorStyle="warning" showErrorMessage="1" error="${sanitizeAttributeValue(objection.slice(0, 200))}"`;
  const where = `allowBlank="1"${says} sqref="${cellPlace(1, at)}:${cellPlace(lastRow - 1, at)}"`;
  if (list) return `<dataValidation type="list" ${where}><formula1>${list.name}</formula1></dataValidation>`;
  if (format === 'text') return null;
  const { type, least, most } = bounds[format];
  return `<dataValidation type="${type}" operator="between" ${where}><formula1>${least}</formula1><formula2>${most}</formula2></dataValidation>`;
}

/** In digits: a Chinese character is two. */
const widthIn = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);

const widthOf = ({ head, example }: FormColumn): number =>
  Math.min(30, Math.max(12, Math.ceil(widthIn(head) / 2) + 4, widthIn(example) + 2));
