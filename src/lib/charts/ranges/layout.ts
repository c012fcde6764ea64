import { scaleLinear } from 'd3';
import type { Estimate } from '../../estimates/estimates';
import type { Outcome, Silence } from '../../estimates/silence';
import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { nameWithin } from '../text/nameWithin';
import { limitNumber, shownTarget } from '../sentence';
import type { IndicatorMark } from '../subject';
import { textWidth, wrapText } from '../text/textWidth';
import { theme } from '../theme';

/** A rate, and how far silence could move it. */
export interface RangeMark {
  key: string;
  indicator: IndicatorMark;
  estimate: Estimate | undefined;
  silence: Silence | null;
  outcome: Outcome | null;
  sentence: string;
}

export interface RangesSubject {
  rows: RangeMark[];
  label: string;
}

export interface RangeRow {
  row: RangeMark;
  y: number;
  name: string;
  bar: number;
  range: [number, number] | null;
  target: number | null;
  value: string;
  /** in lines, beside the value or where it would stand */
  words: string[];
  appearance: Appearance;
}

export interface RangesLayout {
  width: number;
  height: number;
  start: number;
  rows: RangeRow[];
  ticks: { x: number; text: string }[];
  columns: { value: number; words: number };
  bottom: number;
  pitch: number;
  isNarrow: boolean;
}

const pitches = { line: 27, lines: 36 } as const;

export const outcomeWords: Record<Outcome, () => string> = {
  staysBelow: () => m.chart_ranges_below(),
  staysReached: () => m.chart_ranges_reached(),
  open: () => m.chart_ranges_open()
};

/** Rates from 0 to 100 on one scale, a thin range under each bar. */
export function rangesLayout({ rows }: RangesSubject, frame: Frame): RangesLayout {
  const isNarrow = frame.width < 640;
  const widest = (texts: string[], size: number) => Math.max(0, ...texts.map((text) => textWidth(text, size)));
  const names = Math.min(
    widest(
      rows.map(({ indicator }) => indicator.label),
      theme.size.text
    ) + 10,
    frame.width * (isNarrow ? 0.36 : 0.24)
  );
  const said = isNarrow ? 0 : Math.min(widest(rows.map(wordsOf), theme.size.label) + 14, frame.width * 0.36);
  const lines = rows.map((row) => (isNarrow ? [] : wrapText(wordsOf(row), theme.size.label, said - 14)));
  const pitch = lines.some(({ length }) => length > 1) ? pitches.lines : pitches.line;
  const value = frame.width - said - 8;
  const scale = scaleLinear([0, 1], [names, Math.max(names + 40, value - 52)]).clamp(true);
  const top = 8;
  const bottom = top + rows.length * pitch;
  return {
    width: frame.width,
    height: bottom + 26,
    start: names,
    pitch,
    isNarrow,
    bottom,
    columns: { value, words: value + 14 },
    ticks: [0, 0.25, 0.5, 0.75, 1].map((tick) => ({ x: scale(tick), text: `${tick * 100}` })),
    rows: rows.map((row, at) => {
      const known = row.estimate?.state === 'conflict' ? null : (row.estimate?.value ?? null);
      const target = shownTarget(row.estimate, row.indicator);
      return {
        row,
        y: top + at * pitch + pitch / 2,
        name: nameWithin(row.indicator, theme.size.text, names - 10),
        bar: known === null ? 0 : scale(known) - names,
        range: row.silence && [scale(row.silence.lower), scale(row.silence.upper)],
        target: target === null || known === null ? null : scale(target),
        value: known === null ? '' : formatValue(known, 'percent'),
        words: lines[at]!,
        appearance: appearanceOf(row.estimate)
      };
    })
  };
}

/** "79.3 至 81.0；即使全部覆盖，仍低于目标 92". */
export function wordsOf({ silence, outcome, estimate, indicator }: RangeMark): string {
  if (!silence) return estimate?.value == null ? appearanceWords[appearanceOf(estimate)]() : '';
  const range = m.chart_ranges_range({
    lower: formatValue(silence.lower, 'percent'),
    upper: formatValue(silence.upper, 'percent')
  });
  const target = shownTarget(estimate, indicator);
  return outcome === null || target === null
    ? range
    : `${range}${m.chart_comma()}${outcomeWords[outcome]()} ${limitNumber(target, indicator)}%`;
}
