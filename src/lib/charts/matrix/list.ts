import { m } from '../../paraglide/messages';
import type { Frame } from '../frame';
import type { LegendItem } from '../legend/layout';
import type { AreaMark, IndicatorMark } from '../subject';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import { matrixCell, type MatrixCell } from './cell';
import { matrixLegend } from './legend';
import { shortfallNumber } from './order';
import { matrixRows } from './rows';
import type { MatrixSubject } from './subject';

/** An area under an indicator: its name, and the cell beside it. */
export interface ListEntry {
  area: AreaMark;
  name: string;
  /** left end of the name */
  x: number;
  /** middle */
  y: number;
  cell: MatrixCell;
  /** units or people that the order goes by, from `gapX` on; '' elsewhere */
  shortfall: string;
  shortfallX: number;
  /** row and column among the entries of all indicators */
  place: [row: number, column: number];
}

export interface ListBlock {
  indicator: IndicatorMark;
  /** the coverage, over the first of its indicators */
  coverage: { text: string; y: number } | null;
  head: { lines: { text: string; y: number }[]; y: number; height: number; selected: boolean; row: number };
  entries: ListEntry[];
}

export interface MatrixList {
  width: number;
  height: number;
  blocks: ListBlock[];
  cellHeight: number;
  note: { text: string; y: number }[];
  legend: { items: LegendItem[]; y: number };
}

const pitch = 28;
const cellWidth = 52;
const space = 8;

/** The matrix by indicator, for a frame too narrow for columns: under each its areas with their numbers, as many in a line as have room. */
export function matrixList(subject: MatrixSubject, { width }: Frame): MatrixList {
  const { selected = {} } = subject;
  const { blocks: coverages, groups, sort, byCount, note, estimateOf } = matrixRows(subject);
  const areas = groups.flat();
  const names = Math.min(
    Math.max(0, ...areas.map(({ label }) => textWidth(label, theme.size.label * 1.04))) + 6,
    width - cellWidth
  );
  const blocks: ListBlock[] = [];
  let [y, row] = [0, 0];
  for (const { label, indicators } of coverages) {
    for (const [at, indicator] of indicators.entries()) {
      const coverage = at === 0 && label !== '' ? { text: label, y: y + 10 } : null;
      if (coverage) y += 22;
      blocks.push(block(indicator, coverage));
    }
  }
  const lines = note === null ? [] : wrapText(note, theme.size.small, width);
  const notes = lines.map((text, i) => ({ text, y: y + 8 + i * 17 }));
  const legend = matrixLegend(subject, width);
  y += lines.length * 17 + 6;
  return {
    width,
    height: Math.ceil(y + legend.height),
    blocks,
    cellHeight: pitch - 4,
    note: notes,
    legend: { items: legend.items, y }
  };

  function block(indicator: IndicatorMark, coverage: ListBlock['coverage']): ListBlock {
    const shortfallOf = (area: AreaMark) =>
      indicator === byCount ? shortfallNumber(estimateOf(indicator.id, area.code), indicator) : '';
    const widest = Math.max(0, ...areas.map((area) => textWidth(shortfallOf(area), theme.size.label)));
    const entryWidth = names + cellWidth + (widest > 0 ? widest + 6 : 0);
    const columns = Math.max(1, Math.floor((width + space) / (entryWidth + space)));
    const step = (width + space) / columns;
    const title =
      indicator === byCount
        ? `${indicator.label} · ${m.chart_column_gap_in({ count: indicator.count })}`
        : indicator.label;
    const lines = wrapText(title, theme.size.text, (width - (indicator === sort ? 20 : 4)) / 1.04);
    const top = y;
    const head = {
      lines: lines.map((text, i) => ({ text, y: top + 12 + i * 18 })),
      y: top,
      height: lines.length * 18 + 6,
      selected: indicator.id === selected.indicator,
      row
    };
    y += head.height;
    row++;
    const entries = areas.map((area, i): ListEntry => {
      const [line, column] = [Math.floor(i / columns), i % columns];
      const x = column * step;
      const isSelected = head.selected && area.code === selected.area;
      return {
        area,
        name: truncate(area.label, theme.size.label, names - 4),
        x,
        y: y + line * pitch + pitch / 2,
        cell: matrixCell(area, indicator, estimateOf(indicator.id, area.code), {
          x: x + names,
          width: cellWidth,
          selected: isSelected
        }),
        shortfall: shortfallOf(area),
        shortfallX: x + names + cellWidth + 4,
        place: [row + line, column]
      };
    });
    const count = Math.ceil(areas.length / columns);
    y += count * pitch + 10;
    row += count;
    return { indicator, coverage, head, entries };
  }
}
