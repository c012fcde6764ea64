import { scaleLinear } from 'd3';
import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords, type Appearance } from '../appearance';
import { classesOf, type Classes } from '../classes';
import type { Frame } from '../frame';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import type { TrellisCell, TrellisRow, TrellisSubject } from './subject';

export interface PlacedCell {
  cell: TrellisCell;
  face: Appearance;
  x: number;
  y: number;
  width: number;
  bar: number;
  whisker: [number, number] | null;
  /** right end of the number */
  textX: number;
  isStrong: boolean;
  place: string;
  /** of cells that are darker the more there is */
  ground: { fill: string; ink: string } | null;
}

export interface TrellisLayout {
  look: NonNullable<TrellisSubject['look']>;
  width: number;
  height: number;
  pitch: number;
  names: { key: string; text: string; x: number; y: number; isStrong: boolean; words: string; wordsX: number }[];
  cells: PlacedCell[];
  heads: { lines: string[]; x: number; y: number; isStrong: boolean; anchor: 'start' | 'end' }[];
  groups: { label: string; x: number; width: number; y: number }[];
  foot: { text: string; x: number; y: number; anchor: 'start' | 'end' }[];
  /** what a narrow frame leaves to the table; '' of nothing */
  note: { text: string; y: number } | null;
  top: number;
}

const pitch = 25;
const narrowest = 62;
/** px of a column of words */
const slimStep = 74;

/** Rows of bars under their heads; a frame too narrow for that has the first row only, a bar a line. */
export function trellisLayout(subject: TrellisSubject, frame: Frame): TrellisLayout {
  const names = Math.min(
    Math.max(...subject.rows.map(({ label }) => textWidth(label, theme.size.text))) + 12,
    frame.width * 0.26
  );
  const slim = subject.heads.filter(({ isNarrow }) => isNarrow).length;
  const step = (frame.width - names - slim * slimStep) / Math.max(1, subject.heads.length - slim);
  return step < narrowest ? listed(subject, frame) : crossed(subject, frame, names, step);
}

function crossed(subject: TrellisSubject, frame: Frame, names: number, step: number): TrellisLayout {
  const lines = subject.heads.map(({ label }) => wrapText(label, theme.size.small, step - 12).slice(0, 3));
  const tall = Math.max(1, ...lines.map(({ length }) => length));
  const grouped = subject.groups.length > 0 ? 20 : 0;
  const top = grouped + tall * 15 + 8;
  const text = widestText(subject.rows);
  const scale = scaleLinear([0, highest(subject.rows)], [0, Math.max(8, step - text - 20)]).clamp(true);
  const classes = classesIn(subject);
  const widths = subject.heads.map(({ isNarrow }) => (isNarrow ? slimStep : step));
  const starts = widths.map((_, c) => names + widths.slice(0, c).reduce((a, b) => a + b, 0));
  const isRight = subject.look === 'numbers' || subject.look === 'heat';
  let x = names;
  const groups = subject.groups.map(({ label, count }) => {
    const placed = { label, x, width: count * step - 10, y: 12 };
    x += count * step;
    return placed;
  });
  const cells = subject.rows.flatMap((row, r) =>
    row.cells.map((cell, c) =>
      placedCell(cell, {
        x: starts[c]!,
        y: top + r * pitch + pitch / 2,
        width: widths[c]! - 10,
        scale,
        isStrong: row.isStrong || subject.heads[c]!.isStrong,
        place: `${r},${c}`,
        classes
      })
    )
  );
  const bottom = top + subject.rows.length * pitch;
  const foot = subject.foot;
  return {
    look: subject.look ?? 'bars',
    width: frame.width,
    height: Math.ceil(bottom + (foot ? 22 : 4)),
    pitch,
    names: subject.rows.map((row, r) => ({
      key: row.key,
      text: truncate(row.label, theme.size.text, names - 10),
      x: 0,
      y: top + r * pitch + pitch / 2,
      isStrong: row.isStrong,
      words: silentWords(row),
      wordsX: names
    })),
    cells: cells.filter(
      (_, at) => silentWords(subject.rows[Math.floor(at / Math.max(1, subject.heads.length))]!) === ''
    ),
    heads: subject.heads.map(({ isStrong }, c) => ({
      lines: lines[c]!,
      ...(isRight || subject.heads[c]!.isNarrow
        ? { x: starts[c]! + widths[c]! - 10, anchor: 'end' as const }
        : { x: starts[c]!, anchor: 'start' as const }),
      y: grouped + 12 + (tall - lines[c]!.length) * 15,
      isStrong
    })),
    groups,
    foot: foot
      ? [
          { text: foot.label, x: 0, y: bottom + 15, anchor: 'start' },
          ...foot.cells.map((words, c) => ({
            text: words,
            x: starts[c]! + widths[c]! - 10,
            y: bottom + 15,
            anchor: 'end' as const
          }))
        ]
      : [],
    note: null,
    top
  };
}

