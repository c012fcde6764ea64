import { atoms } from './atoms';

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u3000-\u303f]/;

/** Advance widths in em of Noto Sans SC's Latin, rounded up; what is not named here is a lower-case letter of 0.56. */
const advances: [characters: string, em: number][] = [
  [" '|ijl.,:;!·", 0.29],
  ['()[]frt/-"', 0.39],
  ['0123456789csvxyzkJ$?_+<>=−×', 0.56],
  ['abdeghnopqu', 0.61],
  ['ABCDEFGHKLNOPQRSTUVXYZ&', 0.68],
  ['mMWw%…—“”‘’→', 0.95]
];
const em = new Map(advances.flatMap(([characters, width]) => [...characters].map((c) => [c, width] as const)));

/** Estimated width of a line of text in px, a little too wide rather than too narrow. A CJK character is 1 em. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += em.get(character) ?? remembered(character);
  return sum * size;
}

function remembered(character: string): number {
  const width = wide.test(character) ? 1 : 0.56;
  em.set(character, width);
  return width;
}

/** The text, cut with an ellipsis when it is wider than `width` px. */
export function truncate(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(characters.join('') + '…', size) > width) characters.pop();
  return characters.join('').trimEnd() + '…';
}

/** What stands between parts of a line that need not stand together. */
export const joint = ' · ';

/**
 * The text in lines of at most `width` px: between parts rather than inside one, between words where that costs no line. A single
 * longer word stays whole.
 */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const part of text.split(joint)) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : last + joint + part;
    if (last !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(...wrapPart(part, size, width));
  }
  return lines;
}

function wrapPart(text: string, size: number, width: number): string[] {
  const plain = inLines(atoms(text), size, width);
  if (plain.length < 2) return plain;
  const byWords = inLines(atoms(text, true), size, width);
  const fits = byWords.every((line) => textWidth(line, size) <= width);
  return fits && byWords.length <= plain.length ? byWords : plain;
}

function inLines(parts: string[], size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && textWidth(line + part, size) > width) {
      lines.push(line);
      line = part.trimStart();
    } else line = line === '' ? part.trimStart() : line + part;
  }
  return line === '' ? lines : [...lines, line];
}
