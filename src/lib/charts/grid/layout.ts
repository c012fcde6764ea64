import { max, min, sum } from 'd3';
import { m } from '../../paraglide/messages';
import type { Frame } from '../frame';
import { cellText, type Table, type TableCell } from '../table';
import { atoms } from '../text/atoms';
import { textWidth, wrapText } from '../text/textWidth';
import { theme } from '../theme';

export interface GridSubject {
  label: string;
  table: Table;
  /** columns that are shown, by place; when not given all in which a row says something */
  columns?: number[];
  /** rows that stand out, by place */
  selected?: number[];
  /** the rows of the other parts of a table that is shown in parts: all have the same columns, and lines as far apart */
  others?: TableCell[][][];
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
  isSelected: boolean;
  /** px from its top to its first baseline, and from one to the next */
  first: number;
  leading: number;
}

export interface GridLayout {
  width: number;
  height: number;
  rows: GridRow[];
  /** how many rows are not shown */
  note: { text: string; y: number } | null;
}

const size = theme.size.label;
const usual = { leading: 17, padding: 8 } as const;
const between = 14;
const widestColumn = 260;
/** of a name beside words that fill lines */
const nameShare = 0.24;
const narrowName = 96;
const narrowest = 24;
/** of the longest words: what is shorter beside them is a name, however long */
const proseShare = 0.4;
/** at which words of a slide are 18 px */
const smallestScale = 18 / size;
/** lines of a slide may stand closer, and rows further apart where there is room */
const closest = { leading: 15, padding: 5 } as const;
const loosest = 22;

/** A table drawn: a column of numbers to the right, long words in lines, and in a limited frame as many rows as can be read. */
export function gridLayout({ table, columns, selected = [], others = [] }: GridSubject, frame: Frame): GridLayout {
  const shown = columns ?? filledColumns(table);
  const head = shown.map((at) => table.head[at] ?? '');
  const [body = [], ...beside] = [table.rows, ...others].map((rows) =>
    rows.map((row) => shown.map((at) => row[at] ?? ''))
  );
  const all = [head, ...body, ...beside.flat()];
  const longest = head.map((_, at) => Math.max(...all.map((row) => textWidth(cellText(row[at]!), size))));
  const widths = fitted(longest, leastWidths(all), frame.width);
  const isNumber = head.map((_, at) => at > 0 && all.some((row) => typeof row[at] === 'object'));
  const inLines = (cells: TableCell[]) => cells.map((cell, at) => wrapText(cellText(cell), size, widths[at]!));
  const wrapped = [head, ...body].map(inLines);
  const parts = [wrapped, ...beside.map((rows) => [head, ...rows].map(inLines))].map((rows) => rows.map(linesOf));
  const spreads = parts.map((lines) => spread(lines, frame));
  const leading = min(spreads, (one) => one.leading)!;
  const padding = min(spreads, (one) => one.padding)!;
  const rows: GridRow[] = [];
  let y = 0;
  const lastRow = frame.limited ? (frame.height * (frame.scale ?? 1)) / smallestScale - 26 : Infinity;
  const place = (cells: TableCell[], words: string[][], at: number | 'head'): boolean => {
    let x = 0;
    const placed = cells.map((cell, at): GridCell => {
      const width = widths[at]!;
      const anchor = isNumber[at] ? 'end' : 'start';
      const placedAt = anchor === 'end' ? x + width : x;
      x += width + between;
      return { lines: words[at]!, x: placedAt, anchor, mark: markOf(cell) };
    });
    const height = linesOf(words) * leading + padding;
    if (y + height > lastRow) return false;
    const isSelected = at !== 'head' && selected.includes(at);
    rows.push({ cells: placed, y, height, isHead: at === 'head', isSelected, first: padding / 2 + 13, leading });
    y += height;
    return true;
  };
  place(head, wrapped[0]!, 'head');
  const count = body.findIndex((row, at) => !place(row, wrapped[at + 1]!, at));
  const left = count < 0 ? 0 : body.length - count;
  const note = left > 0 ? { text: m.chart_rows_left({ count: left }), y: y + 18 } : null;
  const tallest = max(parts.slice(1), (lines) => sum(lines) * leading + lines.length * padding) ?? 0;
  return { width: frame.width, height: Math.max(y + (note ? 26 : 2), tallest + 2), rows, note };
}

/** How many lines a row needs. */
const linesOf = (cells: string[][]): number => Math.max(1, ...cells.map((lines) => lines.length));

/** How close lines and rows stand: on a slide as close as need be, or as far apart as there is room. */
function spread(lines: number[], { height, limited }: Frame): { leading: number; padding: number } {
  if (!limited) return usual;
  const free = (leading: number) => (height - 2 - sum(lines) * leading) / lines.length;
  if (free(usual.leading) >= usual.padding) return { ...usual, padding: Math.min(loosest, free(usual.leading)) };
  return {
    leading: closest.leading,
    padding: Math.max(closest.padding, Math.min(usual.padding, free(closest.leading)))
  };
}

const markOf = (cell: TableCell): string | null => (typeof cell === 'string' ? null : (cell.units ?? null));

/** Columns in which a row says something. */
function filledColumns({ head, rows }: Table): number[] {
  const all = head.map((_, at) => at);
  return rows.length === 0 ? all : all.filter((at) => rows.some((row) => cellText(row[at] ?? '') !== ''));
}

/** What the longest word of each column needs, which is not broken. */
const leastWidths = ([head = [], ...body]: TableCell[][]): number[] =>
  head.map((_, at) =>
    Math.max(
      ...[head, ...body].flatMap((cells) =>
        atoms(cellText(cells[at] ?? '')).map((word) => textWidth(word.trim(), size))
      ),
      0
    )
  );

/** Columns share the room: each has what it needs, as far as what breaks its words anyway is left enough; what is over goes to that, else to all. */
function fitted(longest: number[], least: number[], room: number): number[] {
  const free = room - between * (longest.length - 1);
  const isProse = (width: number) => width > Math.max(widestColumn, proseShare * Math.max(...longest));
  const broken = longest.filter(isProse).length;
  // beside long words a name is broken rather than that they stand in a narrow column
  const most = broken > 0 ? Math.min(widestColumn, Math.max(narrowName, free * nameShare)) : widestColumn;
  const wanted = longest.map((width) => Math.min(isProse(width) ? widestColumn : most, width));
  const total = wanted.reduce((sum, width) => sum + width, 0);
  if (total <= free) {
    const more = (free - total) / (broken || longest.length);
    return wanted.map((width, at) => (broken === 0 || isProse(longest[at]!) ? width + more : width));
  }
  return narrowed(wanted, least, free);
}

/** Columns of one width, but for those that want less and those whose words need more. */
function narrowed(wanted: number[], least: number[], free: number): number[] {
  const within = (most: number) => wanted.map((width, at) => Math.min(width, Math.max(most, least[at]!)));
  const steps = [...new Set([...wanted, ...least, narrowest])].sort((a, b) => b - a);
  const lower = steps.find((most) => sum(within(most)) <= free);
  if (lower === undefined) return within(narrowest).map((width) => (width * free) / sum(within(narrowest)));
  const upper = steps[steps.indexOf(lower) - 1] ?? lower;
  const [few, many] = [sum(within(lower)), sum(within(upper))];
  return within(many > few ? lower + ((upper - lower) * (free - few)) / (many - few) : lower);
}
