import { differentParts } from '../../estimates/compare/change';
import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, isRanked, type Appearance } from '../appearance';
import { rankByAreaType } from '../bars/rank';
import type { Frame } from '../frame';
import { appearancesIn, legendLayout, type LegendItem } from '../legend/layout';
import { valueScale } from '../scale';
import { sentence, shownTarget, targetWords } from '../sentence';
import { estimateFinder, type AreaMark, type IndicatorMark } from '../subject';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import { waveNameX } from '../waveName';
import { shortfallWays, type ShortfallWay } from './shortfallWays';
import type { PanelsSubject } from './subject';

export interface PanelCell {
  appearance: Appearance;
  /** place among its type; '' of the whole, and of what is not ranked */
  place: string;
  bar: { x: number; width: number } | null;
  dot: number | null;
  /** x of its target where areas have targets of their own */
  target: number | null;
  value: string;
  shortfall: string;
  /** px from the middle of the row up to the value and down to the shortfall, where that stands under it */
  rise: number;
  sentence: string;
}

export interface PanelRow {
  area: AreaMark;
  y: number;
  name: string;
  isTotal: boolean;
  isSelected: boolean;
  cells: PanelCell[];
}

export interface Panel {
  /** left end, and of its columns from left to right */
  x: number;
  place: number;
  start: number;
  value: number;
  glyph: number;
  shortfall: { x: number; anchor: 'start' | 'end' };
  /** what the numbers beside the values are, where they are numbers alone */
  shortfallHead: { text: string; x: number } | null;
  width: number;
  heads: string[];
  zero: number;
  target: { x: number; text: string; textX: number } | null;
}

export interface PanelsLayout {
  width: number;
  height: number;
  panels: Panel[];
  rows: PanelRow[];
  /** y of a line between types of areas */
  rules: number[];
  names: number;
  thickness: number;
  headLeading: number;
  targetY: number;
  /** of the last wave, over the first dot of the first panel that has one */
  waveName: { text: string; x: number; y: number } | null;
  top: number;
  bottom: number;
  legend: { items: LegendItem[]; y: number };
  /** what the small numbers are, where they have room */
  note: { text: string; x: number; y: number } | null;
}

const gap = 20;
/** px of a row: no closer, and no further apart */
const pitches = [14.5, 30] as const;
const between = 7;
/** bars shorter than this give up the words beside them, and before that nothing */
const shortest = 70;
const shortestByNumbers = 55;
const placeWidth = 16;
/** px of a row that has room for two lines, and from its middle to each */
const twoLines = 25;
const rise = 7;
const noteHeight = 15;
const waveNameHeight = 12;

/** those of an area that the title names are bold */
const widest = (words: string[], size: number): number =>
  Math.max(0, ...words.map((one) => textWidth(one, size * 1.06)));

