import type { Estimate } from '../../estimates/estimates';
import { compareNames, formatChange } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords, isRanked, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { recedesBeside } from '../recede';
import { valueScale } from '../scale';
import { keyRow, rowEnd } from '../keyRow';
import { limitNumber, sentence, valueWords } from '../sentence';
import { byAreaType, estimateFinder, type AreaMark, type IndicatorMark, type AreaTypeMark } from '../subject';
import { textWidth, truncate } from '../text/textWidth';
import { theme } from '../theme';

export interface DumbbellSubject {
  /** of one wave */
  estimates: Estimate[];
  /** the total that the areas are parts of, before them: what a title says of the two */
  total?: AreaMark;
  areas: AreaMark[];
  areaTypes: AreaTypeMark[];
  /** of the same format: what is compared, and with what */
  indicators: [IndicatorMark, IndicatorMark];
  selected?: string[];
  /** codes of areas of which a sample cannot tell the two apart */
  untold?: string[];
  /** in the order in which they are given, not the widest difference first */
  isOrdered?: boolean;
}

export interface DumbbellRow {
  area: AreaMark;
  name: string;
  y: number;
  /** x of each that has a value */
  dots: [number | null, number | null];
  /** ends of the interval of each, where it is a sample's */
  whiskers: [[number, number] | null, [number, number] | null];
  /** the two are told apart */
  isTold: boolean;
  /** the second less the first, where both may be compared; '' else */
  difference: string;
  /** why the two cannot be compared: how the one that cannot be stands */
  why: { appearance: Appearance; words: string; glyphX: number; x: number; anchor: 'start' | 'end' } | null;
  sentence: string;
  /** the total, or selected */
  bold: boolean;
  /** on a slide whose title names others */
  recedes: boolean;
}

export interface DumbbellLayout {
  width: number;
  height: number;
  rows: DumbbellRow[];
  heads: { text: string; y: number }[];
  ticks: { x: number; text: string }[];
  /** over the dots of the total what they are, with their values; [] where these have no room, and the keys tell it */
  names: { text: string; x: number; anchor: 'start' | 'end' }[];
  keys: { text: string; x: number; hollow: boolean }[];
  /** over the differences; '' where the keys need its room */
  differenceHead: string;
  columns: { name: number; start: number; end: number; difference: number };
  top: number;
  bottom: number;
}

const pitchRange = [23, 34] as const;
/** rows of a slide may stand closer, and where even that is too much their groups are told apart by a gap alone */
const closest = 15;
const headHeights = { page: 22, slide: 17 } as const;
const headless = 8;
const top = 26;
const under = 22;

/** Two indicators by area, the widest difference first; whoever has only one of them stands after the others of its kind. */
export function dumbbellLayout(subject: DumbbellSubject, frame: Frame): DumbbellLayout {
  const { total, indicators, selected = [], untold = [] } = subject;
  const pairOf = pairFinder(subject);
  const recedes = recedesBeside(subject, frame);
  const groups = dumbbellGroups(subject);
  const areas = groups.flatMap((group) => group.areas);
  const present = areas.flatMap((area) => pairOf(area).filter((one) => one !== undefined));
  const name = Math.min(
    Math.max(...areas.map(({ label }) => textWidth(label, theme.size.text))) + 6,
    frame.width * 0.3
  );
  const difference = frame.width - 4;
  const columns = {
    name,
    start: name + 12,
    end:
      difference -
      Math.max(
        textWidth('−100.0', theme.size.text),
        untold.length > 0 ? textWidth(m.chart_dumbbell_untold(), theme.size.text) : 0
      ) -
      16,
    difference
  };
  const scale = valueScale(indicators[0], present, [columns.start, columns.end]);
  const named = groups.filter(({ type }) => type.label !== '').length;
  const several = named > 1;
  const roomUnder = (gaps: number) => (frame.height - top - under - gaps) / Math.max(1, areas.length);
  const usualHead = frame.limited ? headHeights.slide : headHeights.page;
  const headed = several && (!frame.limited || roomUnder(named * usualHead) >= closest);
  const headHeight = headed ? usualHead : headless;
  const gaps = headed ? named : groups.length - 1;
  const least = frame.limited ? closest : pitchRange[0];
  const pitch = Math.max(least, Math.min(pitchRange[1], roomUnder(gaps * headHeight)));

  const head = m.chart_dumbbell_difference();
  const headStart = difference - textWidth(head, theme.size.small) - 12;
  const names = total ? namesAt(indicators, pairOf(total), { scale, end: headStart }) : [];
  const keys = names.length > 0 ? [] : keysOf(indicators, columns.start, frame.width);
  const heads: DumbbellLayout['heads'] = [];
  const rows: DumbbellRow[] = [];
  let y = top;
  for (const group of groups) {
    const isHeaded = headed && group.type.label !== '';
    if (isHeaded) heads.push({ text: group.type.label, y: y + headHeight / 2 - (frame.limited ? 1 : 0) });
    if (isHeaded || y > top) y += headHeight;
    for (const area of group.areas) {
      rows.push(row(area, y + pitch / 2));
      y += pitch;
    }
  }
  return {
    width: frame.width,
    height: Math.ceil(y + under),
    rows,
    heads,
    ticks: scale.ticks(5).map((tick) => ({ x: scale(tick), text: limitNumber(tick, indicators[0]) })),
    names,
    keys,
    differenceHead: rowEnd(keys, theme.size.label) < headStart ? head : '',
    columns,
    top,
    bottom: y
  };

  function row(area: AreaMark, middle: number): DumbbellRow {
    const pair = pairOf(area);
    const dots = pair.map((one) => (one?.value == null ? null : scale(one.value))) as DumbbellRow['dots'];
    return {
      area,
      name: truncate(area.label, theme.size.text, name - 4),
      y: middle,
      dots,
      whiskers: pair.map((one) =>
        one?.interval && one.value !== null ? [scale(one.interval[0]), scale(one.interval[1])] : null
      ) as DumbbellRow['whiskers'],
      isTold: !untold.includes(area.code),
      difference: !isComparable(pair)
        ? ''
        : untold.includes(area.code)
          ? m.chart_dumbbell_untold()
          : formatChange(pair[1].value! - pair[0].value!, indicators[0].format),
      why: isComparable(pair) ? null : whyOf(pair, dots),
      sentence: [
        ...indicators.map((indicator, at) => sentence(area, indicator, pair[at])),
        ...(isComparable(pair) && untold.includes(area.code) ? [m.chart_dumbbell_untold()] : [])
      ].join(m.chart_comma()),
      bold: area === total || selected.includes(area.code),
      recedes: recedes(area)
    };
  }
  /** Beside the dots, to the right or to the left: where there is room, else cut on the side that has more, never over a name. */
  function whyOf(pair: Pair, dots: DumbbellRow['dots']): DumbbellRow['why'] {
    const appearance = appearanceOf(pair.find((one) => !isRanked(appearanceOf(one))));
    const whole = appearanceWords[appearance]();
    const known = [
      ...dots.filter((dot) => dot !== null),
      ...pair.flatMap((one) => (one?.interval && one.value !== null ? one.interval.map((limit) => scale(limit)) : []))
    ];
    const [left, right] = [
      Math.min(...(known.length > 0 ? known : [columns.start])),
      Math.max(columns.start - 4, ...known)
    ];
    const rooms = { left: left - 28 - name, right: frame.width - right - 30 };
    // where the whole has no room its first part says enough
    const hasRoom = textWidth(whole, theme.size.label) <= Math.max(rooms.left, rooms.right);
    const words = hasRoom ? whole : whole.split(/[,，]/)[0]!;
    const width = textWidth(words, theme.size.label);
    if (rooms.right >= Math.min(width, rooms.left))
      return {
        ...{ appearance, words: truncate(words, theme.size.label, rooms.right) },
        ...{ glyphX: right + 18, x: right + 30, anchor: 'start' }
      };
    return {
      ...{ appearance, words: truncate(words, theme.size.label, rooms.left) },
      ...{ glyphX: left - 18, x: left - 28, anchor: 'end' }
    };
  }
}

