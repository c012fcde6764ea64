/** px of the slide per px of the chart: its smallest words are 24 px, read from the last row; and how far a low chart is drawn larger. */
const usual = 2.11;
const largest = 2.5;
/** Halvings after a scale that fits: a chart that is laid out anew at each does not grow evenly. */
const halvings = 3;

/**
 * The largest scale at which a chart fits its room.
 * @param fitting draws the chart at a scale, and says at which one what it drew would just fit
 */
export async function largestScale(fitting: (scale: number) => Promise<number>): Promise<number> {
  const first = await fitting(usual);
  if (first >= usual) {
    const larger = rounded(Math.min(largest, first));
    return larger > usual && (await fitting(larger)) >= larger ? larger : usual;
  }
  let tooLarge = usual;
  let fits = rounded(first);
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
