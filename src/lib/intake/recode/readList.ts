import type { Choice } from '../../codebook/codebook';
import { unmarked } from './narrow';
import { separatorsOf, type Platform } from '../shape/platform';
import type { Reading } from './reading';
import type { ChoiceReader } from './readChoice';

const maxParts = 60;
const maxKnown = 1000;
const longest = 300;

/** The answers in one cell; null for a part that is none. */
type Parts = { text: string; choice: Choice | null }[];

export type Split = (text: string) => Parts;

/**
 * Reads several answers in one cell, as the codes that were chosen. A separator may stand inside the name of an option:
 * of the ways to split the text, the one with the longest names is taken. null when a part is not understood, or says why
 * there is no answer. An answer that excludes the others is kept beside them: a rule of the survey warns.
 */
export function listReader(split: Split): (text: string) => Reading<string[]> | null {
  return (text) => {
    const parts = split(text);
    const names = parts.map(({ choice }) => (choice?.missing === null ? choice.name : null));
    if (names.length === 0 || names.includes(null)) return null;
    const value = [...new Set(names as string[])];
    return { value, rule: text === value.join('|') ? null : 'list' };
  };
}

/**
 * Cuts a text into answers, and leaves what it cannot understand between separators as it is.
 * @param choices a separator may stand in their names
 */
export function listSplitter(choices: Choice[], readChoice: ChoiceReader, platform: Platform): Split {
  const separator = new RegExp(`([${separatorsOf(platform).join('')}])`);
  const names = choices.flatMap(({ label, aliases }) => [...Object.values(label), ...aliases]);
  const widest = Math.max(1, ...names.map((name) => split(name, separator).length));
  const read = memoised(readChoice);
  const codes = new Map(choices.map((choice) => [choice.name, choice]));
  return (text) => {
    const spaced = text.includes(' ') ? bySpaces(text, codes) : null;
    if (spaced) return spaced;
    // what somebody wrote after an option is theirs, separators and all
    const pieces = split(text.includes('〖') ? text.replace(/〖[^〗]*〗?/g, '〖〗') : text, separator);
    if (pieces.length > maxParts) return [];
    const parts: Parts = [];
    for (let start = 0; start < pieces.length;) {
      const { end, choice } = longestName(pieces, start, widest, read);
      const part = unmarked(joined(pieces, start, end));
      if (choice || part !== '') parts.push({ text: part, choice });
      start = end;
    }
    return parts;
  };
}

/** Codes joined by spaces, as XLSForm tools export them; null where something else stands among them. */
function bySpaces(text: string, codes: Map<string, Choice>): Parts | null {
  const parts = text
    .trim()
    .split(/ +/)
    .map((code) => ({ text: code, choice: codes.get(code) ?? null }));
  return parts.length > 1 && parts.every(({ choice }) => choice !== null) ? parts : null;
}

/** The same few options stand in all lists. */
function memoised(readChoice: ChoiceReader): ChoiceReader {
  const known = new Map<string, ReturnType<ChoiceReader>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = readChoice(text);
    if (known.size < maxKnown) known.set(text, found);
    return found;
  };
}

interface Piece {
  text: string;
  /** what stood before it */
  separator: string;
}

function split(text: string, separator: RegExp): Piece[] {
  const [first, ...rest] = text.split(separator);
  const pieces: Piece[] = [{ text: first!, separator: '' }];
  for (let i = 0; i < rest.length; i += 2) pieces.push({ text: rest[i + 1]!, separator: rest[i]! });
  return pieces;
}

const joined = (pieces: Piece[], start: number, end: number) =>
  pieces
    .slice(start, end)
    .map(({ text, separator }, index) => (index === 0 ? text : separator + text))
    .join('');

function longestName(
  pieces: Piece[],
  start: number,
  widest: number,
  readChoice: ChoiceReader
): { end: number; choice: Choice | null } {
  const last = Math.max(Math.min(pieces.length, start + widest), bracketEnd(pieces, start));
  for (let end = last; end > start; end--) {
    const text = joined(pieces, start, end);
    const found = text.trim() === '' ? null : readChoice(text);
    if (found) return { end, choice: found.value };
  }
  return { end: start + 1, choice: null };
}

/** Where a bracket that opens in a piece is closed: 其他（找活、贷款） */
function bracketEnd(pieces: Piece[], start: number): number {
  let depth = 0;
  for (let end = start; end < pieces.length; end++) {
    for (const character of pieces[end]!.text) {
      if (character === '(' || character === '（') depth++;
      else if (character === ')' || character === '）') depth--;
    }
    if (depth <= 0) return end + 1;
  }
  return start + 1;
}

/** What a text of several answers may have been meant to be: each part that is not understood as its likeliest code. */
export function listSuggester(split: Split, suggest: (text: string) => string[]): (text: string) => string[] {
  return (text) => {
    if (text.length > longest) return [];
    const parts = split(text);
    if (parts.length === 1) return suggest(parts[0]!.text);
    const codes = parts.map(({ text, choice }) => (choice ? choice.name : suggest(text)[0]));
    const isMixed = parts.some(({ choice }) => choice !== null && choice.missing !== null);
    return codes.length > 0 && !isMixed && codes.every((code) => code !== undefined)
      ? [[...new Set(codes)].join('|')]
      : [];
  };
}
