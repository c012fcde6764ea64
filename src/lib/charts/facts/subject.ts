import type { Appearance } from '../appearance';

/** What is said of one thing, in words, a line a fact. */
export interface FactsSubject {
  label: string;
  facts: Fact[];
}

export interface Fact {
  label: string;
  text: string;
  /** it is a value and stands where its appearance says; null of words */
  appearance: Appearance | null;
  /** it is the one that is looked at */
  isStrong: boolean;
  /** name of its mark; null of one that cannot be pressed */
  mark: string | null;
}
