import { words } from './words';

const NEVER_FIRST = '，。、；：！？）》」』】〕”’％‰…—～·)]},.;:!?%';
const NEVER_LAST = '（《「『【〔“‘([{#$￥';
/** of these the right half is white: no space is needed behind them */
const CLOSING = '，。、；：！？）》」』】〕';

/** Signs of a name that no dictionary has stay together, up to so many; one alone is the last of the word before it. */
const longestName = 4;
/** words of one sign between others: none of a name */
const between = new Set('是在和与为比按占及被由从对');
/** last signs of terms, names and phrases */
const tails = new Set('率县市区的了');

/**
 * Pieces of a text that stay whole in a line, each with the spaces before it: Latin and numbers by words, a number with the word
 * after it, Chinese sign by sign but for closing and opening marks.
 * @param byWords Chinese words stay whole, too, where the browser knows them
 */
export function atoms(text: string, byWords = false): string[] {
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
    if (before === undefined) glued.push(piece);
    else if (CLOSING.includes(before.at(-1)!) && piece !== piece.trimStart()) glued.push(piece.trimStart());
    else if (isInside || sticks(before, piece)) glued[glued.length - 1] = before + piece;
    else glued.push(piece);
  }
  return glued;
}

const clauseEnd = /[，；：。！？,;:]$/;

/** Words joined up to the marks at which a reader pauses. */
export function clauses(words: string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before === undefined || clauseEnd.test(before)) joined.push(word);
    else joined[joined.length - 1] = before + word;
  }
  return joined;
}

const han = /\p{Script=Han}/u;

/** Where words begin; null where the browser cannot tell. */
function wordStarts(text: string): Set<number> | null {
  const all = han.test(text) ? words(text) : null;
  if (!all) return null;
  const isSingle = (at: number) => {
    const word = all[at]?.segment ?? '';
    return word.length === 1 && han.test(word) && !between.has(word);
  };
  const starts = new Set<number>();
  let run = 0;
  for (const [at, { segment, index }] of all.entries()) {
    const isOfName = isSingle(at) && run > 0 && run < longestName;
    const isLast =
      isSingle(at) && run === 0 && (!isSingle(at + 1) || tails.has(segment)) && isWord(all[at - 1]?.segment);
    if (!isOfName && !isLast) starts.add(index);
    run = !isSingle(at) || isLast ? 0 : isOfName ? run + 1 : 1;
  }
  for (const { index, 0: remark } of text.matchAll(shortRemark))
    for (let inside = 1; inside < remark.length; inside++) starts.delete(index + inside);
  return starts;
}

/** what a name says of itself in brackets */
const shortRemark = /[（(][^（()）]{1,8}[）)]/g;

const isWord = (before: string | undefined): boolean =>
  before !== undefined && han.test(before) && !between.has(before);

function sticks(before: string, piece: string): boolean {
  const first = piece.trimStart()[0]!;
  const last = before.at(-1)!;
  if (NEVER_FIRST.includes(first) && (piece === piece.trimStart() || /[^\x20-\x7e]/.test(first))) return true;
  if (NEVER_LAST.includes(last)) return true;
  const isNumber = /(^|[^\d.,\p{L}])\d[\d.,]*%?$/u.test(before) && /\d%?$/.test(before);
  return isNumber && /^\s?[\p{Script=Han}a-zA-Z]/u.test(piece);
}
