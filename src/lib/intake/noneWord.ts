import type { Choice, Question } from '../codebook/codebook';
import { normal } from './normal';
import { readYesNo } from './readBoolean';

/** What 无 says in a column of yes and no: a no beside 有, no answer beside 是 and 否, and who knows where neither stands. */
export type NoneWord = 'no' | 'blank' | 'doubt';

const have = new Set('有 没有 已有 有的 没'.split(' '));
const be = new Set('是 否 是的 不是 对 错 y n yes no true false'.split(' '));

/** @param texts of the column's first records */
export function noneWord(header: string, texts: string[]): NoneWord {
  const words = texts.map(normal);
  if (/有无|有没有|是否有/.test(header) || words.some((word) => have.has(word))) return 'no';
  return words.some((word) => be.has(word)) ? 'blank' : 'doubt';
}

export const isNone = (text: string): boolean => /^无[。.]?$/.test(normal(text));

/** A yes and a no, none of which is called 无 itself. */
export function isYesNoQuestion({ type }: Pick<Question, 'type'>, choices: Choice[]): boolean {
  if (choices.length === 0) return type === 'boolean';
  const answers = choices.filter(({ missing }) => missing === null);
  const words = answers.flatMap(({ name, label, aliases }) => [name, ...Object.values(label), ...aliases]);
  return answers.length === 2 && !words.some(isNone) && answers.every(({ name }) => readYesNo(name) !== null);
}
