import type { HeaderWords } from './headerWords';

/** A column of the first records, and what stands in it from each record on. */
export interface Below {
  texts: string[];
  isValue: boolean[];
  /** by record, and one more: texts in it and below that are not empty, different ones, and those that are answers */
  filled: number[];
  different: number[];
  values: number[];
}

/** Counts each column of some records once, from below. */
export function columnsBelow(records: string[][], columns: number, words: HeaderWords): Below[] {
  return Array.from({ length: columns }, (_, column) => {
    const texts = records.map((fields) => fields[column] ?? '');
    return counted(texts, texts.map(words.isValue));
  });
}

function counted(texts: string[], isValue: boolean[]): Below {
  const [filled, different, values] = [[0], [0], [0]];
  const seen = new Set<string>();
  for (let at = texts.length - 1; at >= 0; at--) {
    const text = texts[at]!;
    if (text !== '') seen.add(text);
    filled.unshift(filled[0]! + (text === '' ? 0 : 1));
    different.unshift(seen.size);
    values.unshift(values[0]! + (isValue[at] ? 1 : 0));
  }
  return { texts, isValue, filled, different, values };
}

/** The share of a column's texts below a record that are answers; 0 where there are none. */
export function valuesBelow({ filled, values }: Below, record: number): number {
  const count = filled[record + 1] ?? 0;
  return count === 0 ? 0 : values[record + 1]! / count;
}
