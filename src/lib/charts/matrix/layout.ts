import { ROWS_OF_A_LIMITED_FRAME, type Frame } from '../frame';
import { m } from '../../paraglide/messages';
import type { LegendItem } from '../legend/layout';
import type { AreaMark, IndicatorMark } from '../subject';
import { textWidth, truncate } from '../text/textWidth';
import { theme } from '../theme';
import { matrixCell, type MatrixCell } from './cell';
import { matrixHeads } from './heads';
import { matrixLegend } from './legend';
import { shortfallNumber } from './order';
import { matrixRows } from './rows';
import type { MatrixSubject } from './subject';

export interface MatrixColumn {
  indicator: IndicatorMark;
  x: number;
  width: number;
  lines: string[];
  sorted: boolean;
  selected: boolean;
}

export interface MatrixRow {
  area: AreaMark;
  name: string;
  y: number;
  cells: MatrixCell[];
  /** units or people that the order goes by; '' without such an order, and where it does not hold */
  shortfall: string;
  selected: boolean;
}

export interface MatrixLayout {
  width: number;
  height: number;
  columns: MatrixColumn[];
  /** beside the sorted column: the units or people that the order goes by */
  shortfalls: { x: number; width: number; lines: string[] } | null;
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
/** rows of a slide may stand closer */
const closest = 15;
const typeGaps = { page: 8, slide: 5 } as const;
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
  const { areas, selected = {} } = subject;
  const { blocks, groups, count, sort, byCount, note, estimateOf } = matrixRows(subject);
  const indicators = blocks.flatMap((block) => block.indicators);
  const rowCount = count + (subject.total ? 1 : 0);

  const named = subject.total ? [subject.total, ...areas] : areas;
  const longestName = Math.max(0, ...named.map((area) => textWidth(area.label, theme.size.text)));
  const names = Math.min(Math.max(longestName, 48) + 10, frame.width * 0.24);
  const room = frame.width - names - coverageGap * (blocks.length - 1);
  const words = indicators.flatMap((indicator) =>
    indicator === byCount ? [indicator.short, m.chart_column_gap_in({ count: indicator.count })] : [indicator.short]
  );
  const slant = frame.limited ? 36 : 48;
  const loose = room / Math.max(1, words.length);
  const widest = frame.limited ? 150 : 96;
  const overhang = matrixHeads(words, Math.min(widest, loose), slant).overhang;
  const width = Math.min(widest, (room - overhang) / Math.max(1, words.length));
  const heads = matrixHeads(words, width, slant);

  const headHeight = heads.height + coverageHead;
  const repeats = Math.max(1, Math.ceil((rowCount - 10) / rowsUnderHead));
  const legend = matrixLegend(subject, frame.width);
  const noteHeight = note === null ? 4 : 24;
  const typeGap = frame.limited ? typeGaps.slide : typeGaps.page;
  const under = noteHeight + (legend.height > 0 ? legend.height + 8 : 0);
  const free = frame.height - headHeight * repeats - typeGap * (groups.length - 1) - under;
  const pitch = Math.max(
    frame.limited ? closest : pitchRange[0],
    Math.min(pitchRange[1], free / Math.max(1, rowCount))
  );

  const columns: MatrixColumn[] = [];
  const coverageHeads: MatrixLayout['coverages'] = [];
  let shortfalls: MatrixLayout['shortfalls'] = null;
  let x = names;
  for (const block of blocks) {
    const slots = block.indicators.length + (byCount && block.indicators.includes(byCount) ? 1 : 0);
    coverageHeads.push({ label: block.label, x, width: width * slots });
    for (const indicator of block.indicators) {
      columns.push({
        indicator,
        x,
        width,
        lines: heads.lines[columns.length + (shortfalls ? 1 : 0)]!,
        sorted: indicator === sort,
        selected: indicator.id === selected.indicator
      });
      x += width;
      if (indicator === byCount) {
        shortfalls = { x, width, lines: heads.lines[columns.length]! };
        x += width;
      }
    }
    x += coverageGap;
  }

  const rows: MatrixRow[] = [];
  const headTops: number[] = [0];
  let y = headHeight;
  for (const [i, group] of groups.entries()) {
    if (i > 0) y += typeGap;
    for (const area of group) {
      if (headTops.length < repeats && rows.length === rowsUnderHead * headTops.length) {
        headTops.push(y + 6);
        y += headHeight + 6;
      }
      rows.push(row(area, y + pitch / 2));
      y += pitch;
    }
  }
  return {
    width: frame.width,
    height: Math.ceil(y + under),
    columns,
    shortfalls,
    coverages: coverageHeads,
    angle: heads.angle,
    headTops,
    headHeight,
    rows,
    names,
    right: Math.max(names, x - coverageGap),
    cellHeight: pitch - (pitch < 19 ? 2 : 3),
    note: note === null ? null : { text: note, y: y + 17 },
    legend: { items: legend.items, y: y + noteHeight + 8 }
  };

  function row(area: AreaMark, middle: number): MatrixRow {
    const isSelected = area.code === selected.area;
    return {
      area,
      name: truncate(area.label, theme.size.text, names - 8),
      y: middle,
      cells: columns.map(({ indicator, x, width, selected }) =>
        matrixCell(area, indicator, estimateOf(indicator.id, area.code), { x, width, selected: isSelected && selected })
      ),
      shortfall: byCount ? shortfallNumber(estimateOf(byCount.id, area.code), byCount) : '',
      selected: isSelected
    };
  }
}
