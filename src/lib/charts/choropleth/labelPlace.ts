export type Ring = [x: number, y: number][];

/** Room for text inside a shape: its middle, and how far the shape reaches level and upright through it, in px. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

const lines = 9;

/** Where a label lies inside a shape (rings in px, holes included), also where the centre of the shape lies outside it. */
export function labelPlace(rings: readonly Ring[]): Place | null {
  const ys = rings.flat().map(([, y]) => y);
  if (ys.length === 0) return null;
  const top = Math.min(...ys);
  const full = Math.max(...ys) - top;
  const turned = rings.map((ring) => ring.map(([x, y]): [number, number] => [y, x]));
  let best: Place | null = null;
  for (let i = 1; i < lines; i++) {
    for (const level of stretches(rings, top + (full * i) / lines)) {
      const upright = stretches(turned, level.middle).find((one) => Math.abs(one.middle - level.at) <= one.length / 2);
      if (!upright) continue;
      const at =
        stretches(rings, upright.middle).find((one) => Math.abs(one.middle - level.middle) <= one.length / 2) ?? level;
      const place = { x: at.middle, y: at.at, width: at.length, height: upright.length };
      if (!best || room(place) > room(best)) best = place;
    }
  }
  return best;
}

/** Labels are wide and low: height beyond two lines of text is worth little. */
const room = (place: Place): number => place.width * Math.min(place.height, 34) + place.height;

/** The parts of a level line at y that lie inside. */
function stretches(rings: readonly Ring[], y: number): { at: number; middle: number; length: number }[] {
  const crossings = rings
    .flatMap((ring) =>
      ring.flatMap(([x1, y1], i) => {
        const [x0, y0] = ring.at(i - 1)!;
        return y0 > y === y1 > y ? [] : [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)];
      })
    )
    .sort((a, b) => a - b);
  const inside = [];
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const length = crossings[k + 1]! - crossings[k]!;
    inside.push({ at: y, middle: crossings[k]! + length / 2, length });
  }
  return inside;
}
