import { textWidth } from '../charts/textWidth';

const NEVER_FIRST = '，。、；：！？）》」』】〕”’％‰…—～·)]},.;:!?%';
const NEVER_LAST = '（《「『【〔“‘([{#$￥';

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

/** The same number of lines as `wrap`, of nearly equal length, between words where that costs no line. */
export function wrapEvenly(text: string, width: number, size: number, bold = false): string[] {
  const plain = wrap(text, width, size, bold);
  const inWords = wrap(text, width, size, bold, true);
  const byWords = inWords.length === plain.length;
  const lines = byWords ? inWords : plain;
  let best = lines;
  for (let narrower = width - size; lines.length > 1 && narrower > width / 2; narrower -= size / 2) {
    const tried = wrap(text, narrower, size, bold, byWords);
    if (tried.length > lines.length) break;
    best = tried;
  }
  return best;
}

/** Pieces that stay whole, each with the spaces before it. */
function atoms(text: string, byWords: boolean): string[] {
  const pieces =
    text.match(
      /\s*(?:[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’…—]|[^\s\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’…—]+)/gu
    ) ?? [];
  const starts = byWords ? wordStarts(text) : null;
  const glued: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    const before = glued.at(-1);
    const isInside = starts !== null && !starts.has(at);
    at += piece.length;
    if (before !== undefined && (isInside || sticks(before, piece))) glued[glued.length - 1] = before + piece;
    else glued.push(piece);
  }
  return glued;
}

/** Where words begin; null where the browser cannot tell, as Firefox before 125. */
function wordStarts(text: string): Set<number> | null {
  if (!('Segmenter' in Intl)) return null;
  const words = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
  return new Set([...words].map(({ index }) => index));
}

function sticks(before: string, piece: string): boolean {
  const first = piece.trimStart()[0]!;
  const last = before.at(-1)!;
  if (NEVER_FIRST.includes(first) && (piece === piece.trimStart() || /[^\x20-\x7e]/.test(first))) return true;
  if (NEVER_LAST.includes(last)) return true;
  const isNumber = /^\s*[\d.,]+%?$/.test(before);
  return isNumber && /^\s?[\p{Script=Han}a-zA-Z]/u.test(piece);
}
