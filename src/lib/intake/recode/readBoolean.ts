import { narrow, unmarked } from './narrow';
import { normal } from '../match/normal';
import type { Reading } from './reading';

const yes = '是 有 已 对 是的 有的 已有 √ ✓ ✔ ☑ y yes true t'.split(' ');
const no = '否 没有 无 未 没 不是 错 × ✗ ✘ ☐ □ x n no false f'.split(' ');
const words = new Map<string, 0 | 1>([
  ...yes.map((word) => [word, 1] as const),
  ...no.map((word) => [word, 0] as const)
]);

/** Reads a yes or no in the ways that forms print them, with the letter of an option or without: A.是. null when it is neither. */
export function readBoolean(text: string): Reading<0 | 1> | null {
  if (text === '0' || text === '1') return { value: text === '1' ? 1 : 0, rule: null };
  const value = readYesNo(text);
  if (value !== null) return { value, rule: 'yesNo' };
  const bare = unmarked(text);
  const plain = narrow(bare);
  const [, digit, zeros] = /^([01])(\.0*)?$/.exec(plain) ?? [];
  if (digit === undefined) return null;
  const rule = plain !== bare ? 'wide' : zeros === undefined ? 'textMark' : 'decimal';
  return { value: digit === '1' ? 1 : 0, rule };
}

/** The same of words alone, for numbers may count the options of a list. */
export function readYesNo(text: string): 0 | 1 | null {
  if (text.length > 20) return null;
  const word = normal(text)
    .replace(/^[a-z\d][.、)]/, '')
    .replace(/[。.!]+$/, '');
  return words.get(word) ?? null;
}
