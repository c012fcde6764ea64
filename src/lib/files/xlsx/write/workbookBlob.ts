import writeExcelFile, { type Feature, type Row, type Sheet } from 'write-excel-file/universal';
import { cellWords } from '../cellWords';
import { freeName } from '../sheetNames';
import type { SheetCell, SheetRows } from './sheetRows';

const maxRows = 1_048_576;

/** What a font has, in the order of Excel's schema, which write-excel-file 4.1 does not keep. */
const ofFont = ['b', 'sz', 'color', 'name', 'family'];
const fontsInOrder: Feature<Blob> = {
  files: {
    transform: {
      'xl/styles.xml': {
        transform: (styles) =>
          styles.replace(/<font>(.*?)<\/font>/g, (_, inner: string) => {
            const parts = inner.match(/<[^>]+>/g) ?? [];
            const place = (part: string) => ofFont.indexOf(/\w+/.exec(part)![0]);
            return `<font>${parts.sort((a, b) => place(a) - place(b)).join('')}</font>`;
          })
      }
    }
  }
};

/** Sheets as an .xlsx; of each the first row is its head: bold, and in sight when the rest scrolls. Run it in a worker. */
export function workbookBlob(sheets: SheetRows[]): Promise<Blob> {
  const names = new Set<string>();
  const written = sheets.flatMap(({ name, rows, widths = [] }) =>
    pages(rows).map((page): Sheet<Blob> => {
      const [head = [], ...body] = page;
      return {
        sheet: freeName(name, names),
        data: [
          head.map((cell) => (typeof cell === 'string' ? { value: value(cell)!, fontWeight: 'bold' } : null)),
          ...body.map(row)
        ],
        columns: widths.map((width) => ({ width })),
        stickyRowsCount: 1
      };
    })
  );
  return writeExcelFile(written, { fontFamily: 'Microsoft YaHei', fontSize: 10, features: [fontsInOrder] }).toBlob();
}

const row = (cells: SheetCell[]): Row => cells.map(inFormat);

function inFormat(cell: SheetCell) {
  if (cell === null || typeof cell !== 'object') return value(cell);
  return { value: value(cell.value)!, type: Number, format: cell.format };
}

/** A text is written as one, whatever it begins with. What no spreadsheet can hold is left out. */
function value(cell: string | number | null): string | number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (cell === null || cell === '') return null;
  const text = cellWords(cell);
  // write-excel-file 4.1 keeps its texts in a plain object, which knows these already
  return text in Object.prototype ? `${text} ` : text;
}

/** The rows in as many pages as they need, the head on each. */
export function pages(rows: SheetCell[][], most = maxRows): SheetCell[][][] {
  if (rows.length <= most) return [rows];
  const [head = [], ...body] = rows;
  const count = Math.ceil(body.length / (most - 1));
  return Array.from({ length: count }, (_, page) => [head, ...body.slice(page * (most - 1), (page + 1) * (most - 1))]);
}