/** The first row, a bar a line: what a phone has room for. */
function listed(subject: TrellisSubject, frame: Frame): TrellisLayout {
  const [first] = subject.rows;
  const strong = subject.heads.findIndex(({ isStrong }) => isStrong);
  // of rows that are the answers, their first column; of columns that are, the first row
  const isByRow = strong >= 0;
  const lines = isByRow
    ? subject.rows.map((row) => ({ label: row.label, cell: row.cells[strong]! }))
    : subject.heads.map(({ label }, c) => ({ label, cell: first?.cells[c] }));
  const kept = lines.flatMap(({ label, cell }) => (cell ? [{ label, cell }] : []));
  const names = Math.min(
    Math.max(0, ...kept.map(({ label }) => textWidth(label, theme.size.text))) + 12,
    frame.width * 0.45
  );
  const scale = scaleLinear(
    [0, highest(subject.rows)],
    [0, Math.max(8, frame.width - names - widestText(subject.rows) - 14)]
  ).clamp(true);
  const head = isByRow ? subject.heads[strong]!.label : (first?.label ?? '');
  const top = 22;
  const bottom = top + kept.length * pitch;
  return {
    look: subject.look ?? 'bars',
    width: frame.width,
    height: Math.ceil(bottom + 26),
    pitch,
    names: kept.map(({ label }, r) => ({
      key: label,
      text: truncate(label, theme.size.text, names - 10),
      x: 0,
      y: top + r * pitch + pitch / 2,
      isStrong: false,
      words: '',
      wordsX: names
    })),
    cells: kept.map(({ cell }, r) =>
      placedCell(cell, {
        x: names,
        y: top + r * pitch + pitch / 2,
        width: frame.width - names - 4,
        scale,
        isStrong: true,
        place: `${r},0`,
        classes: null
      })
    ),
    heads: [{ lines: [head], x: 0, y: 12, isStrong: true, anchor: 'start' }],
    groups: [],
    foot: [],
    note: { text: m.chart_trellis_narrow(), y: bottom + 16 },
    top
  };
}

interface Spot {
  x: number;
  y: number;
  width: number;
  scale: (share: number) => number;
  isStrong: boolean;
  place: string;
  classes: Classes | null;
}

function placedCell(cell: TrellisCell, { x, y, width, scale, isStrong, place, classes }: Spot): PlacedCell {
  const { estimate } = cell;
  const face = appearanceOf(estimate);
  const value = cell.text === '' || face === 'conflict' ? null : (estimate?.value ?? null);
  const interval = value === null ? null : (estimate?.interval ?? null);
  return {
    cell,
    face,
    x,
    y,
    width,
    bar: value === null ? 0 : scale(value),
    whisker: interval && [x + scale(interval[0]), x + scale(interval[1])],
    textX: x + width,
    isStrong,
    place,
    ground:
      value === null || !classes || isStrong || face === 'unreliable' || face === 'few' ? null : classes.classOf(value)
  };
}

/** Classes of the cells that are no whole, where they are seen as darker and lighter ones. */
function classesIn({ look, rows, heads }: TrellisSubject): Classes | null {
  if (look !== 'heat') return null;
  const inner = rows.flatMap(({ cells, isStrong }) =>
    cells.flatMap(({ estimate, text }, at) => (isStrong || heads[at]?.isStrong || text === '' ? [] : (estimate ?? [])))
  );
  const isShare = inner.every(({ value }) => value === null || value <= 1);
  const found = classesOf(inner, isShare ? 'percent' : 'number');
  return found.list.length > 0 ? found : null;
}

/** A row of which nothing is known says why once. */
function silentWords({ cells }: TrellisRow): string {
  const own = cells.filter(({ isBare }) => !isBare);
  const faces = new Set(own.map(({ estimate }) => appearanceOf(estimate)));
  const [face] = faces;
  return faces.size === 1 && own.every(({ text }) => text === '') ? appearanceWords[face!]() : '';
}

/** Bars reach as far as the largest share, or the upper end of its interval. */
const highest = (rows: TrellisRow[]): number =>
  Math.max(
    0.01,
    ...rows.flatMap(({ cells }) =>
      cells.map(({ estimate, text }) =>
        text === '' || estimate?.state === 'conflict' ? 0 : (estimate?.interval?.[1] ?? estimate?.value ?? 0)
      )
    )
  );

const widestText = (rows: TrellisRow[]): number =>
  Math.max(16, ...rows.flatMap(({ cells }) => cells.map(({ text }) => textWidth(text, theme.size.label))));
