import { editDistance } from '../../codebook/nearest';
import { normal } from './normal';

export interface Suggestion {
  code: string;
  /** 0.5..1 */
  similarity: number;
}

/** Nothing longer is a name with a slip in it. */
const longest = 40;
const least = 0.5;
const most = 3;

/** The likeliest of what a text may have been meant to be, best first, at most three: 东曲 is 东区. */
export function suggest(text: string, names: { code: string; names: string[] }[]): Suggestion[] {
  return suggester(names)(text);
}

/** The same for many texts. */
export function suggester(entries: { code: string; names: string[] }[]): (text: string) => Suggestion[] {
  const known = entries.flatMap(({ code, names }) =>
    [...new Set(names.map(normal))].filter((name) => name !== '').map((name) => ({ code, ...gramsOf(name) }))
  );
  const byCharacter = new Map<string, number[]>();
  for (const [index, { counts }] of known.entries()) {
    for (const character of counts.keys()) {
      const list = byCharacter.get(character);
      if (list) list.push(index);
      else byCharacter.set(character, [index]);
    }
  }
  return (text) => {
    if (text.length > longest) return [];
    const grams = gramsOf(normal(text));
    const shared = new Map<number, number>();
    for (const [character, count] of grams.counts) {
      for (const index of byCharacter.get(character) ?? []) {
        const both = Math.min(count, known[index]!.counts.get(character)!);
        shared.set(index, (shared.get(index) ?? 0) + both);
      }
    }
    const best = new Map<string, number>();
    for (const [index, count] of shared) {
      const { code, isHan } = known[index]!;
      // no word is a slip of a number
      const similarity = isHan === grams.isHan ? similarityOf(grams, known[index]!, count) : 0;
      if (similarity >= least && similarity > (best.get(code) ?? 0)) best.set(code, similarity);
    }
    return [...best]
      .map(([code, similarity]) => ({ code, similarity }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, most);
  };
}

interface Grams {
  name: string;
  length: number;
  /** how often each character stands in it */
  counts: Map<string, number>;
  pairs: string[];
  /** each of its characters is a word of its own */
  isHan: boolean;
}

function gramsOf(name: string): Grams {
  const characters = [...name];
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  const pairs = characters.slice(1).map((character, i) => characters[i]! + character);
  return { name, length: characters.length, counts, pairs, isHan: /\p{Script=Han}/u.test(name) };
}

/**
 * How alike the order of characters is: by pairs of neighbours or by edits, whichever is kinder. Where a character is a word
 * of its own, two thirds are what characters they share in whatever order. 0 for what cannot reach the least.
 * @param shared number of characters that both have
 */
function similarityOf(a: Grams, b: Grams, shared: number): number {
  const longer = Math.max(a.length, b.length);
  const bag = (2 * shared) / (a.length + b.length);
  const blend = (order: number) => (a.isHan ? (2 * bag + order) / 3 : order);
  // a pair that both have is of characters that both have, and what they do not share is an edit at least
  const maxPairs = (2 * (shared - 1)) / Math.max(1, a.length + b.length - 2);
  if (blend(Math.max(maxPairs, shared / longer)) < least) return 0;
  return blend(Math.max(dice(a.pairs, b.pairs), 1 - editDistance(a.name, b.name) / longer));
}

/** Sørensen's and Dice's coefficient of two bags. */
function dice(a: string[], b: string[]): number {
  if (a.length + b.length === 0) return 0;
  const rest = [...a];
  for (const gram of b) {
    const place = rest.indexOf(gram);
    if (place >= 0) rest[place] = '';
  }
  return (2 * rest.filter((gram) => gram === '').length) / (a.length + b.length);
}
