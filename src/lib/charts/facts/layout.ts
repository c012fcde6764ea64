import type { Frame } from '../frame';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import type { Fact, FactsSubject } from './subject';

export interface PlacedFact extends Fact {
  name: string;
  lines: string[];
  y: number;
  height: number;
}

export interface FactsLayout {
  width: number;
  height: number;
  facts: PlacedFact[];
  /** where the words begin, behind the room of a sign */
  left: number;
}

const leading = 17;
const sign = 16;

/** Labels to the left, words beside them in lines. */
export function factsLayout({ facts }: FactsSubject, frame: Frame): FactsLayout {
  const names = Math.max(0, ...facts.map(({ label }) => textWidth(label, theme.size.label))) + 4;
  const name = Math.min(names, frame.width * 0.3);
  const left = name + 12;
  let y = 0;
  const placed = facts.map((fact): PlacedFact => {
    const start = fact.appearance === null ? 0 : sign;
    const lines = wrapText(fact.text, theme.size.label * (fact.isStrong ? 1.04 : 1), frame.width - left - start - 4);
    const height = Math.max(1, lines.length) * leading + 7;
    const at = { ...fact, name: truncate(fact.label, theme.size.label, name), lines, y, height };
    y += height;
    return at;
  });
  return { width: frame.width, height: Math.ceil(y + 2), facts: placed, left };
}
