import { bars } from './bars';
import { matrix } from './matrix';

/** Every chart in every condition it must bear: shown at /gallery in dev, kept as SVG snapshots. */
export const examples = [...bars, ...matrix];
