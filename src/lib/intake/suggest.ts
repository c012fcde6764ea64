import { editDistance } from '../codebook/nearest';
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

/** The likeliest of what a text may have been meant to be, best first, at most three: 孝楠区 is 孝南区. */
export function suggest(text: string, names: { code: string; names: string[] }[]): Suggestion[] {
  return suggester(names)(text);
}

/** The same for many texts. */
export function suggester(entries: { code: string; names: string[] }[]): (text: string) => Suggestion[] {
  const known = entries.flatMap(({ code, names }) =>
    [...new Set(names.map(normal))].filter((name) => name !== '').map((name) => ({ code, name, ...gramsOf(name) }))
  );
  const byCharacter = new Map<string, number[]>();
  for (const [index, { characters }] of known.entries()) {
    for (const character of new Set(characters)) {
      const list = byCharacter.get(character);
      if (list) list.push(index);
      else byCharacter.set(character, [index]);
    }
  }
  return (text) => {
    if (text.length > longest) return [];
    const name = normal(text);
    const { characters, pairs } = gramsOf(name);
    const shared = new Map<number, number>();
    for (const character of new Set(characters)) {
      for (const index of byCharacter.get(character) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    const best = new Map<string, number>();
    for (const [index, count] of shared) {
      const candidate = known[index]!;
      if (count * 3 < Math.min(characters.length, candidate.characters.length)) continue;
      const similarity = similarityOf({ name, characters, pairs }, candidate);
      if (similarity >= least && similarity > (best.get(candidate.code) ?? 0)) best.set(candidate.code, similarity);
    }
    return [...best]
      .map(([code, similarity]) => ({ code, similarity }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, most);
  };
}

interface Grams {
  characters: string[];
  pairs: string[];
}

function gramsOf(name: string): Grams {
  const characters = [...name];
  return { characters, pairs: characters.slice(1).map((character, i) => characters[i]! + character) };
}

/**
 * How alike the order of characters is: by pairs of neighbours or by edits, whichever is kinder. Where a character is a word
 * of its own, two thirds are what characters they share in whatever order.
 */
function similarityOf(a: Grams & { name: string }, b: Grams & { name: string }): number {
  const longer = Math.max(a.characters.length, b.characters.length);
  const order = Math.max(dice(a.pairs, b.pairs), 1 - editDistance(a.name, b.name) / longer);
  return /\p{Script=Han}/u.test(a.name) ? (2 * dice(a.characters, b.characters) + order) / 3 : order;
}

/** Sørensen's and Dice's coefficient of two bags. */
function dice(a: string[], b: string[]): number {
  if (a.length + b.length === 0) return 0;
  const rest = new Map<string, number>();
  for (const gram of a) rest.set(gram, (rest.get(gram) ?? 0) + 1);
  let shared = 0;
  for (const gram of b) {
    const count = rest.get(gram) ?? 0;
    if (count > 0) shared++;
    rest.set(gram, count - 1);
  }
  return (2 * shared) / (a.length + b.length);
}
