import { scaleLinear } from 'd3';
import type { Frame } from '../frame';
import { textWidth, truncate } from '../text/textWidth';
import { theme } from '../theme';
import type { SlopeSubject } from './subject';

type Point = SlopeSubject['lines'][number]['points'][number];

export interface SlopeLayout {
  width: number;
  height: number;
  waves: { label: string; x: number; anchor: 'start' | 'middle' | 'end' }[];
  top: number;
  bottom: number;
  lines: {
    key: string;
    isStrong: boolean;
    /** runs of points that follow each other: a wave without a value breaks the line */
    paths: string[];
    points: { point: Point; x: number; y: number; wave: number }[];
    /** at its last point: the name with its first and last number */
    end: { x: number; y: number; fromY: number; text: string } | null;
    start: { x: number; y: number; text: string } | null;
  }[];
  /** rows of which no wave has a value */
  without: string;
}

const apart = 15;

/** Waves from left to right, names at the right where they do not lie on each other. */
export function slopeLayout({ waves, lines }: SlopeSubject, frame: Frame): SlopeLayout {
  const valueOf = ({ text, estimate }: Point) => (text === '' ? null : (estimate?.value ?? null));
  const known = lines.filter(({ points }) => points.some((point) => valueOf(point) !== null));
  const values = known.flatMap(({ points }) => points.flatMap((point) => valueOf(point) ?? []));
  const widest = (words: string[]) => Math.max(0, ...words.map((one) => textWidth(one, theme.size.label)));
  const left = widest(known.map(({ points }) => points[0]?.text ?? '')) + 14;
  const right = Math.min(widest(known.map((one) => nameOf(one))) + 16, frame.width * 0.42);
  const top = 28;
  const height = Math.max(frame.height, top + known.length * apart + 16);
  const bottom = height - 12;
  const [low, high] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
  const y = scaleLinear(low < high ? [low, high] : [low - 1, low + 1], [bottom - 6, top + 10]);
  const x = (at: number) => left + (at * (frame.width - left - right)) / Math.max(1, waves.length - 1);
  const placed = known.map((line) => {
    const points = line.points.flatMap((point, wave) => {
      const value = valueOf(point);
      return value === null ? [] : [{ point, x: x(wave), y: y(value), wave }];
    });
    return { line, points };
  });
  const ends = spread(
    placed.map(({ points }) => points.at(-1)!.y),
    top + 4,
    bottom
  );
  const starts = spread(
    placed.map(({ points }) => points[0]!.y),
    top + 4,
    bottom
  );
  return {
    width: frame.width,
    height,
    top,
    bottom,
    waves: waves.map((label, at) => ({
      label,
      x: x(at),
      anchor: at === 0 ? 'start' : at === waves.length - 1 ? 'end' : 'middle'
    })),
    lines: placed.map(({ line, points }, at) => ({
      key: line.key,
      isStrong: line.isStrong,
      paths: pathsOf(points),
      points,
      start: points[0]!.wave === 0 ? { x: x(0) - 8, y: starts[at]!, text: points[0]!.point.text } : null,
      end: {
        x: x(waves.length - 1) + 10,
        y: ends[at]!,
        fromY: points.at(-1)!.y,
        text: truncate(nameOf(line), theme.size.label, right - 12)
      }
    })),
    without: lines
      .filter((line) => !known.includes(line))
      .map(({ label }) => label)
      .join(' · ')
  };
}

const nameOf = ({ label, points }: SlopeSubject['lines'][number]): string =>
  [points.at(-1)?.text ?? '', label].filter(Boolean).join(' ');

function pathsOf(points: { x: number; y: number; wave: number }[]): string[] {
  const runs: (typeof points)[] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && last.at(-1)!.wave === point.wave - 1) last.push(point);
    else runs.push([point]);
  }
  return runs.flatMap((run) => (run.length > 1 ? [`M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`] : []));
}

/** The nearest places that are apart, in the same order. */
function spread(wanted: number[], top: number, bottom: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a]! - wanted[b]!);
  const places = [...wanted];
  let last = -Infinity;
  for (const at of order) last = places[at] = Math.max(wanted[at]!, last + apart, top);
  let next = bottom + apart;
  for (const at of [...order].reverse()) next = places[at] = Math.min(places[at]!, next - apart);
  return places;
}
