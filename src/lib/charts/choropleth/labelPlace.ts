export type Ring = [x: number, y: number][];

/** Room for text inside a shape, in px: its middle, its width, and its height: 34 for two lines, 18 for one, at most 8 where no text fits. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

const lines = 12;
/** two lines of text, and one, with some air */
const tall = 34;
const low = 18;

/** Where a label lies inside a shape (rings in px, holes included), also where the centre of the shape lies outside it. */
export function labelPlace(rings: readonly Ring[]): Place | null {
  const ys = rings.flat().map(([, y]) => y);
  const top = Math.min(...ys);
  const bottom = Math.max(...ys);
  let best: Place | null = null;
  let score = -1;
  for (let i = 1; i < lines; i++) {
    const y = top + ((bottom - top) * i) / lines;
    const level = stretches(rings, y);
    const above = stretches(rings, y - tall / 2);
    const below = stretches(rings, y + tall / 2);
    for (const stretch of level) {
      const roomy = overlap(overlap(stretch, above), below);
      const one = overlap(overlap(stretch, stretches(rings, y - low / 2)), stretches(rings, y + low / 2));
      const size = (part: Stretch) => part[1] - part[0];
      const height = size(roomy) >= 42 ? tall : size(one) > 0 ? low : Math.min(8, bottom - top);
      const [from, to] = height === tall ? roomy : height === low ? one : stretch;
      // the middle of the shape wins over a slightly wider place at its rim
      const favour = 1 - Math.abs(i / lines - 0.5) * 0.5;
      const place = { x: (from + to) / 2, y, width: to - from, height };
      if (!best || place.width * height * favour > score) [best, score] = [place, place.width * height * favour];
    }
  }
  return best;
}

type Stretch = [from: number, to: number];

/** The widest part that a stretch shares with any of others. */
function overlap([from, to]: Stretch, others: Stretch[]): Stretch {
  const shared = others.map(([a, b]): Stretch => [Math.max(a, from), Math.min(b, to)]);
  return shared.reduce((widest, one) => (one[1] - one[0] > widest[1] - widest[0] ? one : widest), [0, 0]);
}

/** The parts of a level line at y that lie inside. */
function stretches(rings: readonly Ring[], y: number): Stretch[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    let [x0, y0] = ring.at(-1) ?? [0, 0];
    for (const [x1, y1] of ring) {
      if (y0 > y !== y1 > y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
      [x0, y0] = [x1, y1];
    }
  }
  crossings.sort((a, b) => a - b);
  return crossings.flatMap((x, i) =>
    i % 2 === 0 && i + 1 < crossings.length ? [[x, crossings[i + 1]!] as Stretch] : []
  );
}
