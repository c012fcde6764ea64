import { lineOf } from '../../intake/records/lineOf';
import type { Part } from '../../intake/records/parts';
import { maxLines } from '../../intake/report/report';

/** The first lines of those that are known and of those that records of a part begin on, ascending. */
export function firstLines(lines: number[], records: number[], part: Part): number[] {
  const last = lines.length < maxLines ? Infinity : lines.at(-1)!;
  const more = records.map((record) => lineOf(record, part)).filter((line) => line < last);
  return more.length === 0 ? lines : merged(lines, more.sort(ascending)).slice(0, maxLines);
}

/** Two ascending lists as one, without repeats: sorting both anew for each of thousands of texts would stop the page. */
function merged(some: number[], more: number[]): number[] {
  const all: number[] = [];
  for (let i = 0, k = 0; i < some.length || k < more.length;) {
    const next = k >= more.length || some[i]! <= more[k]! ? some[i++]! : more[k++]!;
    if (next !== all.at(-1)) all.push(next);
  }
  return all;
}

const ascending = (a: number, b: number): number => a - b;
