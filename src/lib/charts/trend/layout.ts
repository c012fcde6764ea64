import { scaleLinear, type ScaleLinear } from 'd3';
import { formatValue } from '../../i18n/format';
import { appearanceOf, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { limitNumber, shownTarget, targetWords } from '../sentence';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import { isKnown, type TrendLine, type TrendSubject } from './subject';
import { pointSentence, withoutWords } from './words';

export interface PlacedPoint {
  key: string;
  x: number;
  y: number;
  whisker: [number, number] | null;
  value: string;
  valueY: number;
  appearance: Appearance;
  sentence: string;
  mark: string | null;
  isMain: boolean;
  /** row and column for the arrow keys */
  place: string;
}

export interface TrendLayout {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  ticks: { y: number; text: string }[];
  waves: { x: number; text: string; isSelected: boolean }[];
  /** stretches that are joined */
  paths: { d: string; isMain: boolean }[];
  points: PlacedPoint[];
  names: { y: number; text: string; isMain: boolean }[];
  /** a step a target: it holds half way to the waves beside it */
  targets: { from: number; to: number; y: number; text: string }[];
  /** between two waves that are not joined */
  breaks: { x: number }[];
  /** why a wave has no point */
  gaps: { x: number; lines: string[] }[];
  notes: { text: string; y: number }[];
}

/** One indicator over all waves: what may not be compared is not joined, and says why; a wave without a value is a gap, never a zero. */
export function trendLayout(subject: TrendSubject, frame: Frame): TrendLayout {
  const { lines, waves, indicator } = subject;
  const known = lines.map((line) => line.points.filter(isKnown));
  const all = known.flat();
  const nameRoom = Math.min(
    frame.width * 0.26,
    Math.max(0, ...lines.map(({ label }) => textWidth(label, theme.size.text * 1.05))) + 14
  );
  const [left, right, top] = [46, Math.max(120, frame.width - nameRoom - 12), 26];
  const reasons = [...new Set(lines.flatMap(({ points }) => points.flatMap(({ broken }) => (broken ? [broken] : []))))];
  const notes = reasons.flatMap((reason) => wrapText(reason, theme.size.small, frame.width - 8));
  const bottom = Math.max(top + 110, frame.height - 28 - notes.length * 17);
  const x = xScale(subject, left, right);
  const targets = waves.map((_, at) => targetAt(lines, at, subject));
  const y = yScale(
    subject,
    all.flatMap(({ estimate }) => [estimate.value, ...(estimate.interval ?? [])]),
    targets,
    [bottom - 18, top + 12]
  );
  const upper = (at: number, line: TrendLine, value: number) =>
    !lines.some((other) => {
      const one = other === line ? undefined : other.points[at];
      return one && isKnown(one) && one.estimate.value > value;
    });
  const points = lines.flatMap((line, row) =>
    line.points.filter(isKnown).map((point): PlacedPoint => {
      const { value, interval } = point.estimate;
      const isUpper = upper(point.wave, line, value);
      const [low, high] = interval ? [y(interval[0]), y(interval[1])] : [y(value), y(value)];
      return {
        key: `${row} ${point.wave}`,
        x: x(point.wave),
        y: y(value),
        whisker: interval ? [low, high] : null,
        value: formatValue(value, indicator.format),
        valueY: isUpper ? Math.max(12, high - 9) : Math.min(bottom - 3, low + 17),
        appearance: appearanceOf(point.estimate),
        sentence: pointSentence(point, line, subject),
        mark: point.mark,
        isMain: line.isMain,
        place: `${row},${point.wave}`
      };
    })
  );
  return {
    width: frame.width,
    height: Math.ceil(bottom + 28 + notes.length * 17),
    left,
    right,
    top,
    bottom,
    ticks: y.ticks(4).map((tick) => ({ y: y(tick), text: limitNumber(tick, indicator) })),
    waves: waves.map(({ label }, at) => ({ x: x(at), text: label, isSelected: at === subject.selected })),
    paths: lines.flatMap((line) => pathsOf(line, x, y)),
    points,
    names: spread(
      lines.flatMap((line) => {
        const last = line.points.filter(isKnown).at(-1);
        const text = truncate(line.label, theme.size.text, nameRoom - 10);
        return last ? [{ y: y(last.estimate.value), text, isMain: line.isMain }] : [];
      }),
      top,
      bottom
    ),
    targets: stepsOf(targets, x, y, left, right),
    breaks: [
      ...new Set(
        lines.flatMap(({ points }) =>
          points.flatMap((point) => {
            const before = points.slice(0, point.wave).filter(isKnown).at(-1);
            // a wave without a value between them is a gap that is seen
            return point.broken && before && before.wave === point.wave - 1
              ? [(x(before.wave) + x(point.wave)) / 2]
              : [];
          })
        )
      )
    ].map((at) => ({ x: at })),
    gaps: waves.flatMap((_, at) => {
      const own = lines.map(({ points }) => points[at]!);
      const [first] = own;
      if (!first || own.some(isKnown)) return [];
      const room = waves.length < 2 ? right - left : (x(waves.length - 1) - x(0)) / (waves.length - 1);
      return [{ x: x(at), lines: wrapText(withoutWords(first), theme.size.small, Math.max(48, room - 6)) }];
    }),
    notes: notes.map((text, at) => ({ text, y: bottom + 44 + at * 17 - 4 }))
  };
}

/** By their dates where all have one, else one after the other. */
function xScale({ waves }: TrendSubject, left: number, right: number): (wave: number) => number {
  const dates = waves.flatMap(({ date }) => date ?? []);
  const inset = Math.min(60, (right - left) / (2 * Math.max(1, waves.length)));
  const isDated = dates.length === waves.length && dates.every((date, at) => at === 0 || date > dates[at - 1]!);
  const at = (wave: number) => (isDated ? dates[wave]! : wave);
  if (waves.length < 2) return () => (left + right) / 2;
  const scale = scaleLinear([at(0), at(waves.length - 1)], [left + inset, right - inset]);
  return (wave) => scale(at(wave));
}

/** A line shows change: it need not begin at zero, and its scale is written beside it. */
function yScale(
  { indicator }: TrendSubject,
  values: number[],
  targets: (Targeted | null)[],
  range: [number, number]
): ScaleLinear<number, number> {
  const all = [...values, ...targets.flatMap((target) => target?.value ?? [])];
  if (all.length === 0) return scaleLinear([0, 1], range);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = Math.max((high - low) * 0.15, Math.abs(high) * 0.02, 0.001);
  const bounds = [low - pad, high + pad];
  if (low >= 0) bounds[0] = Math.max(0, bounds[0]!);
  if (indicator.format === 'percent' && high <= 1) bounds[1] = Math.min(1, bounds[1]!);
  return scaleLinear(bounds, range).nice(4);
}

interface Targeted {
  value: number;
  text: string;
}

/** What the area that is looked at should reach in a wave. */
function targetAt(lines: TrendLine[], at: number, { indicator }: TrendSubject): Targeted | null {
  const main = lines.find(({ isMain }) => isMain);
  const estimate = main?.points[at]?.estimate ?? undefined;
  const value = estimate ? shownTarget(estimate, indicator) : null;
  return value === null ? null : { value, text: targetWords(estimate, indicator) };
}

/** Targets that follow each other and are the same are one step; a wave without a value is passed over. */
function stepsOf(
  targets: (Targeted | null)[],
  x: (wave: number) => number,
  y: ScaleLinear<number, number>,
  left: number,
  right: number
): TrendLayout['targets'] {
  const steps: TrendLayout['targets'] = [];
  let last = -1;
  targets.forEach((target, at) => {
    if (!target) return;
    const step = { from: left, to: right, y: y(target.value), text: target.text };
    const before = steps.at(-1);
    if (!before) steps.push(step);
    else if (before.y !== step.y || before.text !== step.text) {
      before.to = (x(last) + x(at)) / 2;
      steps.push({ ...step, from: before.to });
    }
    last = at;
  });
  return steps;
}

function pathsOf(
  line: TrendLine,
  x: (wave: number) => number,
  y: ScaleLinear<number, number>
): { d: string; isMain: boolean }[] {
  const stretches: string[][] = [];
  for (const point of line.points.filter(isKnown)) {
    const at = `${x(point.wave)} ${y(point.estimate.value)}`;
    const isJoined = point.broken === '' && stretches.length > 0;
    if (isJoined) stretches.at(-1)!.push(at);
    else stretches.push([at]);
  }
  return stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => ({ d: `M${stretch.join('L')}`, isMain: line.isMain }));
}

/** Names stand where their lines end, at least a line apart. */
function spread<Name extends { y: number }>(names: Name[], top: number, bottom: number): Name[] {
  const apart = 17;
  const sorted = [...names].sort((a, b) => a.y - b.y);
  const placed: Name[] = [];
  for (const name of sorted) {
    const least = placed.length === 0 ? top : placed.at(-1)!.y + apart;
    placed.push({ ...name, y: Math.max(least, name.y) });
  }
  const over = Math.max(0, (placed.at(-1)?.y ?? 0) - bottom);
  return placed.map((name) => ({ ...name, y: name.y - over }));
}
