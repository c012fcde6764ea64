import { bars } from './bars';
import { breakdown } from './breakdown';
import { bullet } from './bullet';
import { cards } from './cards';
import { curve } from './curve';
import { dumbbell } from './dumbbell';
import { facts } from './facts';
import { funnel } from './funnel';
import { grid } from './grid';
import { legend } from './legend';
import { maps } from './maps';
import { matrix } from './matrix';
import { panels } from './panels';
import { profile } from './profile';
import { prose } from './prose';
import { quadrants } from './quadrants';
import { ranges } from './ranges';
import { shortfalls } from './shortfalls';
import { slide } from './slide';
import { slope } from './slope';
import { stacked } from './stacked';
import { trellis } from './trellis';
import { trend } from './trend';

/** Every chart in every condition it must bear: shown at /gallery in dev, kept as SVG snapshots. */
export const examples = [
  ...bars,
  ...matrix,
  ...bullet,
  ...funnel,
  ...maps,
  ...legend,
  ...cards,
  ...panels,
  ...profile,
  ...prose,
  ...grid,
  ...dumbbell,
  ...curve,
  ...quadrants,
  ...ranges,
  ...shortfalls,
  ...trellis,
  ...stacked,
  ...slope,
  ...facts,
  ...trend,
  ...breakdown,
  ...slide
];
