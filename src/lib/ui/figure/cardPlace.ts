interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
interface Size {
  width: number;
  height: number;
}

const margin = 8;

/** Where a card stands so that it covers nothing of what it is about and nothing of it is off the screen: under it, over it, or beside it. */
export function cardPlace(about: Box, card: Size, screen: Size): { left: number; top: number } {
  const within = (start: number, size: number, room: number) => Math.max(margin, Math.min(start, room - size - margin));
  const left = within(about.left, card.width, screen.width);
  const under = about.bottom + margin;
  if (under + card.height + margin <= screen.height) return { left, top: under };
  const over = about.top - margin - card.height;
  if (over >= margin) return { left, top: over };
  const top = within(about.top, card.height, screen.height);
  const right = about.right + margin;
  return {
    left:
      right + card.width + margin <= screen.width
        ? right
        : within(about.left - margin - card.width, card.width, screen.width),
    top
  };
}

const reach = 28;

/** A pointer is at a box, or on its way to one from beside it. */
export const isNear = (box: Box, x: number, y: number): boolean =>
  x >= box.left - reach && x <= box.right + reach && y >= box.top - reach && y <= box.bottom + reach;

/** Two boxes have a part in common. */
export const touches = (box: Box, other: Box): boolean =>
  box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
