import { unit } from '../recode/unit';

const named = /单位\s*[:：]\s*([^\s,，;；。()（）]+)/g;

/**
 * What stands over a table and multiplies its numbers: `单位：万人`. They are stored as they are written, for nobody knows which
 * columns it means. null when there is none.
 * @param titles the fields of the records above the header
 */
export function unitLine(titles: string[][]): string | null {
  for (const [line, words] of titles.flat().flatMap((field) => [...field.matchAll(named)])) {
    if (words!.split(/[、/／和]/).some((word) => (unit(word)?.power ?? 0) > 0)) return line;
  }
  return null;
}
