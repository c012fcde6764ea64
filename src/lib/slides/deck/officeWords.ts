import type { Caption } from '../caption';
import type { Part, SlideLayout } from '../slideLayout';
import type { SlideSize } from '../slideSizes';
import { wrap } from '../wrap';

/** Words that an office sets itself, in px of the slide, over the picture that leaves them out. */
export interface OfficeWords {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  size: number;
  bold: boolean;
  fill: string;
}

/** How much wider offices set a line than browsers do: they put room between Chinese and Latin. */
export const spaced = 1.1;

/** The same where the font of the slides is missing, and one with wide Latin stands in for it. */
const widest = 1.15;

/** px that words stay away from the edge of the slide, into the margin of which they may reach, and from what stands beside them. */
const edge = { title: 20, subtitle: 40, sentence: 40 };
const gap = 12;

/**
 * Words in the place where the picture would have them, beside its badge and logo. An office breaks lines itself: as many as the
 * picture has must do, for what stands under them does not move.
 * @param layout of the picture
 * @returns null where the slide has no such words
 */
export function officeWords(
  caption: Caption,
  part: Part,
  { lines: all, badge, logo }: SlideLayout,
  size: SlideSize
): OfficeWords | null {
  const lines = all.filter((line) => line.part === part);
  const [first] = lines;
  const last = lines.at(-1);
  const text = caption[part] ?? '';
  if (!first || !last) return null;
  const beside = [badge, logo]
    .filter((box) => box !== null)
    .filter(({ y, height }) => y < last.y && y + height > first.y - first.size);
  const right = Math.min(size.width - edge[part], ...beside.map(({ x }) => x - gap));
  const width = right - first.x;
  let px = first.size;
  while (px > first.size / 2 && wrap(text, width / widest, px, first.bold).length > lines.length) px--;
  return {
    ...{ text, width, size: px, bold: first.bold, fill: first.fill },
    ...{ x: first.x, y: first.y - first.size, height: last.y - first.y + first.size * 1.35 }
  };
}
