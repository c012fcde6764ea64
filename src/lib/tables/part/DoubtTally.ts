import type { Doubted } from '../../intake/report/doubts';
import { mask } from '../../intake/recode/mask';
import type { Part } from '../../intake/records/parts';
import { maxExamples, type Doubt } from '../../intake/report/report';
import { firstLines } from './firstLines';
import type { Seen } from './profile';

/** What is doubted of each column so far, added up over the parts of a file. */
export class DoubtTally {
  #doubts = new Map<string, Omit<Doubt, 'texts' | 'examples'> & { texts: Set<string> }>();

  add(variable: string, doubted: Doubted, { text, count, records }: Seen, part: Part): void {
    const key = `${variable} ${doubted.kind}`;
    const known = this.#doubts.get(key) ?? { column: variable, ...doubted, count: 0, texts: new Set(), lines: [] };
    known.count += count;
    known.texts.add(text);
    known.lines = firstLines(known.lines, records, part);
    this.#doubts.set(key, known);
  }

  all(): Doubt[] {
    return [...this.#doubts.values()].map((doubt) => {
      const first = [...doubt.texts].sort().slice(0, maxExamples);
      return { ...doubt, texts: doubt.texts.size, examples: first.map((text) => mask(text) ?? text) };
    });
  }
}
