import type { Choice } from '../codebook/codebook';
import { unmarked } from './narrow';
import { separatorsOf, type Platform } from './platform';
import type { Reading } from './reading';
import type { ChoiceReader } from './readChoice';

const mostParts = 60;
const longest = 300;

/** The answers in one cell; null for a part that is none. */
type Parts = { text: string; choice: Choice | null }[];

/**
 * Reads several answers in one cell, as the codes that were chosen. A separator may stand inside the name of an option:
 * of the ways to cut the text, the one with the longest names is taken. null when a part is not understood, or says why
 * there is no answer. An answer that excludes the others is kept beside them: a rule of the survey warns.
 */
export function listReader(readChoice: ChoiceReader, platform: Platform): (text: string) => Reading<string[]> | null {
  const cut = cutter(readChoice, platform);
  return (text) => {
    const parts = cut(text);
    const names = parts.map(({ choice }) => (choice?.missing === null ? choice.name : null));
    if (names.length === 0 || names.includes(null)) return null;
    const value = [...new Set(names as string[])];
    return { value, rule: text === value.join('|') ? null : 'list' };
  };
}

/** Cuts a text into answers, and leaves what it cannot understand between separators as it is. */
export function cutter(readChoice: ChoiceReader, platform: Platform): (text: string) => Parts {
  const separators = new Set(separatorsOf(platform));
  return (text) => {
    // what somebody wrote behind an option is theirs, separators and all
    const pieces = split(text.replace(/〖[^〗]*〗?/g, '〖〗'), separators);
    if (pieces.length > mostParts) return [];
    const parts: Parts = [];
    for (let start = 0; start < pieces.length;) {
      const { end, choice } = longestName(pieces, start, readChoice);
      const part = unmarked(joined(pieces, start, end));
      if (choice || part !== '') parts.push({ text: part, choice });
      start = end;
    }
    return parts;
  };
}

interface Piece {
  text: string;
  /** what stood before it */
  separator: string;
}

function split(text: string, separators: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [{ text: '', separator: '' }];
  for (const character of text) {
    if (separators.has(character)) pieces.push({ text: '', separator: character });
    else pieces.at(-1)!.text += character;
  }
  return pieces;
}

const joined = (pieces: Piece[], start: number, end: number) =>
  pieces
    .slice(start, end)
    .map(({ text, separator }, index) => (index === 0 ? text : separator + text))
    .join('');

function longestName(pieces: Piece[], start: number, readChoice: ChoiceReader): { end: number; choice: Choice | null } {
  for (let end = Math.min(pieces.length, start + 8); end > start; end--) {
    const text = joined(pieces, start, end);
    const found = text.trim() === '' ? null : readChoice(text);
    if (found) return { end, choice: found.value };
  }
  return { end: start + 1, choice: null };
}

/** What a text of several answers may have been meant to be: each part that is not understood as its likeliest code. */
export function listSuggester(
  readChoice: ChoiceReader,
  platform: Platform,
  suggest: (text: string) => string[]
): (text: string) => string[] {
  const cut = cutter(readChoice, platform);
  return (text) => {
    if (text.length > longest) return [];
    const parts = cut(text);
    if (parts.length === 1) return suggest(parts[0]!.text);
    const codes = parts.map(({ text, choice }) => (choice ? choice.name : suggest(text)[0]));
    const isMixed = parts.some(({ choice }) => choice !== null && choice.missing !== null);
    return codes.length > 0 && !isMixed && codes.every((code) => code !== undefined)
      ? [[...new Set(codes)].join('|')]
      : [];
  };
}
