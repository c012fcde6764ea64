/** A rectangle, in px. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Labelled {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a label stands, and whether it is so far off that a line leads to it. */
export interface LabelPlace extends Box {
  isFar: boolean;
}

const steps = [9, 14, 20, 28, 38, 50, 64, 80, 100, 125, 155, 190, 230];
/** to the right, to the left, over and under, then between */
const directions = [0, 180, 270, 90, 315, 45, 225, 135, 337, 23, 203, 157, 248, 292, 112, 68].map(
  (degrees) => (degrees * Math.PI) / 180
);

/** What labels keep off: what is drawn, lines where there is room beside them, and the edge. */
interface Around {
  taken: Box[];
  lines: Box[];
  room: Box;
}

/**
 * A place beside its point for each label, the first first, where it lies on no other label, on none of the points and on nothing
 * else that is drawn; null of one that has none in the room.
 */
export function labelPlaces(labels: Labelled[], { taken, lines, room }: Around): (LabelPlace | null)[] {
  const points = labels.map(({ x, y }): Box => ({ x: x - 6, y: y - 6, width: 12, height: 12 }));
  const placed = [...taken];
  return labels.map((label, at) => {
    const others = [...placed, ...points.filter((_, other) => other !== at)];
    const found = placeOf(label, [...others, ...lines], room, steps.slice(0, 4)) ?? placeOf(label, others, room, steps);
    if (found) placed.push(found);
    return found;
  });
}

function placeOf({ x, y, width, height }: Labelled, others: Box[], room: Box, far: number[]): LabelPlace | null {
  for (const step of far)
    for (const angle of directions) {
      const [across, down] = [Math.cos(angle), Math.sin(angle)];
      const isBeside = Math.abs(across) > 0.3;
      const box = {
        x: x + across * step + (across > 0.3 ? 0 : across < -0.3 ? -width : -width / 2),
        y: y + down * step - height / 2 + (isBeside ? 0 : (Math.sign(down) * height) / 2 - down * 3),
        width,
        height
      };
      if (isInside(box, room) && !others.some((other) => overlap(box, other))) return { ...box, isFar: step > 20 };
    }
  return null;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isInside = (a: Box, room: Box): boolean =>
  a.x >= room.x && a.y >= room.y && a.x + a.width <= room.x + room.width && a.y + a.height <= room.y + room.height;
