import type { Estimate } from '../../estimates/estimates';
import { formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { faceOf, type Face } from '../face';
import { ROWS_OF_A_LIMITED_FRAME, type Frame } from '../frame';
import { facesIn, legendLayout, type LegendItem } from '../legend/layout';
import { sentence } from '../sentence';
import {
  byKind,
  estimateFinder,
  type AreaMark,
  type CoverageMark,
  type IndicatorMark,
  type KindMark
} from '../subject';
import { textWidth, truncate } from '../textWidth';
import { theme } from '../theme';
import { matrixHeads } from './heads';
import { byGap, byMisses, gapNumber, goesByCount } from './order';

export interface MatrixSubject {
  /** of one wave */
  estimates: Estimate[];
  areas: AreaMark[];
  /** the whole that the areas are parts of: the first row, in no order and in no count of areas */
  whole?: AreaMark;
  kinds: KindMark[];
  /** the columns; drawn under their coverages */
  indicators: IndicatorMark[];
  coverages: CoverageMark[];
  /** id of the indicator whose largest gap comes first; without it the rows keep the order of the register */
  sort?: string | null;
  /** only so many areas: those with the largest gap, or with most targets missed */
  worst?: number | null;
  selected?: { area?: string | null; indicator?: string | null };
}

export interface MatrixColumn {
  indicator: IndicatorMark;
  x: number;
  width: number;
  lines: string[];
  sorted: boolean;
  selected: boolean;
}

export interface MatrixCell {
  indicator: IndicatorMark;
  estimate: Estimate | undefined;
  face: Face;
  x: number;
  width: number;
  text: string;
  /** middles of the sign and of the text */
  signX: number;
  textX: number;
  sentence: string;
  selected: boolean;
}

export interface MatrixRow {
  area: AreaMark;
  name: string;
  y: number;
  cells: MatrixCell[];
  /** units or people that the order goes by; '' without such an order, and where it does not hold */
  gap: string;
  selected: boolean;
}

export interface MatrixLayout {
  width: number;
  height: number;
  columns: MatrixColumn[];
  /** beside the sorted column: the units or people that the order goes by */
  gaps: { x: number; width: number; lines: string[] } | null;
  coverages: { label: string; x: number; width: number }[];
  /** slant of the heads in degrees */
  angle: number;
  /** tops of the heads: repeated down a long matrix */
  headTops: number[];
  headHeight: number;
  rows: MatrixRow[];
  names: number;
  /** right end of the last column */
  right: number;
  cellHeight: number;
  note: { text: string; y: number } | null;
  legend: { items: LegendItem[]; y: number };
}

const pitchRange = [23, 36] as const;
/** rows of a slide may stand closer: its words stay 18 px high */
const closest = 19;
const kindGap = 8;
const coverageGap = 8;
const coverageHead = 18;
const rowsUnderHead = 40;

/** How many areas a limited frame has room for, when it has not room for all. */
function worstWithin({ areas, worst = null }: MatrixSubject, { height, limited }: Frame): number | null {
  const rows = Math.max(ROWS_OF_A_LIMITED_FRAME, Math.floor((height - 130) / pitchRange[0]));
  return limited && areas.length > rows ? Math.max(5, Math.min(worst ?? rows, rows)) : worst;
}

/** Areas by indicators. The height follows from the rows; a higher frame spreads them up to 36 px a row. */
export function matrixLayout(whole: MatrixSubject, frame: Frame): MatrixLayout {
  const subject = { ...whole, worst: worstWithin(whole, frame) };
  const { areas, kinds, coverages, selected = {} } = subject;
  const estimateOf = estimateFinder(subject.estimates);
  const blocks = inCoverages(subject.indicators, coverages);
  const indicators = blocks.flatMap((block) => block.indicators);
  const cutShort = subject.worst != null && subject.worst < areas.length;
  const judged = indicators.some((indicator) => areas.some((area) => estimateOf(indicator.id, area.code)?.standing));
  // what has no targets has no misses either: the worst are then the last by what is looked at
  const sort =
    indicators.find((indicator) => indicator.id === subject.sort) ??
    (cutShort && !judged ? (indicators.find(({ id }) => id === selected.indicator) ?? indicators[0]) : undefined);
  const groups = byKind(shownAreas(subject, sort, estimateOf), kinds).map((group) => group.areas);
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  if (subject.whole) groups.unshift([subject.whole]);
  const rowCount = count + (subject.whole ? 1 : 0);

  const named = subject.whole ? [subject.whole, ...areas] : areas;
  const longestName = Math.max(0, ...named.map((area) => textWidth(area.label, theme.size.text)));
  const names = Math.min(Math.max(longestName, 48) + 10, frame.width * 0.24);
  const room = frame.width - names - coverageGap * (blocks.length - 1);
  const byCount = sort && goesByCount(areas, sort, estimateOf) ? sort : undefined;
  const words = indicators.flatMap((indicator) =>
    indicator === byCount ? [indicator.short, m.chart_column_gap_in({ count: indicator.count })] : [indicator.short]
  );
  const slant = frame.limited ? 36 : 48;
  const loose = room / Math.max(1, words.length);
  const overhang = matrixHeads(words, Math.min(96, loose), slant).overhang;
  const width = Math.min(96, (room - overhang) / Math.max(1, words.length));
  const heads = matrixHeads(words, width, slant);

  const headHeight = heads.height + coverageHead;
  const repeats = Math.max(1, Math.ceil((rowCount - 10) / rowsUnderHead));
  const legend = legendLayout(facesIn(subject.estimates, named, indicators), frame.width, {
    near: indicators[0]?.near ?? null,
    ...(new Set(indicators.map(({ judged }) => judged?.count)).size === 1 && indicators[0]?.judged
      ? { judged: indicators[0].judged }
      : {})
  });
  const noteHeight = subject.worst != null && count < areas.length ? 24 : 4;
  const under = noteHeight + (legend.height > 0 ? legend.height + 8 : 0);
  const free = frame.height - headHeight * repeats - kindGap * (groups.length - 1) - under;
  const pitch = Math.max(
    frame.limited ? closest : pitchRange[0],
    Math.min(pitchRange[1], free / Math.max(1, rowCount))
  );

  const columns: MatrixColumn[] = [];
  const coverageHeads: MatrixLayout['coverages'] = [];
  let gaps: MatrixLayout['gaps'] = null;
  let x = names;
  for (const block of blocks) {
    const slots = block.indicators.length + (byCount && block.indicators.includes(byCount) ? 1 : 0);
    coverageHeads.push({ label: block.label, x, width: width * slots });
    for (const indicator of block.indicators) {
      columns.push({
        indicator,
        x,
        width,
        lines: heads.lines[columns.length + (gaps ? 1 : 0)]!,
        sorted: indicator === sort,
        selected: indicator.id === selected.indicator
      });
      x += width;
      if (indicator === byCount) {
        gaps = { x, width, lines: heads.lines[columns.length]! };
        x += width;
      }
    }
    x += coverageGap;
  }

  const rows: MatrixRow[] = [];
  const headTops: number[] = [0];
  let y = headHeight;
  for (const [i, group] of groups.entries()) {
    if (i > 0) y += kindGap;
    for (const area of group) {
      if (headTops.length < repeats && rows.length === rowsUnderHead * headTops.length) {
        headTops.push(y + 6);
        y += headHeight + 6;
      }
      rows.push(row(area, y + pitch / 2));
      y += pitch;
    }
  }
  const cut = count < areas.length;
  return {
    width: frame.width,
    height: Math.ceil(y + under),
    columns,
    gaps,
    coverages: coverageHeads,
    angle: heads.angle,
    headTops,
    headHeight,
    rows,
    names,
    right: Math.max(names, x - coverageGap),
    cellHeight: pitch - 3,
    note: cut ? { text: noteOf(subject.worst ?? count), y: y + 17 } : null,
    legend: { items: legend.items, y: y + noteHeight + 8 }
  };

  function noteOf(shown: number): string {
    const counts = { count: areas.length, shown };
    return judged || !sort ? m.chart_matrix_worst(counts) : m.chart_matrix_last({ ...counts, indicator: sort.short });
  }

  function row(area: AreaMark, middle: number): MatrixRow {
    const isSelected = area.code === selected.area;
    return {
      area,
      name: truncate(area.label, theme.size.text, names - 8),
      y: middle,
      cells: columns.map((column) => cell(area, column, isSelected)),
      gap: byCount ? gapNumber(estimateOf(byCount.id, area.code), byCount) : '',
      selected: isSelected
    };
  }

  function cell(area: AreaMark, column: MatrixColumn, inSelectedRow: boolean): MatrixCell {
    const estimate = estimateOf(column.indicator.id, area.code);
    const face = faceOf(estimate);
    const text = estimate?.value == null ? '' : cellNumber(estimate.value, column.indicator, column.width);
    const signed = face !== 'plain' && face !== 'unreliable';
    const middle = column.x + column.width / 2;
    const textSize = textWidth(text, theme.size.label);
    const whole = textSize + (signed && text ? 12 : 0);
    return {
      indicator: column.indicator,
      estimate,
      face,
      x: column.x + 1.5,
      width: column.width - 3,
      text,
      signX: text ? middle - whole / 2 + 4.5 : middle,
      textX: middle + (whole - textSize) / 2,
      sentence: sentence(area, column.indicator, estimate),
      selected: inSelectedRow && column.selected
    };
  }
}

/** One decimal where the column has room for it and for the sign, and the number is not 100. */
function cellNumber(value: number, indicator: IndicatorMark, width: number): string {
  if (indicator.format === 'number') return formatNumber(value, Math.abs(value) < 100 ? 1 : 0);
  const scaled = value * 100;
  const digits = width >= 40 && scaled > -9.95 && scaled < 99.95 ? 1 : 0;
  return formatNumber(scaled, digits);
}

/** Columns under their coverages; an indicator of no listed coverage stands at the end, under no name. */
function inCoverages(indicators: readonly IndicatorMark[], coverages: readonly CoverageMark[]) {
  const known = new Set(coverages.map((coverage) => coverage.name));
  return [
    ...coverages.map(({ name, label }) => ({ label, indicators: indicators.filter((one) => one.coverage === name) })),
    { label: '', indicators: indicators.filter((one) => !known.has(one.coverage)) }
  ].filter((block) => block.indicators.length > 0);
}

function shownAreas(
  subject: MatrixSubject,
  sort: IndicatorMark | undefined,
  estimateOf: (indicator: string, area: string) => Estimate | undefined
): AreaMark[] {
  const { areas, indicators, worst = null } = subject;
  if (sort) return cut(byGap(areas, sort, estimateOf));
  return worst === null || worst >= areas.length ? areas : cut(byMisses(areas, indicators, estimateOf));

  /** The first, and the one that is looked at wherever it stands: a title speaks of it. */
  function cut(ordered: AreaMark[]): AreaMark[] {
    const chosen = subject.selected?.area;
    return ordered.filter(({ code }, place) => place < (worst ?? ordered.length) || code === chosen);
  }
}