/** The estimates of both indicators in an area. */
export function pairFinder({ estimates, indicators }: DumbbellSubject): (area: AreaMark) => Pair {
  const find = estimateFinder(estimates);
  return ({ code }) => indicators.map(({ id }) => find(id, code)) as Pair;
}

/** The total, and the areas of each type in the order of their rows. */
export function dumbbellGroups(subject: DumbbellSubject): ReturnType<typeof byAreaType> {
  const { total, areas, areaTypes, isOrdered = false } = subject;
  const pairOf = pairFinder(subject);
  return byAreaType(areas, areaTypes, total).map((group) => ({
    ...group,
    areas: isOrdered ? group.areas : widestFirst(group.areas, pairOf)
  }));
}

type Pair = [Estimate | undefined, Estimate | undefined];

/** Both have a value that may be compared: not in conflict, not on too few rows. */
export const isComparable = (pair: Pair): pair is [Estimate, Estimate] =>
  pair.every((one) => isRanked(appearanceOf(one)));

/** By the size of the difference; those that cannot be compared after the others, by name. */
function widestFirst(areas: AreaMark[], pairOf: (area: AreaMark) => Pair): AreaMark[] {
  const byName = compareNames();
  const size = (area: AreaMark) => {
    const pair = pairOf(area);
    return isComparable(pair) ? Math.abs(pair[1].value! - pair[0].value!) : -1;
  };
  return [...areas].sort((a, b) => size(b) - size(a) || byName(a.label, b.label));
}

/** What the two dots of a row are, each beside its own and away from the other; [] where one has no value or no room. */
function namesAt(
  indicators: DumbbellSubject['indicators'],
  pair: Pair,
  { scale, end }: { scale: (value: number) => number; end: number }
): DumbbellLayout['names'] {
  if (!isComparable(pair)) return [];
  const named = pair
    .map(({ value }, at) => ({
      text: `${indicators[at]!.short} ${valueWords(value!, indicators[at]!)}`,
      dot: scale(value!)
    }))
    .sort((a, b) => a.dot - b.dot);
  const [left, right] = named as [(typeof named)[0], (typeof named)[0]];
  const middle = (left.dot + right.dot) / 2;
  const [ends, starts] = [Math.min(left.dot + 6, middle - 5), Math.max(right.dot - 6, middle + 5)];
  if (ends < textWidth(left.text, theme.size.label) || starts + textWidth(right.text, theme.size.label) > end)
    return [];
  return [
    { text: left.text, x: ends, anchor: 'end' },
    { text: right.text, x: starts, anchor: 'start' }
  ];
}

function keysOf(indicators: DumbbellSubject['indicators'], start: number, width: number): DumbbellLayout['keys'] {
  const keys = indicators.map(({ short, unit }, at) => ({
    text: `${short}${unit ? m.chart_unit({ unit }) : ''}`,
    hollow: at === 0
  }));
  return keyRow(keys, { width, size: theme.size.label, start });
}
