import { formatCount, formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { lowered, verdictLegend, type LegendItem } from '../legend/layout';
import { valueScale } from '../scale';
import { limitNumber, sizeWords } from '../sentence';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import type { BreakdownRow, BreakdownSubject } from './subject';
import { besideWords, gapWords, rowSentence } from './words';

type Column = 'value' | 'n' | 'beside' | 'people';

export interface PlacedGroup {
  row: BreakdownRow;
  name: string;
  y: number;
  appearance: Appearance;
  /** it is the best or the worst */
  isEnd: boolean;
  sentence: string;
  bar: { x: number; width: number } | null;
  whisker: [number, number] | null;
  words: { column: Column; x: number; text: string }[];
  /** why there is no value; '' where there is one */
  why: string;
}

export interface BreakdownLayout {
  width: number;
  height: number;
  top: number;
  bottom: number;
  thickness: number;
  rows: PlacedGroup[];
  name: number;
  start: number;
  glyphX: number;
  heads: { text: string; x: number }[];
  ticks: { x: number; text: string }[];
  total: { x: number; text: string; textX: number } | null;
  /** of a slide, which has no page around it */
  signs: LegendItem[];
  /** from the worst to the best */
  gap: { from: number; to: number; y: number; lines: string[] } | null;
}

const pitchRange = [20, 28] as const;
/** bars that are shorter say nothing: words are left out, the first of these first */
const shortest = 120;
const givenUp: Column[] = ['people', 'n', 'beside'];

/** Bars of groups, a line at the total, and the distance from the worst to the best. */
export function breakdownLayout(subject: BreakdownSubject, frame: Frame): BreakdownLayout {
  const { rows, total, indicator, gap } = subject;
  const ends = new Set(gap && gap.told !== 'notSignificant' && gap.size > 0 ? [gap.best, gap.worst] : []);
  const name =
    Math.min(
      Math.max(0, ...rows.map(({ label }) => textWidth(label, theme.size.label * 1.05))) + 6,
      frame.width * (frame.width < 520 ? 0.34 : 0.3)
    ) + 2;
  const { columns, end, glyphX } = columnsOf(subject, name + 8, frame.width);
  const start = name + 8;
  const present = [...rows.map(({ estimate }) => estimate), ...(total.estimate ? [total.estimate] : [])];
  const scale = valueScale(indicator, present, [start, end]);
  const words = gapWords(subject);
  const lines = wrapText(words, theme.size.label * 1.06, frame.width - 8);
  const top = (lines.length > 0 ? lines.length * 16 + 6 : 0) + 34;
  const drawn = rows.filter(({ estimate }) => estimate.value !== null).map(({ estimate }) => appearanceOf(estimate));
  const signs = verdictLegend(frame, drawn, frame.width, indicator);
  const under = 22 + signs.height;
  const pitch = Math.max(
    frame.limited ? 15 : pitchRange[0],
    Math.min(pitchRange[1], (frame.height - top - under) / Math.max(1, rows.length))
  );
  const bottom = top + pitch * rows.length;
  const known = total.estimate?.value ?? null;
  const totalX = known === null || total.estimate?.state === 'conflict' ? null : scale(known);
  const totalText =
    totalX === null ? '' : m.chart_whole({ area: total.label, value: formatValue(known!, indicator.format) });
  const half = textWidth(totalText, theme.size.small) / 2;
  const [worst, best] = gap ? [scale(gap.worst.value!), scale(gap.best.value!)] : [0, 0];
  return {
    width: frame.width,
    height: Math.ceil(bottom + under),
    top,
    bottom,
    thickness: Math.round(pitch * 0.58),
    rows: rows.map((row, at) => placed(row, top + pitch * (at + 0.5))),
    name,
    start,
    glyphX,
    heads: columns.map(({ column, x }) => ({ text: headOf(column, subject), x })),
    ticks: scale.ticks(4).map((tick) => ({ x: scale(tick), text: limitNumber(tick, indicator) })),
    total:
      totalX === null
        ? null
        : { x: totalX, text: totalText, textX: Math.max(start + half, Math.min(end - half, totalX)) },
    signs: lowered(signs.items, bottom + 22),
    gap: gap ? { from: Math.min(worst, best), to: Math.max(worst, best), y: lines.length * 16 + 10, lines } : null
  };

  function placed(row: BreakdownRow, y: number): PlacedGroup {
    const { estimate } = row;
    const { value, interval } = estimate;
    const appearance = appearanceOf(estimate);
    return {
      row,
      name: truncate(row.label, theme.size.label, name - 4),
      y,
      appearance,
      isEnd: ends.has(estimate),
      sentence: rowSentence(row, subject),
      bar: value === null ? null : { x: Math.min(scale(0), scale(value)), width: Math.abs(scale(value) - scale(0)) },
      whisker: interval && value !== null ? [scale(interval[0]), scale(interval[1])] : null,
      words: columns.map(({ column, x }) => ({ column, x, text: wordsOf(column, row, subject) })),
      why: value === null ? appearanceWords[appearance]() : ''
    };
  }
}

function wordsOf(column: Column, row: BreakdownRow, { indicator }: BreakdownSubject): string {
  const { estimate } = row;
  switch (column) {
    case 'value':
      return estimate.value === null ? '' : formatValue(estimate.value, indicator.format);
    case 'n':
      return sizeWords(estimate);
    case 'beside':
      return besideWords(row, indicator);
    case 'people':
      return row.people === null ? '' : formatCount(row.people);
  }
}

function headOf(column: Column, { total, people, indicator }: BreakdownSubject): string {
  if (column === 'value') return indicator.unit;
  if (column === 'n') return 'n';
  return column === 'people' ? (people?.head ?? '') : m.chart_profile_beside({ area: total.label });
}

function columnsOf(subject: BreakdownSubject, start: number, width: number) {
  const { rows, people } = subject;
  const wanted = (['value', 'n', 'beside', 'people'] as const).filter((column) => column !== 'people' || people);
  const widthOf = (column: Column) =>
    Math.max(
      textWidth(headOf(column, subject), theme.size.small),
      ...rows.map((row) => textWidth(wordsOf(column, row, subject), theme.size.label * 1.06))
    ) + 14;
  const sign = 20;
  let kept: Column[] = [...wanted];
  const roomOf = (columns: Column[]) => width - 4 - sign - columns.reduce((sum, column) => sum + widthOf(column), 0);
  for (const column of givenUp) if (roomOf(kept) - start < shortest) kept = kept.filter((one) => one !== column);
  let x = width - 4;
  const columns: { column: Column; x: number }[] = [];
  let glyphX = x;
  for (const column of [...kept].reverse()) {
    if (column === 'value') {
      glyphX = x - 5;
      x -= sign;
    }
    columns.unshift({ column, x });
    x -= widthOf(column);
  }
  return { columns, end: x - 6, glyphX };
}
