import writeExcelFile, { type Row, type Sheet } from 'write-excel-file/universal';
import type { Cell } from '../csv/writeCsv';
import { cellWords } from './cellWords';
import { freeName } from './sheetNames';
import type { SheetRows } from './sheetRows';

const mostRows = 1_048_576;

/** Sheets as an .xlsx; of each the first row is its head: bold, and in sight when the rest scrolls. Run it in a worker. */
export function workbookBlob(sheets: SheetRows[]): Promise<Blob> {
  const names = new Set<string>();
  const written = sheets.flatMap(({ name, rows, widths = [] }) =>
    pages(rows).map((page): Sheet<Blob> => {
      const [head = [], ...body] = page;
      return {
        sheet: freeName(name, names),
        data: [
          head.map((cell) => (cell === null ? null : { value: value(cell)!, fontWeight: 'bold' })),
          ...body.map(row)
        ],
        columns: widths.map((width) => ({ width })),
        stickyRowsCount: 1
      };
    })
  );
  return writeExcelFile(written, { fontFamily: 'Microsoft YaHei', fontSize: 10 }).toBlob();
}

const row = (cells: Cell[]): Row => cells.map(value);

/** A text is written as one, whatever it begins with. What no spreadsheet can hold is left out. */
function value(cell: Cell): string | number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (cell === null || cell === '') return null;
  const text = cellWords(cell);
  // write-excel-file 4.1 keeps its texts in a plain object, which knows these already
  return text in Object.prototype ? `${text} ` : text;
}

/** The rows in as many pages as they need, the head on each. */
export function pages(rows: Cell[][], most = mostRows): Cell[][][] {
  if (rows.length <= most) return [rows];
  const [head = [], ...body] = rows;
  const count = Math.ceil(body.length / (most - 1));
  return Array.from({ length: count }, (_, page) => [head, ...body.slice(page * (most - 1), (page + 1) * (most - 1))]);
}
