import { textWidth } from './text/textWidth';
import { theme } from './theme';

const clear = 4;

/** Middle of the name of a wave that stands over its first dot: beside the line of a target, never over it, and within its range. */
export function waveNameX(name: string, dot: number, target: number | null, [start, end]: [number, number]): number {
  const half = textWidth(name, theme.size.small) / 2;
  const within = (x: number) => Math.max(start + half, Math.min(end - half, x));
  const over = within(dot);
  if (target === null || Math.abs(target - over) >= half + clear) return over;
  const left = target - half - clear;
  return left - half >= start ? left : within(target + half + clear);
}
