import { scaleLinear, type ScaleLinear } from 'd3';
import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords } from '../appearance';
import type { Frame } from '../frame';
import { limitNumber, shownTarget, targetWords } from '../sentence';
import type { IndicatorMark } from '../subject';
import { textWidth, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import { labelPlaces, type Box, type LabelPlace } from './labelPlaces';
import { cornerOf, isPlaced, type Corner, type QuadrantDot, type QuadrantsSubject } from './subject';

export interface PlacedDot {
  dot: QuadrantDot;
  x: number;
  y: number;
  corner: Corner | null;
  /** ends of the interval across and up, of a sample */
  across: [number, number] | null;
  up: [number, number] | null;
  label: LabelPlace | null;
  /** words under it when it is pointed at: a small one has no label */
  hint: { x: number; y: number; anchor: 'start' | 'end' };
  isSelected: boolean;
  place: string;
}

export interface QuadrantsLayout {
  width: number;
  height: number;
  plane: Box;
  dots: PlacedDot[];
  small: PlacedDot[];
  /** the targets of the whole; null where there is none */
  cross: { x: number; y: number } | null;
  corners: { corner: Corner; words: string; x: number; y: number; anchor: 'start' | 'end' }[];
  ticksX: { x: number; text: string }[];
  ticksY: { y: number; text: string }[];
  names: { x: string; y: string };
  notes: { text: string; y: number }[];
}

const cornerSize = 13;

/** Two indicators as a plane that their targets divide in four, and under it whoever has no place in it. */
export function quadrantsLayout(subject: QuadrantsSubject, frame: Frame): QuadrantsLayout {
  const { indicators, dots, small, selected } = subject;
  const all = [...dots, ...small].filter(isPlaced);
  const scales = indicators.map((indicator, at) => domainOf(indicator, all, at as 0 | 1, dots));
  const notes = notesOf(subject).flatMap((text) => wrapText(text, theme.size.label, frame.width - 4));
  const under = 42;
  const noteHeight = notes.length * 17;
  const left =
    10 + Math.max(...scales[1]!.ticks(5).map((tick) => textWidth(limitNumber(tick, indicators[1]), theme.size.small)));
  const top = 22;
  const height = Math.max(200, frame.height - top - under - noteHeight);
  const plane: Box = { x: left, y: top, width: frame.width - left - 12, height };
  const x = scales[0]!.copy().range([plane.x, plane.x + plane.width]);
  const y = scales[1]!.copy().range([plane.y + plane.height, plane.y]);
  const [across, up] = indicators.map(({ target }) => target);
  const cross = across == null || up == null ? null : { x: x(across), y: y(up) };
  const corners = cross ? cornersOf(subject, plane) : [];
  const placed = dots.filter(isPlaced);
  const labels = placed.map(({ label, key, pair: [first, second] }) => ({
    x: x(first!.value!),
    y: y(second!.value!),
    width: textWidth(label, theme.size.label) * (selected.includes(key) ? 1.06 : 1) + 2,
    height: 15
  }));
  const taken = corners.map(({ words, x, y, anchor }) => boxOf(words, cornerSize, x, y, anchor));
  const lines = cross
    ? [
        { ...plane, x: cross.x - 1, width: 2 },
        { ...plane, y: cross.y - 1, height: 2 }
      ]
    : [];
  const places = labelPlaces(labels, { taken, lines, room: plane });
  const place = (dot: QuadrantDot, at: number, label: LabelPlace | null, row: number): PlacedDot => {
    const [first, second] = dot.pair;
    const px = x(first!.value!);
    const isRight = px > plane.x + plane.width * 0.6;
    return {
      dot,
      x: px,
      y: y(second!.value!),
      corner: cornerOf(dot.pair),
      across: row === 0 && first!.interval ? [x(first!.interval[0]), x(first!.interval[1])] : null,
      up: row === 0 && second!.interval ? [y(second!.interval[0]), y(second!.interval[1])] : null,
      label,
      hint: { x: px + (isRight ? -8 : 8), y: y(second!.value!) - 8, anchor: isRight ? 'end' : 'start' },
      isSelected: selected.includes(dot.key),
      place: `${row},${at}`
    };
  };
  const bottom = plane.y + plane.height;
  return {
    width: frame.width,
    height: Math.ceil(bottom + under + noteHeight),
    plane,
    dots: placed.map((dot, at) => place(dot, at, places[at]!, 0)),
    small: small.filter(isPlaced).map((dot, at) => place(dot, at, null, 1)),
    cross,
    corners,
    ticksX: x.ticks(frame.width < 420 ? 4 : 6).map((tick) => ({ x: x(tick), text: limitNumber(tick, indicators[0]) })),
    ticksY: y.ticks(5).map((tick) => ({ y: y(tick), text: limitNumber(tick, indicators[1]) })),
    names: { x: axisName(indicators[0]), y: axisName(indicators[1]) },
    notes: notes.map((text, at) => ({ text, y: bottom + under + at * 17 + 8 }))
  };
}

/** "建会率（%） · 目标 92%" */
const axisName = (indicator: IndicatorMark): string =>
  [
    `${indicator.label}${indicator.unit ? m.chart_unit({ unit: indicator.unit }) : ''}`,
    targetWords(undefined, indicator)
  ]
    .filter((words) => words !== '')
    .join(' · ');

/** From a little under the least to a little over the greatest of values, intervals of the named and target: what is far from zero needs no room to it. */
function domainOf(
  indicator: IndicatorMark,
  placed: QuadrantDot[],
  side: 0 | 1,
  named: QuadrantDot[]
): ScaleLinear<number, number> {
  const values = [
    ...placed.map(({ pair }) => pair[side]!.value!),
    ...named.filter(isPlaced).flatMap(({ pair }) => pair[side]!.interval ?? []),
    ...(indicator.target === null ? [] : [indicator.target])
  ];
  const [least, greatest] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const pad = Math.max((greatest - least) * 0.08, indicator.format === 'number' ? 0.1 : 0.02);
  const limits =
    indicator.format === 'percent'
      ? [Math.max(0, least - pad), Math.max(greatest, Math.min(1, greatest + pad))]
      : [least - pad, greatest + pad];
  return scaleLinear(limits, [0, 1]).clamp(true);
}

/** The good side of each is where its values are better. */
function cornersOf({ actions, indicators }: QuadrantsSubject, plane: Box): QuadrantsLayout['corners'] {
  const isUp = indicators.map(({ direction }) => direction === 'up');
  return (['both', 'first', 'second', 'neither'] as const).map((corner) => {
    const isRight = (corner === 'both' || corner === 'first') === isUp[0];
    const isTop = (corner === 'both' || corner === 'second') === isUp[1];
    return {
      corner,
      words: actions[corner],
      x: isRight ? plane.x + plane.width - 8 : plane.x + 8,
      y: isTop ? plane.y + 18 : plane.y + plane.height - 9,
      anchor: isRight ? 'end' : 'start'
    };
  });
}

const boxOf = (words: string, size: number, x: number, y: number, anchor: 'start' | 'end'): Box => {
  const width = textWidth(words, size);
  return { x: anchor === 'end' ? x - width : x, y: y - size, width, height: size + 4 };
};

/** What a hollow dot is, targets of their own, and who has no place, by why. */
function notesOf({ dots, small, indicators, smallLabel }: QuadrantsSubject): string[] {
  const placed = [...dots, ...small].filter(isPlaced);
  const own = placed.some(({ pair }) =>
    pair.some((one, at) => one?.target != null && shownTarget(one, indicators[at]!) !== indicators[at]!.target)
  );
  return [
    ...(placed.some(({ pair }) => cornerOf(pair) === null) ? [m.chart_quadrants_hollow()] : []),
    ...(own ? [m.chart_quadrants_own()] : []),
    ...listed(dots, (words) => m.chart_quadrants_absent({ words })),
    ...listed(small, (words, count) => m.chart_quadrants_absent_small({ kind: smallLabel, count, words }))
  ];

  function listed(some: QuadrantDot[], say: (words: string, count: number) => string): string[] {
    const words = absentWords(some, indicators);
    const count = some.filter((dot) => !isPlaced(dot)).length;
    return words.length > 0 ? [say(words.join(m.chart_comma()), count)] : [];
  }
}

/** "甲县、乙县（建会率 未上报）", by the first of the two that has no value. */
function absentWords(dots: QuadrantDot[], indicators: QuadrantsSubject['indicators']): string[] {
  const reasons = new Map<string, string[]>();
  for (const dot of dots) {
    if (isPlaced(dot)) continue;
    const at = dot.pair.findIndex((one) => one?.value == null || one.state === 'conflict');
    const reason = `${indicators[at]!.short} ${appearanceWords[appearanceOf(dot.pair[at])]()}`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), dot.label]);
  }
  return [...reasons].map(([reason, names]) =>
    m.chart_quadrants_reason({ reason, names: names.join(m.ui_list_separator()) })
  );
}
