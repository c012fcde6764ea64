import { atoms } from '../charts/text/atoms';
import { textWidth } from '../charts/text/textWidth';

/**
 * Breaks a text into lines that fit: Latin and numbers by words, Chinese anywhere but before a closing and after an opening
 * mark, and never between a number and the word after it. Nothing is ever cut; a word wider than the line is broken inside.
 * @param width px
 * @param byWords Chinese words stay whole, too, where the browser knows them
 */
export function wrap(text: string, width: number, size: number, bold = false, byWords = false): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => lineWidth(candidate.trimEnd(), size, bold) <= width;
  for (const atom of atoms(text, byWords).flatMap((whole) => (fits(whole) ? [whole] : [...whole]))) {
    if (line === '' || fits(line + atom)) line += line === '' ? atom.trimStart() : atom;
    else {
      lines.push(line.trimEnd());
      line = atom.trimStart();
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

/** How much longer lines may be for the sake of whole words. */
const mostUneven = 1.15;

/** The same number of lines as `wrap`, of nearly equal length, between words where that costs no line. */
export function wrapEvenly(text: string, width: number, size: number, bold = false): string[] {
  const plain = wrap(text, width, size, bold);
  const inWords = wrap(text, width, size, bold, true);
  const even = evenly(plain, false);
  if (inWords.length > plain.length || plain.length < 2) return even;
  const evenWords = evenly(inWords, true);
  const widest = (lines: string[]) => Math.max(...lines.map((line) => lineWidth(line, size, bold)));
  return widest(evenWords) <= widest(even) * mostUneven ? evenWords : even;

  function evenly(lines: string[], byWords: boolean): string[] {
    let best = lines;
    for (let narrower = width - size; lines.length > 1 && narrower > width / 2; narrower -= size / 2) {
      const tried = wrap(text, narrower, size, bold, byWords);
      if (tried.length > lines.length) break;
      best = tried;
    }
    return best;
  }
}
