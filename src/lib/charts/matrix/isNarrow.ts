import type { Frame } from '../frame';
import type { MatrixSubject } from './subject';

/** px of a column under which numbers with their glyphs would lie on each other */
const narrowest = 30;

/** Whether a frame is too narrow for one column an indicator. */
export const isNarrow = ({ indicators }: MatrixSubject, { width, limited }: Frame): boolean =>
  !limited && width * 0.8 < indicators.length * narrowest;
