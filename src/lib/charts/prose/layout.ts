import type { Frame } from '../frame';
import { wrapText } from '../text/textWidth';

/** A run of words; with a mark it is a number or a name that leads somewhere, and says what it stands for. */
export interface ProseSpan {
  text: string;
  mark?: { key: string; sentence: string };
}

export interface ProseSubject {
  /** there is a sentence about all, and it is the first */
  hasLead: boolean;
  paragraphs: ProseSpan[][];
}

export const proseText = (paragraph: ProseSpan[]): string => paragraph.map(({ text }) => text).join('');

export interface ProseLayout {
  width: number;
  height: number;
  lines: { text: string; y: number; size: number }[];
  bullets: number[];
  /** x of the words, behind the bullets */
  indent: number;
}

const size = 17;
const usualIndent = 18;
/** behind a bullet */
const leastIndent = 14;

/** Sentences under each other and under the words over them, each in as many lines as it needs: nothing is cut. The lead is their title. */
export function proseLayout({ paragraphs, hasLead }: ProseSubject, frame: Frame): ProseLayout {
  const { width } = frame;
  const indent = Math.max(leastIndent, frame.indent ?? usualIndent);
  const lines: ProseLayout['lines'] = [];
  const bullets: number[] = [];
  let y = 0;
  // over the others the lead is the title of the slide
  const rest = hasLead && paragraphs.length > 1 ? paragraphs.slice(1) : paragraphs;
  for (const paragraph of rest) {
    bullets.push(y + size);
    for (const line of wrapText(proseText(paragraph), size, width - indent - 8)) {
      y += Math.round(size * 1.6);
      lines.push({ text: line, y, size });
    }
    y += 14;
  }
  return { width, height: y, lines, bullets, indent };
}
