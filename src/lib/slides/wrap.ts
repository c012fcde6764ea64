import { atoms, clauses } from '../charts/text/atoms';
import { textWidth } from '../charts/text/textWidth';

/**
 * Breaks a text into lines that fit: Latin and numbers by words, Chinese anywhere but before a closing and after an opening
 * mark, and never between a number and the word after it. Nothing is ever cut; a word wider than the line is broken inside.
 * @param width px
 */
export const wrap = (text: string, width: number, size: number, bold = false): string[] =>
  fill(atoms(text), width, size, bold);

function fill(pieces: string[], width: number, size: number, bold: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => lineWidth(candidate.trimEnd(), size, bold) <= width;
  for (const piece of pieces.flatMap((whole) => (fits(whole.trimStart()) ? [whole] : [...whole]))) {
    if (line === '' || fits(line + piece)) line += line === '' ? piece.trimStart() : piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** px; bold Latin is about 5 % wider than regular, bold Chinese is not. */
export function lineWidth(text: string, size: number, bold = false): number {
  const latin = bold ? textWidth(text.replace(/[^\x20-\x7e]/g, ''), size) * 0.05 : 0;
  return textWidth(text, size) + latin;
}

/** How much longer lines may be for the sake of whole clauses, and of whole words. */
const longer = { clauses: 1.4, words: 1.15 };

/** Where lines break, what reads best first. */
const breaks = ['clauses', 'words', 'signs'] as const;

export interface EvenLines {
  lines: string[];
  /** 'clauses' of a single line, too */
  between: (typeof breaks)[number];
}

/** The same number of lines as `wrap`, of nearly equal length, between clauses or at least words where that costs no line. */
export function wrapEvenly(text: string, width: number, size: number, bold = false): EvenLines {
  const plain = wrap(text, width, size, bold);
  if (plain.length < 2) return { lines: plain, between: 'clauses' };
  const widest = (lines: string[]) => Math.max(...lines.map((line) => lineWidth(line.trim(), size, bold)));
  const even = evenly(atoms(text)) ?? plain;
  const words = atoms(text, true);
  for (const [between, pieces] of [['clauses', clauses(words)] as const, ['words', words] as const]) {
    const lines = evenly(pieces);
    if (lines && widest(lines) <= widest(even) * longer[between]) return { lines, between };
  }
  return { lines: even, between: 'signs' };

  function evenly(pieces: string[]): string[] | null {
    let best: string[] | null = null;
    const longest = widest(pieces);
    for (let narrower = width; narrower > width / 2 && narrower >= longest; narrower -= size / 2) {
      const tried = fill(pieces, narrower, size, bold);
      if (tried.length > plain.length) break;
      best = tried;
    }
    return best;
  }
}

/** Lines at a size, or at a smaller one where they break better there and are not more. */
export function wrapAtBetter(text: string, width: number, size: number, smaller: number, bold = false) {
  const at = (one: number) => ({ size: one, ...wrapEvenly(text, width, one, bold) });
  const [large, small] = [at(size), at(smaller)];
  const isBetter = breaks.indexOf(small.between) < breaks.indexOf(large.between);
  return isBetter && small.lines.length <= large.lines.length ? small : large;
}
