import { textWidth, truncate } from './text/textWidth';

/** px of the sign before the words of a key */
const sign = 16;

/**
 * Keys beside each other in a line: over `start` where there is room, else from further left, and cut where a line is not enough.
 * @param size px of the words
 * @param between px from one to the next, less where the line is short
 */
export function keyRow<Key extends { text: string }>(
  keys: Key[],
  { width, size, start = 0, between = 18 }: { width: number; size: number; start?: number; between?: number }
): (Key & { x: number })[] {
  const widths = keys.map(({ text }) => sign + textWidth(text, size));
  const words = widths.reduce((sum, one) => sum + one, 0);
  const gaps = keys.length - 1;
  const gap = gaps === 0 ? 0 : Math.max(4, Math.min(between, (width - words) / gaps));
  const all = words + gaps * gap;
  const most = longestOf(widths, width - gaps * gap);
  let x = Math.max(0, Math.min(start, width - all));
  return keys.map((key, at) => {
    const placed = { ...key, text: truncate(key.text, size, most - sign), x };
    x += Math.min(widths[at]!, most) + gap;
    return placed;
  });
}

/** px where a row of keys ends. */
export const rowEnd = (keys: { x: number; text: string }[], size: number): number =>
  Math.max(0, ...keys.map(({ x, text }) => x + sign + textWidth(text, size)));

/** How long one may be for all to have room, the short ones as they are; Infinity where all have room. */
function longestOf(widths: number[], room: number): number {
  let rest = room;
  for (const [at, width] of [...widths].sort((a, b) => a - b).entries()) {
    const share = rest / (widths.length - at);
    if (width > share) return share;
    rest -= width;
  }
  return Infinity;
}
