import { bars } from './bars';
import { bullet } from './bullet';
import { funnel } from './funnel';
import { legend } from './legend';
import { maps } from './maps';
import { matrix } from './matrix';
import { slide } from './slide';

/** Every chart in every condition it must bear: shown at /gallery in dev, kept as SVG snapshots. */
export const examples = [...bars, ...matrix, ...bullet, ...funnel, ...maps, ...legend, ...slide];
