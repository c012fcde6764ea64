import type { Component } from 'svelte';
import Bars from './bars/Bars.svelte';
import type { Subjects } from './chart';
import type { Frame } from './frame';
import Funnel from './funnel/Funnel.svelte';
import Matrix from './matrix/Matrix.svelte';
import Tiles from './tiles/Tiles.svelte';

type Type = keyof Subjects;
type Drawing<T extends Type> = Component<Subjects[T] & { frame: Frame; onpress?: (mark: string) => void }>;
export type AnyDrawing = Component<{ frame: Frame; onpress?: (mark: string) => void }>;

/** Those of the first view; the others are fetched when one is first wanted. */
const first: { [T in Type]?: Drawing<T> } = { bars: Bars, funnel: Funnel, matrix: Matrix, tiles: Tiles };
const later: { [T in Type]?: () => Promise<{ default: Drawing<T> }> } = {
  breakdown: () => import('./breakdown/Breakdown.svelte'),
  cards: () => import('./cards/Cards.svelte'),
  choropleth: () => import('./choropleth/Choropleth.svelte'),
  curve: () => import('./curve/Curve.svelte'),
  dumbbell: () => import('./dumbbell/Dumbbell.svelte'),
  facts: () => import('./facts/Facts.svelte'),
  grid: () => import('./grid/Grid.svelte'),
  indicators: () => import('./indicators/Indicators.svelte'),
  panels: () => import('./panels/Panels.svelte'),
  profile: () => import('./profile/Profile.svelte'),
  prose: () => import('./prose/Prose.svelte'),
  quadrants: () => import('./quadrants/Quadrants.svelte'),
  ranges: () => import('./ranges/Ranges.svelte'),
  shortfalls: () => import('./shortfalls/Shortfalls.svelte'),
  slope: () => import('./slope/Slope.svelte'),
  stacked: () => import('./stacked/Stacked.svelte'),
  trellis: () => import('./trellis/Trellis.svelte'),
  trend: () => import('./trend/Trend.svelte')
};
const fetched = new Map(Object.entries(first)) as Map<Type, AnyDrawing>;

/**
 * The component that draws a chart.
 * @throws Error when it has not been fetched: nothing is shown, and told to be settled, before it can be drawn
 */
export function drawingOf(type: Type): AnyDrawing {
  const drawing = fetched.get(type);
  if (!drawing) throw new Error(`drawingOf: "${type}" has not been fetched`);
  return drawing;
}

/** Fetches what draws a chart, once. */
export async function fetchDrawing(type: Type): Promise<void> {
  if (fetched.has(type)) return;
  const { default: drawing } = await later[type]!();
  fetched.set(type, drawing as unknown as AnyDrawing);
}
