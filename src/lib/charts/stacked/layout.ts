import { interpolateRgb } from 'd3';
import { appearanceOf, appearanceWords } from '../appearance';
import type { Frame } from '../frame';
import { textWidth, truncate } from '../text/textWidth';
import { theme } from '../theme';
import type { StackedPart, StackedSubject } from './subject';

export interface StackedLayout {
  width: number;
  height: number;
  pitch: number;
  keys: { text: string; fill: string; x: number; y: number }[];
  bars: {
    key: string;
    name: string;
    n: string;
    isStrong: boolean;
    y: number;
    /** why nothing is drawn; '' of a bar */
    why: string;
    parts: { part: StackedPart; x: number; width: number; fill: string; ink: string; text: string }[];
  }[];
  start: number;
  end: number;
}

const [dark, light] = ['#2c4668', '#dde6f0'];

/** Shades from dark to light in the order of the parts, each with the ink that reads on it. */
function shadeOf(at: number, count: number): { fill: string; ink: string } {
  const share = count < 2 ? 0 : at / (count - 1);
  return { fill: interpolateRgb(dark, light)(share), ink: share < 0.5 ? '#ffffff' : theme.ink };
}

/** Bars from the names to the numbers of those who answered; parts too small for their number have none. */
export function stackedLayout({ heads, bars }: StackedSubject, frame: Frame): StackedLayout {
  const widest = (words: string[], size: number) => Math.max(0, ...words.map((one) => textWidth(one, size)));
  const names = bars.map(({ label }) => label);
  const start = Math.min(widest(names, theme.size.text) + 12, frame.width * 0.3);
  const end = frame.width - widest(['n', ...bars.map(({ n }) => n)], theme.size.label) - 10;
  let [x, line] = [0, 0];
  const keys = heads.map((head, at) => {
    const room = textWidth(head, theme.size.small) + 30;
    if (x > 0 && x + room > frame.width) [x, line] = [0, line + 1];
    const placed = { text: head, fill: shadeOf(at, heads.length).fill, x, y: 10 + line * 18 };
    x += room;
    return placed;
  });
  const top = 26 + line * 18;
  const pitch = Math.max(22, Math.min(32, (frame.height - top - 8) / Math.max(1, bars.length)));
  return {
    width: frame.width,
    height: Math.ceil(top + pitch * bars.length + 8),
    pitch,
    keys,
    start,
    end,
    bars: bars.map((bar, r) => {
      const isKnown = bar.parts.some(({ share }) => share !== null);
      let from = start;
      return {
        key: bar.key,
        name: truncate(bar.label, theme.size.text, start - 8),
        n: bar.n,
        isStrong: bar.isStrong,
        y: top + r * pitch + pitch / 2,
        why: isKnown ? '' : appearanceWords[appearanceOf(bar.parts[0]?.estimate)](),
        parts: bar.parts.flatMap((part) => {
          if (part.share === null) return [];
          const width = part.share * (end - start);
          const placed = { part, x: from, width, ...shadeOf(part.head, heads.length), text: '' };
          from += width;
          const fits = textWidth(part.text, theme.size.label) + 6 <= width;
          return [{ ...placed, text: fits ? part.text : '' }];
        })
      };
    })
  };
}
