import type { Estimate } from '../../estimates/estimates';
import { differentParts } from '../../estimates/compare/change';
import { changesOfAreas } from '../../estimates/compare/changes';
import { formatChange, formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { changeWords } from '../changeWords';
import { appearanceOf, isRanked, type Appearance } from '../appearance';
import { ROWS_OF_A_LIMITED_FRAME, type Frame } from '../frame';
import { valueScale } from '../scale';
import { limitNumber, sentence, shownTarget, targetWords } from '../sentence';
import { estimateFinder, type AreaMark } from '../subject';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import { waveNameX } from '../waveName';
import { barColumns, besideWords, changeHead, type BarColumns } from './columns';
import { barNotes } from './notes';
import { keepEnds, rankByAreaType } from './rank';
import { estimatesOf, type BarsSubject } from './subject';

export interface BarRow {
  area: AreaMark;
  estimate: Estimate | undefined;
  appearance: Appearance;
  /** place among its type, from 1 */
  rank: number | null;
  /** middle */
  y: number;
  name: string;
  value: string;
  shortfall: string;
  /** since the wave before, in words; '' where changes are not told */
  change: string;
  sentence: string;
  selected: boolean;
  dark: boolean;
  bar: { x: number; width: number } | null;
  /** the bar goes beyond the scale */
  clipped: boolean;
  silence: { x: number; width: number } | null;
  dot: number | null;
  whisker: [number, number] | null;
  /** x of its target where areas have targets of their own */
  target: number | null;
}

export interface BarsLayout {
  width: number;
  height: number;
  rows: BarRow[];
  heads: { text: string; y: number }[];
  /** y and words of what was left out between the first and the last */
  breaks: { text: string; y: number }[];
  thickness: number;
  top: number;
  bottom: number;
  columns: BarColumns;
  zero: number;
  ticks: { x: number; text: string }[];
  target: { x: number; text: string; anchor: 'middle' | 'end' } | null;
  total: { x: number; text: string } | null;
  previousLabel: { x: number; y: number; text: string } | null;
  hasShortfalls: boolean;
  /** what the changes are since; '' where they are not told */
  changeHead: string;
  notes: { text: string; y: number }[];
}

const pitchRange = [23, 36] as const;
/** rows of a slide may stand closer, and where even that is too much their groups are told apart by a gap alone */
const closest = 14.5;
const headHeights = { page: 22, slide: 17 } as const;
const headless = 8;

/** Ranked bars of one indicator. The height follows from the rows; a higher frame spreads them up to 36 px a row. */
export function barsLayout(subject: BarsSubject, frame: Frame): BarsLayout {
  const { areas, areaTypes, indicator, selected = [] } = subject;
  const ends = endsWithin(subject, frame);
  const finder = estimateFinder(subject.estimates);
  const before = estimateFinder(subject.previous ?? []);
  const estimateOf = (area: string) => finder(indicator.id, area);
  const changeOf = changesOfAreas(...estimatesOf(subject));
  const groups = rankByAreaType(areas, areaTypes, indicator, estimateOf).map((group) => ({
    ...group,
    shown: keepEnds(group.ranked, ends, selected),
    apart: ends !== null && group.ranked.length > 2 * ends + 1 ? [] : group.unranked
  }));
  const present = areas.map((area) => estimateOf(area.code)).filter((estimate) => estimate !== undefined);
  const earlier = areas.map((area) => before(indicator.id, area.code)).filter((estimate) => estimate !== undefined);

  const shown = groups.flatMap((group) => [...group.shown, ...group.apart]).filter((area) => area !== null);
  const beside = shown.map(({ code }) => besideWords(estimateOf(code), indicator));
  const changes = shown.map(({ code }) => shortChange(code));
  const columns = barColumns(subject, present, beside, changes, frame);
  const scale = valueScale(indicator, [...present, ...earlier], [columns.start, columns.end]);
  const targets = new Set(
    present.length > 0 ? present.map((estimate) => shownTarget(estimate, indicator)) : [indicator.target]
  );
  const target = targets.size === 1 ? [...targets][0]! : null;
  const targetX = target === null ? null : scale(target);

  const notes = barNotes({ ...subject, ends }, groups).flatMap((note) =>
    wrapText(note, theme.size.small, frame.width - 8)
  );
  const count = groups.reduce((sum, group) => sum + group.shown.length + group.apart.length, 0);
  const several = groups.length > 1;
  const top = 22 + (earlier.length > 0 && subject.previousWave ? 14 : 0);
  const noteHeight = frame.limited ? 15 : 17;
  const under = (frame.limited ? 20 : 24) + notes.length * noteHeight;
  const after = frame.limited ? 3 : 6;
  const roomUnder = (head: number) =>
    (frame.height - top - under - (several ? groups.length * head : 0) - groups.length * (after + 2)) /
    Math.max(1, count);
  const usualHead = frame.limited ? headHeights.slide : headHeights.page;
  const headed = several && (!frame.limited || roomUnder(usualHead) >= closest);
  const headHeight = headed ? usualHead : headless;
  const room = roomUnder(headHeight);
  const pitch = Math.max(frame.limited ? closest : pitchRange[0], Math.min(pitchRange[1], room));

  const layout: BarsLayout = {
    width: frame.width,
    height: 0,
    rows: [],
    heads: [],
    breaks: [],
    thickness: Math.round(pitch * 0.58),
    top,
    bottom: 0,
    columns,
    zero: scale(0),
    ticks: scale.ticks(5).map((tick) => ({ x: scale(tick), text: limitNumber(tick, indicator) })),
    target: null,
    total: null,
    previousLabel: null,
    changeHead: columns.change > 0 ? changeHead(subject) : '',
    hasShortfalls: columns.shortfall < frame.width && [...targets].some((target) => target !== null),
    notes: []
  };

  let y = top;
  for (const group of groups) {
    if (headed) layout.heads.push({ text: group.type.label, y: y + headHeight / 2 + (frame.limited ? -1 : 2) });
    if (headed || (several && y > top)) y += headHeight;
    for (const area of group.shown) {
      if (area) layout.rows.push(row(area, y + pitch / 2, group.places.get(area.code) ?? null));
      else layout.breaks.push({ text: '⋯', y: y + pitch / 2 });
      y += pitch;
    }
    if (group.shown.length > 0 && group.apart.length > 0) y += 5;
    for (const area of group.apart) {
      layout.rows.push(row(area, y + pitch / 2, null));
      y += pitch;
    }
    y += after;
  }
  layout.bottom = y - 2;
  layout.notes = notes.map((text, i) => ({ text, y: layout.bottom + (frame.limited ? 30 : 34) + i * noteHeight }));
  layout.height = Math.ceil(layout.bottom + under);

  if (targetX !== null && target !== null) {
    const text = targetWords(present.find(({ provisional }) => provisional) ?? present[0], indicator);
    const half = textWidth(text, theme.size.text) / 2;
    layout.target = { x: targetX, text, anchor: targetX + half > columns.end ? 'end' : 'middle' };
  }
  const total = subject.total?.estimate;
  if (targets.size === 1 && target === null && total?.value != null && isRanked(appearanceOf(total))) {
    const text = m.chart_whole({ area: subject.total!.label, value: formatValue(total.value, indicator.format) });
    layout.total = { x: scale(total.value), text };
  }
  const first = layout.rows.find((placed) => placed.dot !== null);
  if (first && subject.previousWave) {
    const x = waveNameX(subject.previousWave, first.dot!, targetX, [columns.start, columns.end]);
    layout.previousLabel = { x, y: top - 7, text: subject.previousWave };
  }
  return layout;

  function row(area: AreaMark, middle: number, rank: number | null): BarRow {
    const estimate = estimateOf(area.code);
    const appearance = appearanceOf(estimate);
    const value = estimate?.value ?? null;
    const earlierValue = before(indicator.id, area.code);
    const isOther = differentParts(estimate, earlierValue);
    const isSelected = selected.includes(area.code);
    const [, end] = scale.domain() as [number, number];
    const own = shownTarget(estimate, indicator);
    return {
      area,
      estimate,
      appearance,
      rank,
      y: middle,
      name: truncate(area.label, theme.size.text, columns.name - (subject.told ? 26 : 4)),
      value: value === null ? '' : formatValue(value, indicator.format),
      change: columns.change > 0 ? shortChange(area.code) : '',
      shortfall: columns.shortfall >= frame.width ? '' : besideWords(estimate, indicator),
      sentence: [sentence(area, indicator, estimate), changeSince(area.code)].filter(Boolean).join(m.chart_comma()),
      selected: isSelected,
      dark: isRanked(appearance) && (selected.length === 0 || isSelected),
      bar: value === null ? null : span(scale(0), scale(value)),
      clipped: value !== null && value > end,
      silence: silenceOf(area.code, value),
      dot:
        isOther || earlierValue?.value == null || earlierValue.state === 'conflict' ? null : scale(earlierValue.value),
      whisker: estimate?.interval && value !== null ? [scale(estimate.interval[0]), scale(estimate.interval[1])] : null,
      target: target === null && own !== null && value !== null ? scale(own) : null
    };
  }

  /** Signed where it may be claimed; "—" where there is nothing to compare. */
  function shortChange(area: string): string {
    if (!subject.told) return '';
    const change = subject.previousWave ? changeOf(estimateOf(area)) : null;
    if (!change) return '—';
    if (change.told === 'notSignificant') return m.chart_told_not_significant();
    return formatChange(change.difference, indicator.format);
  }

  function changeSince(area: string): string {
    const change = subject.previousWave ? changeOf(estimateOf(area)) : null;
    if (!change && subject.previousWave && differentParts(estimateOf(area), before(indicator.id, area)))
      return m.change_other_part({ wave: subject.previousWave });
    return change ? changeWords(change, indicator, subject.previousWave!) : '';
  }

  function silenceOf(code: string, value: number | null) {
    const upper = subject.silence?.[code];
    return upper === undefined || value === null || upper <= value ? null : span(scale(value), scale(upper));
  }
}

const span = (a: number, b: number) => ({ x: Math.min(a, b), width: Math.abs(b - a) });

/** How many of the first and of the last of each type a limited frame has room for, when it has not room for all. */
function endsWithin({ areas, areaTypes, ends = null }: BarsSubject, { height, limited }: Frame): number | null {
  const lists = Math.max(1, areaTypes.filter(({ name }) => areas.some(({ type }) => type === name)).length);
  const rows = Math.max(
    ROWS_OF_A_LIMITED_FRAME,
    Math.floor((height - 90 - lists * (headHeights.page + 8)) / pitchRange[0])
  );
  if (!limited || areas.length <= rows) return ends;
  return Math.max(2, Math.min(ends ?? rows, Math.floor(rows / lists / 2) - 1));
}
