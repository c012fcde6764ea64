import { line, scaleLinear } from 'd3';
import { formatCount, formatNumber } from '../../i18n/format';
import type { Frame } from '../frame';
import { textWidth } from '../text/textWidth';
import { theme } from '../theme';
import type { CurveSubject } from './subject';

export interface CurveLayout {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  path: string;
  ticksX: { x: number; text: string }[];
  ticksY: { y: number; text: string }[];
  target: { y: number; words: string; textY: number } | null;
  points: {
    x: number;
    y: number;
    words: string;
    textX: number;
    textY: number;
    anchor: 'start' | 'end';
    isGoal: boolean;
  }[];
  goals: { y: number; height: number; mark: string; words: string; chosen: boolean; place: string }[];
  names: { x: string; y: string };
}

/** The curve as far as it says anything: half as far again as the last point, or to its end. */
export function curveLayout(subject: CurveSubject, frame: Frame): CurveLayout {
  const { shares, points, target } = subject;
  const last = Math.max(0, ...points.map(({ units }) => units));
  const end = Math.max(1, Math.min(shares.length - 1, Math.max(40, Math.ceil(last * 1.5))));
  const shown = shares.slice(0, end + 1);
  const low = Math.min(...shown, target?.share ?? 1);
  const high = Math.max(...shown, target?.share ?? 0);
  const pad = Math.max(0.01, (high - low) * 0.12);
  const [left, right, top] = [44, frame.width - 14, 24];
  const bottom = Math.max(top + 120, frame.height - 40);
  const x = scaleLinear([0, end], [left, right]);
  const y = scaleLinear([Math.max(0, low - pad), Math.min(1, high + pad)], [bottom, top]).clamp(true);
  // more points than px are more than anybody sees
  const step = Math.max(1, Math.floor(shown.length / Math.max(1, right - left)));
  const drawn = shown
    .map((share, units) => [x(units), y(share)] as [number, number])
    .filter((_, at) => at % step === 0 || at === end);
  const path = line()(drawn) ?? '';
  const percent = (share: number) => `${formatNumber(share * 100)}%`;
  const targetWords = target && {
    textY: y(target.share) - 6,
    end: left + 6 + textWidth(target.words, theme.size.text)
  };
  /** Not on the words of the target, which stand at the left. */
  const overTarget = (textY: number, from: number) =>
    targetWords && from < targetWords.end && Math.abs(textY - targetWords.textY) < theme.size.text
      ? targetWords.textY - theme.size.text - 4
      : textY;
  return {
    width: frame.width,
    height: bottom + 40,
    left,
    right,
    top,
    bottom,
    path,
    ticksX: x
      .ticks(Math.max(2, Math.min(8, Math.floor(frame.width / 110))))
      .filter(Number.isInteger)
      .map((tick) => ({ x: x(tick), text: formatCount(tick) })),
    ticksY: y.ticks(5).map((tick) => ({ y: y(tick), text: percent(tick) })),
    target: target && { y: y(target.share), words: target.words, textY: y(target.share) - 6 },
    points: points.map(({ units, words, isGoal }) => {
      const [px, py] = [x(Math.min(units, end)), y(shares[Math.min(units, shares.length - 1)]!)];
      const fits = px + 10 + textWidth(words, theme.size.text) <= right;
      return {
        x: px,
        y: py,
        words,
        textX: fits ? px + 10 : px - 10,
        // left of it the curve is lower
        textY: fits ? Math.min(bottom - 6, py + 20) : overTarget(py - 8, px - 10 - textWidth(words, theme.size.text)),
        anchor: fits ? ('start' as const) : ('end' as const),
        isGoal
      };
    }),
    goals: bandsOf(subject, y, top, bottom),
    names: { x: subject.x, y: subject.y }
  };
}

/** A band of the frame for every share that can be made the target: from half way to the one below to half way to the one above. */
function bandsOf(
  { goals }: CurveSubject,
  y: (share: number) => number,
  top: number,
  bottom: number
): CurveLayout['goals'] {
  const [first, second] = goals;
  const half = first && second ? Math.abs(second.share - first.share) / 2 : 0.005;
  return [...goals]
    .sort((a, b) => b.share - a.share)
    .flatMap(({ share, ...goal }) => {
      const from = Math.max(top, y(share + half));
      const to = Math.min(bottom, y(share - half));
      return to - from < 1 ? [] : [{ ...goal, y: from, height: to - from }];
    })
    .map((band, at) => ({ ...band, place: `${at},0` }));
}
