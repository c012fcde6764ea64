export type Ring = [x: number, y: number][];

/** Room for one line of text inside a shape: its middle and its width in px. */
export interface Place {
  x: number;
  y: number;
  width: number;
}

const lines = 9;

/** The widest level stretch inside a shape (px rings, holes included), so that a label lies in it even where the centre does not. */
export function labelPlace(rings: readonly Ring[]): Place | null {
  const ys = rings.flat().map(([, y]) => y);
  if (ys.length === 0) return null;
  const top = Math.min(...ys);
  const height = Math.max(...ys) - top;
  let best: Place | null = null;
  for (let i = 1; i < lines; i++) {
    const y = top + (height * i) / lines;
    const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b);
    // lines near the middle of the shape win over slightly wider ones at its rim
    const favour = 1 - Math.abs(i / lines - 0.5) * 0.6;
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const width = crossings[k + 1]! - crossings[k]!;
      if (!best || width * favour > best.width) best = { x: crossings[k]! + width / 2, y, width: width * favour };
    }
  }
  return best;
}

function crossingsAt(ring: Ring, y: number): number[] {
  return ring.flatMap(([x1, y1], i) => {
    const [x0, y0] = ring.at(i - 1)!;
    return y0 > y === y1 > y ? [] : [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)];
  });
}
