import { quantileSorted } from 'd3';
import type { Estimate } from '../estimates/estimates';
import { formatValue, type ValueFormat } from '../i18n/format';
import { appearanceOf, isRanked, looks } from './appearance';
import { theme } from './theme';

/** Five blues, from little to much, each darker than the one before also in greyscale; with the ink that reads on it. */
export const shades = [
  { fill: '#eef2f7', ink: theme.ink },
  { fill: '#d0dbe8', ink: theme.ink },
  { fill: '#a3b8d0', ink: theme.ink },
  { fill: '#5f7fa6', ink: '#ffffff' },
  { fill: '#2c4668', ink: '#ffffff' }
] as const;

export interface ValueClass {
  fill: string;
  ink: string;
  words: string;
}

export interface Classes {
  list: ValueClass[];
  classOf: (value: number) => ValueClass;
}

/**
 * Classes of values that have no target: up to five of about equal count, parted at values as they are printed, so that
 * the legend is exact.
 */
export function classesOf(estimates: readonly Estimate[], format: ValueFormat): Classes {
  const unit = format === 'number' ? 10 : 1000;
  const values = estimates
    .filter((estimate) => estimate.value !== null && isRanked(appearanceOf(estimate)))
    .map((estimate) => estimate.value!)
    .sort((a, b) => a - b);
  const printed = (value: number) => Math.round(value * unit) / unit;
  const limits = [0.2, 0.4, 0.6, 0.8].map((p) => printed(quantileSorted(values, p) ?? 0));
  const parted = [...new Set(limits)].filter((limit) => limit > (values[0] ?? 0) && limit <= (values.at(-1) ?? 0));
  const edges = [values[0] ?? 0, ...parted, values.at(-1) ?? 0];
  const list =
    values.length === 0
      ? []
      : edges.slice(1).map((upper, i) => {
          const shade = shades[parted.length === 0 ? 1 : Math.round((i / parted.length) * 4)]!;
          return { ...shade, words: `${formatValue(edges[i]!, format)}–${formatValue(upper, format)}` };
        });
  return {
    list,
    classOf: (value) => list[parted.filter((limit) => printed(value) >= limit).length]!
  };
}

/** Colour of an area on a map: by status where there is a target, by class where there is none. */
export function groundOf(estimate: Estimate | undefined, classes: Classes): { fill: string; ink: string } {
  const appearance = appearanceOf(estimate);
  if (appearance === 'plain') return classes.classOf(estimate!.value!);
  return { fill: looks[appearance].ground, ink: looks[appearance].groundInk };
}
