import { textWidth, truncate } from '../text/textWidth';
import { words } from '../text/words';
import { theme } from '../theme';

export interface Heads {
  /** each column's words, in one or two lines */
  lines: string[][];
  /** 0, or degrees of slant where two lines of level text would not fit */
  angle: number;
  /** px from the top of the words to the first row of cells, coverage names not counted */
  height: number;
  /** px that the last slanted heads reach beyond the last column */
  overhang: number;
}

const longest = 128;

/**
 * How the heads of columns of this width are written: level in one or two lines, else slanted.
 * @param slant in degrees: less of it needs less height and more width
 */
export function matrixHeads(heads: string[], width: number, slant: number): Heads {
  const size = theme.size.small;
  const lines = heads.map((word) => inTwo(word, size, width - 3));
  if (lines.every((one) => one !== null)) {
    const rows = Math.max(1, ...lines.map((one) => one.length));
    return { lines, angle: 0, height: rows * 14 + 9, overhang: 0 };
  }
  const shown = heads.map((word) => truncate(word, size, longest));
  const radians = (slant * Math.PI) / 180;
  const lengths = shown.map((word) => textWidth(word, size));
  return {
    lines: shown.map((word) => [word]),
    angle: slant,
    height: Math.ceil(Math.max(0, ...lengths) * Math.sin(radians)) + 16,
    overhang: Math.max(
      0,
      ...lengths.map((length, i) => (length + 8) * Math.cos(radians) - (heads.length - i - 0.5) * width)
    )
  };
}

/** One line, or two of nearly the same length, broken between words; null when even two are too narrow. */
function inTwo(text: string, size: number, width: number): string[] | null {
  if (textWidth(text, size) <= width) return [text];
  const parts = segments(text);
  const pairs = parts.slice(1).map((_, i) => [
    parts
      .slice(0, i + 1)
      .join('')
      .trim(),
    parts
      .slice(i + 1)
      .join('')
      .trim()
  ]);
  const wider = (pair: string[]) => Math.max(...pair.map((line) => textWidth(line, size)));
  const [best] = pairs.sort((a, b) => wider(a) - wider(b));
  return best && wider(best) <= width ? best : null;
}

/** Where the browser knows no words, Chinese breaks between any two characters. */
function segments(text: string): string[] {
  const all = words(text);
  if (!all) return text.match(/[\w’'-]+\s*|[^\w\s]\s*/g) ?? [text];
  const parts: string[] = [];
  for (const { segment, isWordLike } of all) {
    // no line begins with a comma or an apostrophe
    if (isWordLike || parts.length === 0) parts.push(segment);
    else parts.push(parts.pop()! + segment);
  }
  return parts;
}
