import type { Appearance } from '../../src/lib/charts/appearance';
import Legend from '../../src/lib/charts/legend/Legend.svelte';
import { example } from './example';

const all: Appearance[] = [
  'reached',
  'near',
  'below',
  'undecided',
  'notReported',
  'notApplicable',
  'hidden',
  'conflict',
  'few',
  'unreliable'
];

export const legend = [
  example('legend', Legend, () => ({ appearances: all, width: 620, limits: { near: 0.1, unreliableBelow: 30 } })),
  example('legend-narrow', Legend, () => ({ appearances: all, width: 300 })),
  example('legend-three', Legend, () => ({ appearances: all.slice(0, 3), width: 540, limits: { near: 0.15 } }))
];
