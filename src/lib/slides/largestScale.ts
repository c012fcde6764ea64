/** px of the slide per px of the chart: its smallest words are 24 px, read from the last row; and how far a low chart is drawn larger. */
const usual = 2.11;
const largest = 2.5;
/** Halvings after a scale that fits: a chart that is laid out anew at each does not grow evenly. */
const halvings = 3;

/** A chart as it was drawn at a scale. */
export interface Trial {
  /** the scale at which what was drawn would just fit its room */
  fits: number;
  /** characters that it says: a chart in a smaller frame may leave words out */
  said: number;
}

/** The largest scale at which a chart fits its room; larger than usual only where it says as much. */
export async function largestScale(trialAt: (scale: number) => Promise<Trial>): Promise<number> {
  const first = await trialAt(usual);
  if (first.fits >= usual) {
    const most = Math.min(largest, first.fits);
    for (const larger of [most, (usual + most) / 2].map(rounded)) {
      if (larger <= usual) break;
      const { fits, said } = await trialAt(larger);
      if (fits >= larger && said >= first.said) return larger;
    }
    return usual;
  }
  const fitting = async (scale: number) => (await trialAt(scale)).fits;
  let tooLarge = usual;
  let fits = rounded(first.fits);
  for (let attempt = 0, next = await fitting(fits); next < fits && attempt < 4; attempt++) {
    tooLarge = fits;
    fits = rounded(next);
    next = await fitting(fits);
  }
  for (let halving = 0; halving < halvings; halving++) {
    const middle = rounded((fits + tooLarge) / 2);
    if ((await fitting(middle)) >= middle) fits = middle;
    else tooLarge = middle;
  }
  return fits;
}

const rounded = (scale: number): number => Math.floor(scale * 1000) / 1000;
