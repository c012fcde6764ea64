import writeExcelFile, { type Row, type Sheet } from 'write-excel-file/universal';
import type { SheetCell, SheetRows } from './sheetRows';

const longestName = 31;
const longestText = 32_767;
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
          head.map((cell) => (cell === null ? null : { ...inFormat(cell), fontWeight: 'bold' })),
          ...body.map(row)
        ],
        columns: widths.map((width) => ({ width })),
        stickyRowsCount: 1
      };
    })
  );
  return writeExcelFile(written, { fontFamily: 'Microsoft YaHei', fontSize: 10 }).toBlob();
}

const row = (cells: SheetCell[]): Row => cells.map(inFormat);

function inFormat(cell: SheetCell) {
  if (cell === null || typeof cell !== 'object') return { value: value(cell)! };
  return { value: value(cell.value)!, type: Number, format: cell.format };
}

/** A text is written as one, whatever it begins with. What no spreadsheet can hold is left out. */
function value(cell: string | number | null): string | number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (cell === null || cell === '') return null;
  const text = cell.slice(0, longestText).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  // write-excel-file 4.1 keeps its texts in a plain object, which knows these already
  return text in Object.prototype ? `${text} ` : text;
}

/** The rows in as many pages as they need, the head on each. */
export function pages(rows: SheetCell[][], most = mostRows): SheetCell[][][] {
  if (rows.length <= most) return [rows];
  const [head = [], ...body] = rows;
  const count = Math.ceil(body.length / (most - 1));
  return Array.from({ length: count }, (_, page) => [head, ...body.slice(page * (most - 1), (page + 1) * (most - 1))]);
}

/** The name without signs that spreadsheets refuse, cut to what they bear, and numbered where another sheet has it. */
function freeName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[[\]/\\:*?]/g, '_')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  for (let number = 1; ; number++) {
    const behind = number === 1 ? '' : ` (${number})`;
    const free = plain.slice(0, longestName - behind.length) + behind;
    if (taken.has(free.toLowerCase())) continue;
    taken.add(free.toLowerCase());
    return free;
  }
}
