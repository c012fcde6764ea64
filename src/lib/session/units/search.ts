import { answerAt } from '../../estimates/units/unitRows';
import type { UnitColumn } from '../../figures/units/unitsTable';
import { isChinese, loadPinyin, type Pinyin } from '../../i18n/pinyin';
import { pace, yieldToMain } from '../../page/yieldToMain';

/** Texts as they are searched, by column; made once a list, in turns. */
export type SearchIndex = Map<string, string[]>;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Of some rows those in which every word of a search is found: in a text or a label as it is written, by pinyin, or by first
 * letters. Takes its turns, so that 100,000 rows hold nothing up.
 */
export async function searchRows(
  rows: Int32Array,
  columns: UnitColumn[],
  search: string,
  index: SearchIndex,
  signal: AbortSignal
): Promise<Int32Array> {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  const pinyin = words.some((word) => /^[a-z]+$/.test(word)) ? await loadPinyin() : null;
  let found = rows;
  for (const word of words) {
    const finders = await Promise.all(
      columns.map((column) => finderOf(column, word, /^[a-z]+$/.test(word) ? pinyin : null, index, signal))
    );
    const finds = finders.filter((one) => one !== null);
    const isDue = pace();
    const kept: number[] = [];
    for (const row of found) {
      if (isDue()) await yieldToMain();
      signal.throwIfAborted();
      if (finds.some((find) => find(row))) kept.push(row);
    }
    found = Int32Array.from(kept);
  }
  return found;
}

/** Tells of a row whether a column of it has the word; null of a column that never can. */
async function finderOf(
  { id, answers, words }: UnitColumn,
  word: string,
  pinyin: Pinyin | null,
  index: SearchIndex,
  signal: AbortSignal
): Promise<((row: number) => boolean) | null> {
  if (answers?.type === 'code') {
    const { codes } = answers;
    const labels = labelsOf(codes, answers.words.length, words);
    const hits = labels.map((label) => plain(label).includes(word) || (pinyin?.sounds(label, word) ?? false));
    return hits.includes(true) ? (row) => hits[codes[row]!] ?? false : null;
  }
  if (answers?.type !== 'text') return null;
  const texts = await textsOf(id, answers, pinyin, index, signal);
  return (row) => texts[row]!.includes(word);
}

/** The label of each code, from the first row that has it. */
function labelsOf(codes: Int32Array, count: number, words: (row: number) => string): string[] {
  const labels = new Array<string>(count).fill('');
  let left = count;
  for (let row = 0; row < codes.length && left > 0; row += 1) {
    const code = codes[row]!;
    if (code < 0 || labels[code] !== '') continue;
    labels[code] = words(row);
    left -= 1;
  }
  return labels;
}

async function textsOf(
  id: string,
  answers: UnitColumn['answers'] & { type: 'text' },
  pinyin: Pinyin | null,
  index: SearchIndex,
  signal: AbortSignal
): Promise<string[]> {
  const key = pinyin ? `${id} pinyin` : id;
  const known = index.get(key);
  if (known) return known;
  const texts: string[] = [];
  const isDue = pace();
  for (let row = 0; row < answers.length; row += 1) {
    if (isDue()) await yieldToMain();
    signal.throwIfAborted();
    const text = plain((answerAt(answers, row) as string | null) ?? '');
    texts.push(pinyin && isChinese(text) ? `${text} ${pinyin.spell(text)}` : text);
  }
  index.set(key, texts);
  return texts;
}
