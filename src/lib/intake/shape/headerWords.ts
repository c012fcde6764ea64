import type { Codebook } from '../../codebook/codebook';
import { normal } from '../match/normal';
import { stemOf } from '../match/stem';

/** What a survey lets one say of a text that stands at the top of a column. */
export interface HeaderWords {
  /** it is how a question of any table is called, or a header of a preset */
  isName(text: string): boolean;
  /** it is an answer and no name: a number, a date, yes or no, an area */
  isValue(text: string): boolean;
}

/** Of anything that is called something. */
export const longestName = 300;

const made = new WeakMap<Codebook, HeaderWords>();

const answers = new Set('是 否 有 无 没有 √ × y n (空) (跳过) true false'.split(' '));
const quantity =
  /^'?[-+]?\d[\d,.]*(?:e[-+]?\d+)?(?:[%‰人家个名位元岁年月天次件秒分户项份所条场期套]|万元?|亿元?|人次|万人|分钟|小时)?$/;
const date = /^\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:t?[\d:.]+)?月?$/;

export function headerWords(codebook: Codebook): HeaderWords {
  const known = made.get(codebook) ?? make(codebook);
  made.set(codebook, known);
  return known;
}

function make({ tables, areas, presets }: Codebook): HeaderWords {
  const variables = tables.flatMap((table) => table.variables);
  const called = variables.flatMap(({ name, label, aliases }) => [name, ...Object.values(label), ...aliases]);
  const headers = presets.flatMap(({ columns }) => Object.keys(columns));
  const names = new Set([...called, ...headers].map(normal));
  const stems = new Set([...called, ...headers].map((name) => stemOf(name).text).filter((text) => text.length > 1));
  const places = new Set(
    areas.flatMap(({ code, label, aliases }) => [code, ...Object.values(label), ...aliases]).map(normal)
  );
  for (const name of names) places.delete(name);
  const isName = (text: string): boolean => {
    const name = text.length > longestName ? '' : normal(text);
    if (name === '') return false;
    if (names.has(name)) return true;
    const { text: stem, part } = stemOf(text);
    const colon = stem.lastIndexOf(':');
    return part !== null || stems.has(stem) || (colon > 0 && stems.has(stemOf(stem.slice(0, colon)).text));
  };
  const isValue = (text: string): boolean => {
    const word = text.length > longestName ? '' : normal(text);
    return quantity.test(word) || date.test(word) || answers.has(word) || places.has(word);
  };
  return { isName, isValue };
}

/** The same claim about a text, found out once. */
export function once(claim: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const found = known.get(text) ?? claim(text);
    known.set(text, found);
    return found;
  };
}
