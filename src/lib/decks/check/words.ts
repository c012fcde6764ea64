import type { Codebook } from '../../codebook/codebook';
import { text } from '../../i18n/format';

/** A word of a claim where it stands in a clause. */
export interface Word {
  at: number;
  end: number;
  isNegated: boolean;
}

const negated = /(?:不|未|没有|并非|不是|\bnot|n't|\bno|\bnever)\s*(?:显著|明显|再|会|是|the|significantly|been)?\s*$/i;

/** Where a claim is made in the words of a clause, and where it is denied. */
export function wordsIn(words: string, pattern: RegExp): Word[] {
  return [...words.matchAll(new RegExp(pattern, 'gi'))].map((one) => ({
    at: one.index,
    end: one.index + one[0].length,
    isNegated: negated.test(words.slice(0, one.index))
  }));
}

/** Waves that words name. */
export const wavesIn = (words: string, { waves }: Codebook): string[] =>
  waves.filter(({ label }) => words.includes(text(label))).map(({ id }) => id);
