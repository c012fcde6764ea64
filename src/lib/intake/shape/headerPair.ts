import { valuesBelow, type Below } from './columnBelow';
import type { HeaderWords } from './headerWords';
import { normal } from '../match/normal';

/** Between a merged head and the words under it. */
export const joiner = ' · ';

/**
 * The upper record of a header with every merged head written over each of its columns: a CSV has it once and then empty
 * fields, a workbook's text has it again and again. A head reaches no further than the words under it.
 */
export function headsOf(upper: string[], lower: string[]): string[] {
  const heads: string[] = [];
  for (let column = 0; column < Math.max(upper.length, lower.length); column++) {
    const own = upper[column] ?? '';
    heads.push(own === '' && (lower[column] ?? '') !== '' ? (heads[column - 1] ?? '') : own);
  }
  return heads;
}

/** One name a column: the merged head and the words under it, or the one of them that says something. */
export function joinHeads(upper: string[], lower: string[]): string[] {
  return headsOf(upper, lower).map((head, column) => {
    const words = lower[column] ?? '';
    return head === '' || words === '' || normal(head) === normal(words) ? words || head : `${head}${joiner}${words}`;
  });
}

/**
 * Whether a record and the one under it are one header: some head covers several columns, nothing in the lower record is an
 * answer, and either the survey knows its words, or it says nothing where the upper one has said all.
 */
export function isPair(upper: string[], lower: string[], below: Below[], record: number, words: HeaderWords): boolean {
  const heads = headsOf(upper, lower);
  const covered = coveredColumns(heads, lower);
  const different = new Set(heads.filter((head) => head !== ''));
  if (covered.size === 0 || different.size < 1) return false;
  if (
    different.size === 1 &&
    (!heads.includes('') || /(?:表|册|名单|台账|情况|汇总|统计|调查)(?:[(（].*)?$/.test([...different][0]!))
  )
    return false;
  const isAnswer = (text: string, column: number) => {
    if (text === '' || text === heads[column]) return false;
    return (
      (below[column]?.isValue[record + 1] && !words.isName(text)) || below[column]?.texts.includes(text, record + 2)
    );
  };
  if (lower.some(isAnswer)) return false;
  return isKnown(heads, lower, covered, words) || isQuiet(heads, lower, covered, below, record);
}

/** Columns under a head that has different words under it. */
function coveredColumns(heads: string[], lower: string[]): Set<number> {
  const covered = new Set<number>();
  for (let start = 0; start < heads.length;) {
    let end = start + 1;
    while (end < heads.length && heads[end] === heads[start]) end++;
    const under = new Set(lower.slice(start, end).filter((text) => text !== '' && text !== heads[start]));
    if (heads[start] !== '' && end - start > 1 && under.size > 0)
      for (let column = start; column < end; column++) covered.add(column);
    start = end;
  }
  return covered;
}

function isKnown(heads: string[], lower: string[], covered: Set<number>, words: HeaderWords): boolean {
  const named = [...covered].filter((column) => {
    const [head, text] = [heads[column]!, lower[column] ?? ''];
    return text !== '' && [text, head + text, text + head].some((name) => words.isName(name));
  });
  return named.length >= 2 && named.length * 3 >= covered.size;
}

/** Beside the merged heads the lower record only repeats or is empty, and under them stand numbers. */
function isQuiet(heads: string[], lower: string[], covered: Set<number>, below: Below[], record: number): boolean {
  const isSilent = heads.every((head, column) => {
    const text = lower[column] ?? '';
    return covered.has(column) || text === '' || head === '' || text === head;
  });
  const columns = [...covered].map((column) => below[column]).filter((column) => column !== undefined);
  const isEmpty = columns.every(({ filled }) => !filled[record + 2]);
  return isSilent && (isEmpty || columns.some((column) => valuesBelow(column, record + 1) >= 0.6));
}
