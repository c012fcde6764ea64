import { isExample } from '../form/example';
import { longestName } from './headerWords';
import { isNameless } from './nameless';
import type { Shape } from './sniff';
import { isNote, isTotal } from './summaryRows';

/** A column of a file as its header and first records show it. */
export interface FileColumn {
  /** as in `Shape.header` */
  header: string;
  /** without the number that a repeated name was given; '' also for a text that is too long for a name */
  name: string;
  /** different texts in their order, without spaces around, none empty */
  values: string[];
}

const maxValues = 40;

/** Totals, footnotes and examples say nothing of what a column holds. */
export function fileColumns({ header, sample }: Shape): FileColumn[] {
  const rows = sample.filter((fields) => !isTotal(fields) && !isNote(fields) && !isExample(fields));
  const earlier = new Set<string>();
  return header.map((name, column) => {
    const [, base] = /^(.+) \(\d+\)$/s.exec(name) ?? [];
    earlier.add(name);
    return {
      header: name,
      name: name.length > longestName || isNameless(name) ? '' : base !== undefined && earlier.has(base) ? base : name,
      values: differentTexts(rows, column)
    };
  });
}

function differentTexts(rows: string[][], column: number): string[] {
  const texts = new Set<string>();
  for (const fields of rows) {
    const text = fields[column]?.trim() ?? '';
    if (text !== '') texts.add(text);
    if (texts.size >= maxValues) break;
  }
  return [...texts];
}