/** Bars of a few indicators in columns under common names: who is where in each, and what each lacks. */
export function panelsLayout(subject: PanelsSubject, { width, height }: Frame): PanelsLayout {
  const { areas, areaTypes, total, indicators, selected = [] } = subject;
  const find = estimateFinder(subject.estimates);
  const before = estimateFinder(subject.previous ?? []);
  const all = [total, ...areas];
  const ranks = indicators.map((one) => rankByAreaType(areas, areaTypes, one, (area) => find(one.id, area)));
  const placeOf = (at: number, code: string) =>
    ranks[at]!.map(({ places }) => places.get(code)).find((one) => one !== undefined);
  const groups = (ranks[0] ?? [])
    .map(({ ranked, unranked }) => [...ranked, ...unranked])
    .filter((one) => one.length > 0);
  const names = Math.min(
    Math.max(...all.map(({ label }) => textWidth(label, theme.size.text * 1.04))) + 8,
    width * 0.24
  );
  const step = (width - names - gap * (indicators.length - 1)) / Math.max(1, indicators.length);
  const heads = indicators.map((one) => headOf(one));
  const headLeading = 16;
  const targetY = Math.max(1, ...heads.map(({ length }) => length)) * headLeading + 12;
  const top = targetY + 6 + (subject.previousWave ? waveNameHeight : 0);
  const legend = legendLayout(appearancesIn(subject.estimates, all, indicators), width, indicators[0]!);
  const key = legend.height > 0 ? legend.height + 14 : 4;
  const noteX = noteBeside(legend.items.at(-1));
  const noteRoom = noteX === null ? noteHeight : 0;
  const breaks = groups.length * between;
  const roomOver = (under: number) => (height - top - under - breaks) / Math.max(1, all.length);
  const isHigh = roomOver(key + noteRoom) >= twoLines;
  const way = wayThatFits();
  const placed = indicators.map((one, at) => panelOf(one, heads[at]!, names + at * (step + gap)));
  const panels = placed.map(({ panel }) => panel);
  const hasPlaces = panels.some(({ start, x }) => start > x);
  const under = key + (hasPlaces ? noteRoom : 0);
  const room = roomOver(under);
  const pitch = Math.max(pitches[0], Math.min(pitches[1], room));
  const rows: PanelRow[] = [];
  const rules: number[] = [];
  let y = top;
  for (const [at, group] of [[total], ...groups].entries()) {
    if (at > 0) {
      rules.push(y + between / 2);
      y += between;
    }
    for (const area of group) {
      rows.push(rowOf(area, y + pitch / 2));
      y += pitch;
    }
  }
  return {
    width,
    height: Math.ceil(y + under),
    panels,
    rows,
    rules,
    names: names - 8,
    thickness: Math.round(pitch * 0.58),
    headLeading,
    targetY,
    waveName: waveNameOf(),
    top,
    bottom: y,
    legend: { items: legend.items, y: y + 12 },
    note: hasPlaces ? { text: m.chart_panels_place(), x: noteX ?? 0, y: y + key + (noteX === null ? 10 : -8) } : null
  };

  /** Where it stands in the last line of the key; null where that has no room. */
  function noteBeside(last: LegendItem | undefined): number | null {
    if (!last) return null;
    const x = last.x + 36 + textWidth(last.words, theme.size.label);
    return x + textWidth(m.chart_panels_place(), theme.size.small) <= width ? x : null;
  }

  function waveNameOf(): PanelsLayout['waveName'] {
    const text = subject.previousWave;
    const at = panels.findIndex((_, at) => rows.some(({ cells }) => cells[at]!.dot !== null));
    const panel = panels[at];
    if (!text || !panel) return null;
    const dot = rows.map(({ cells }) => cells[at]!.dot).find((one) => one !== null)!;
    return { text, x: waveNameX(text, dot, panel.target?.x ?? null, [panel.start, panel.value]), y: top - 3 };
  }

  function headOf(indicator: IndicatorMark): string[] {
    const lines = wrapText(indicator.label, theme.size.text, step - 4);
    return lines.length > 2 ? wrapText(indicator.short, theme.size.text, step - 4) : lines;
  }

  function panelOf(
    indicator: IndicatorMark,
    heads: string[],
    x: number
  ): { panel: Panel; scale: ReturnType<typeof valueScale> } {
    const found = all.map(({ code }) => find(indicator.id, code)).filter((one) => one !== undefined);
    const valueWidth = valueWidthOf(indicator);
    const beside = way?.place === 'beside' ? widthOf(way, indicator) : 0;
    const places = barsIn(placeWidth + valueWidth, beside) >= shortest ? placeWidth : 0;
    const right = x + step;
    const glyph = beside > 0 ? right - beside - 12 : right - 6;
    const value = glyph - 11;
    const start = x + places;
    const earlier = all.map(({ code }) => before(indicator.id, code)).filter((one) => one !== undefined);
    const scale = valueScale(indicator, [...found, ...earlier], [start, value - valueWidth - 8]);
    const targets = new Set(found.map((one) => shownTarget(one, indicator)));
    const target = targets.size === 1 ? [...targets][0]! : null;
    const words =
      target === null ? '' : targetWords(found.find(({ provisional }) => provisional) ?? found[0], indicator);
    const half = textWidth(words, theme.size.small * 1.05) / 2;
    const headWidth = way?.head ? textWidth(way.head, theme.size.small * 1.05) + 8 : 0;
    const panel: Panel = {
      x,
      place: x,
      start,
      value,
      glyph,
      // words start level, numbers end level
      shortfall: beside > 0 && !way?.head ? { x: right - beside, anchor: 'start' } : { x: right, anchor: 'end' },
      shortfallHead: way?.head && beside > 0 ? { text: way.head, x: right } : null,
      width: step,
      heads,
      zero: scale(0),
      target:
        target === null
          ? null
          : {
              x: scale(target),
              text: words,
              textX: Math.min(right - headWidth - half, Math.max(x + half, scale(target)))
            }
    };
    return { panel, scale };
  }

  function valueWidthOf({ id, format }: IndicatorMark): number {
    const values = all.map(({ code }) => find(id, code)?.value ?? null);
    return widest(
      values.map((value) => (value === null ? '' : formatValue(value, format))),
      theme.size.text
    );
  }

  function widthOf(way: ShortfallWay, indicator: IndicatorMark): number {
    return widest(
      areas.map(({ code }) => way.of(indicator, code)),
      theme.size.label
    );
  }

  function barsIn(taken: number, beside: number): number {
    return step - taken - 34 - (beside > 0 ? beside + 6 : 0);
  }

  /** How all panels say what areas lack: in the longest words that have room, in numbers under a head, or not at all. */
  function wayThatFits(): ShortfallWay | null {
    const hasRoom = (way: ShortfallWay) =>
      indicators.every((one) => {
        const [width, valueWidth] = [widthOf(way, one), valueWidthOf(one)];
        if (way.place === 'under') return width <= valueWidth + 32;
        return barsIn(valueWidth, width) >= (way.head ? shortestByNumbers : shortest);
      });
    return shortfallWays(find, isHigh).find(hasRoom) ?? null;
  }

  function rowOf(area: AreaMark, middle: number): PanelRow {
    return {
      area,
      y: middle,
      name: truncate(area.label, theme.size.text, names - 8),
      isTotal: area === total,
      isSelected: selected.includes(area.code),
      cells: indicators.map((one, at) => cellOf(one, at, area))
    };
  }

  function cellOf(indicator: IndicatorMark, at: number, area: AreaMark): PanelCell {
    const { panel, scale } = placed[at]!;
    const estimate = find(indicator.id, area.code);
    const earlier = before(indicator.id, area.code);
    const appearance = appearanceOf(estimate);
    const value = estimate?.value ?? null;
    const place = area === total || !isRanked(appearance) ? undefined : placeOf(at, area.code);
    const own = shownTarget(estimate, indicator);
    const shortfall = area === total ? '' : (way?.of(indicator, area.code) ?? '');
    const isKnown = earlier?.value != null && earlier.state !== 'conflict' && !differentParts(estimate, earlier);
    return {
      appearance,
      place: place === undefined || panel.start === panel.x ? '' : String(place),
      bar: value === null ? null : { x: Math.min(scale(0), scale(value)), width: Math.abs(scale(value) - scale(0)) },
      dot: isKnown && value !== null ? scale(earlier.value!) : null,
      target: panel.target === null && own !== null && value !== null ? scale(own) : null,
      value: value === null ? '' : formatValue(value, indicator.format),
      shortfall,
      rise: shortfall !== '' && way?.place === 'under' ? rise : 0,
      sentence: sentence(area, indicator, estimate)
    };
  }
}
