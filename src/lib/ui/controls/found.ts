import type { Pinyin } from '../../i18n/pinyin';

export interface Searched {
  value: string;
  label: string;
  group?: string;
  /** shown to who searches only: there are too many of its kind */
  isSearched?: boolean;
}

const plain = (words: string): string => words.normalize('NFKC').toLowerCase().trim();

/** The options that a search means: by what they are called, by pinyin, or by first letters once the dictionary is there; of '' all but those for who searches. */
export function found<Option extends Searched>(options: Option[], search: string, pinyin: Pinyin | null): Option[] {
  const wanted = plain(search);
  if (wanted === '') return options.filter(({ isSearched }) => !isSearched);
  const isSpelt = /^[a-z]+$/.test(wanted);
  return options.filter(
    ({ label }) => plain(label).includes(wanted) || (isSpelt && (pinyin?.sounds(label, wanted) ?? false))
  );
}
