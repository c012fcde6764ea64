import type { SumName } from '../../cells/cellBlock';
import { isComplete, isNotEligible, type Measured } from './measured';

/** Rows of the first part, then those of the second, each part's in their own order. */
export interface Division {
  rows: Uint32Array;
  /** by part: how many rows */
  counts: Float64Array;
}

type Added<Name extends SumName> = Record<Name, Float64Array>;

/** The rows that answer, and by part how many do not. What is not known of a row steers nothing: a wrong guess of the processor costs ten sums. */
export function answering(
  { rows, counts }: Division,
  { standing }: Measured
): Division & Added<'nonresponse' | 'notEligible'> {
  const column = () => new Float64Array(counts.length);
  const found = { rows: new Uint32Array(rows.length), counts: column(), nonresponse: column(), notEligible: column() };
  let last = 0;
  for (let part = 0, at = 0; part < counts.length; part++) {
    const [from, first] = [at, last];
    let notEligible = 0;
    for (const end = at + counts[part]!; at < end; at++) {
      const row = rows[at]!;
      const stands = standing[row]!;
      found.rows[last] = row;
      last += Number(stands === isComplete);
      notEligible += Number(stands === isNotEligible);
    }
    found.counts[part] = last - first;
    found.notEligible[part] = notEligible;
    found.nonresponse[part] = at - from - (last - first) - notEligible;
  }
  return found;
}

/**
 * By part: what answers add up to.
 * @param rows that answer
 * @param weights by row
 * @param sizes by row: for how many answers it stands
 */
export function addUp(
  { rows, counts }: Division,
  { y, x }: Measured,
  weights: Float64Array,
  sizes: Float64Array
): Added<'n' | 'y' | 'x'> {
  const column = () => new Float64Array(counts.length);
  const made = { n: column(), y: column(), x: column() };
  for (let part = 0, at = 0; part < counts.length; part++) {
    let [n, sumY, sumX] = [0, 0, 0];
    for (const end = at + counts[part]!; at < end; at++) {
      const row = rows[at]!;
      const w = weights[row]!;
      n += sizes[row]!;
      sumY += w * y[row]!;
      sumX += w * x[row]!;
    }
    made.n[part] = n;
    made.y[part] = sumY;
    made.x[part] = sumX;
  }
  return made;
}

/** By part: what the sampling variance of a measure is made of; of the same rows. */
export function addMoments(
  { rows, counts }: Division,
  { y, x }: Measured,
  weights: Float64Array
): Added<'w' | 'ww' | 'yy' | 'xy' | 'xx'> {
  const column = () => new Float64Array(counts.length);
  const made = { w: column(), ww: column(), yy: column(), xy: column(), xx: column() };
  for (let part = 0, at = 0; part < counts.length; part++) {
    let [sumW, ww, yy, xy, xx] = [0, 0, 0, 0, 0];
    for (const end = at + counts[part]!; at < end; at++) {
      const row = rows[at]!;
      const w = weights[row]!;
      const [wy, wx] = [w * y[row]!, w * x[row]!];
      sumW += w;
      ww += w * w;
      yy += wy * wy;
      xy += wx * wy;
      xx += wx * wx;
    }
    made.w[part] = sumW;
    made.ww[part] = ww;
    made.yy[part] = yy;
    made.xy[part] = xy;
    made.xx[part] = xx;
  }
  return made;
}
