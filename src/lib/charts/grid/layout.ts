import { m } from '../../paraglide/messages';
import type { Frame } from '../frame';
import { cellText, type Table, type TableCell } from '../table';
import { textWidth, wrapText } from '../textWidth';
import { theme } from '../theme';

export interface GridSubject {
  label: string;
  table: Table;
  /** columns that are shown, by place; all when not given */
  columns?: number[];
}

export interface GridCell {
  lines: string[];
  x: number;
  anchor: 'start' | 'end';
  /** name of the mark of a number that counts units; null of all else */
  mark: string | null;
}

export interface GridRow {
  cells: GridCell[];
  y: number;
  height: number;
  isHead: boolean;
}

export interface GridLayout {
  width: number;
  height: number;
  rows: GridRow[];
  /** how many rows are not shown */
  note: { text: string; y: number } | null;
}

const size = theme.size.label;
const leading = 17;
const between = 14;
const widestColumn = 260;
/** at which words of a slide are 18 px */
const smallestScale = 18 / size;

/** A table drawn: a column of numbers to the right, long words in lines, and in a limited frame as many rows as can be read. */
export function gridLayout({ table, columns }: GridSubject, frame: Frame): GridLayout {
  const shown = columns ?? table.head.map((_, at) => at);
  const head = shown.map((at) => table.head[at] ?? '');
  const body = table.rows.map((row) => shown.map((at) => row[at] ?? ''));
  const widths = fitted(
    head.map((word, at) => widest(word, body, at)),
    frame.width
  );
  const isNumber = head.map((_, at) => at > 0 && body.some((row) => typeof row[at] === 'object'));
  const rows: GridRow[] = [];
  let y = 0;
  const lastRow = frame.limited ? (frame.height * (frame.scale ?? 1)) / smallestScale - 26 : Infinity;
  const place = (cells: TableCell[], isHead: boolean): boolean => {
    let x = 0;
    const placed = cells.map((cell, at): GridCell => {
      const width = widths[at]!;
      const anchor = isNumber[at] ? 'end' : 'start';
      const placedAt = anchor === 'end' ? x + width : x;
      x += width + between;
      return { lines: wrapText(cellText(cell), size, width), x: placedAt, anchor, mark: markOf(cell) };
    });
    const height = Math.max(1, ...placed.map(({ lines }) => lines.length)) * leading + 8;
    if (y + height > lastRow) return false;
    rows.push({ cells: placed, y, height, isHead });
    y += height;
    return true;
  };
  place(head, true);
  const count = body.findIndex((row) => !place(row, false));
  const left = count < 0 ? 0 : body.length - count;
  const note = left > 0 ? { text: m.chart_rows_left({ count: left }), y: y + 18 } : null;
  return { width: frame.width, height: y + (note ? 26 : 2), rows, note };
}

const markOf = (cell: TableCell): string | null => (typeof cell === 'string' ? null : (cell.units ?? null));

const widest = (head: string, rows: TableCell[][], at: number): number =>
  Math.min(
    widestColumn,
    Math.max(textWidth(head, size), ...rows.map((row) => textWidth(cellText(row[at] ?? ''), size)))
  );

/** Columns share the room: the widest give way first, none under a third of what it wants. */
function fitted(wanted: number[], room: number): number[] {
  const free = room - between * (wanted.length - 1);
  const total = wanted.reduce((sum, width) => sum + width, 0);
  if (total <= free) return wanted.map((width) => width + (free - total) / wanted.length);
  const sorted = [...wanted].sort((a, b) => a - b);
  let rest = free;
  for (const [at, width] of sorted.entries()) {
    const share = rest / (sorted.length - at);
    if (width > share) return wanted.map((one) => Math.min(one, Math.max(share, 24)));
    rest -= width;
  }
  return wanted;
}
