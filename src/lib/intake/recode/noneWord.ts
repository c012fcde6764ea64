import type { Choice, Variable } from '../../codebook/codebook';
import { normal } from '../match/normal';
import { readYesNo } from './readBoolean';

/** What 无 says in a column of yes and no: a no beside 有, no answer beside 是 and 否, and who knows where neither stands. */
export type NoneWord = 'no' | 'blank' | 'doubt';

const have = new Set('有 没有 已有 有的 没'.split(' '));
const be = new Set('是 否 是的 不是 对 错 y n yes no true false'.split(' '));

/** What a column's header and its texts say of 无. */
export class NoneEvidence {
  #isHad: boolean;
  #isSaid = false;

  constructor(header: string) {
    this.#isHad = /有无|有没有|是否有/.test(header);
  }

  hear(text: string): void {
    if (text.length > 20) return;
    const word = normal(text).replace(/[。.]$/, '');
    this.#isHad ||= have.has(word);
    this.#isSaid ||= be.has(word);
  }

  get word(): NoneWord {
    if (this.#isHad) return 'no';
    return this.#isSaid ? 'blank' : 'doubt';
  }
}

export const isNone = (text: string): boolean => text.length < 20 && /^无[。.]?$/.test(normal(text));

/** A yes and a no, none of which is called 无 itself. */
export function isYesNoVariable({ type }: Pick<Variable, 'type'>, choices: Choice[]): boolean {
  if (choices.length === 0) return type === 'boolean';
  const answers = choices.filter(({ missing }) => missing === null);
  const words = answers.flatMap(({ name, label, aliases }) => [name, ...Object.values(label), ...aliases]);
  return answers.length === 2 && !words.some(isNone) && answers.every(({ name }) => readYesNo(name) !== null);
}
