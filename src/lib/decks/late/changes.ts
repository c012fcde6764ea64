import { cellText } from '../../charts/table';
import { proseText } from '../../charts/prose/layout';
import type { Said, Told } from '../told';

/** One place of a slide that says something else than before. */
export interface Change {
  /** a sentence as a whole, or a cell of the table, by its row and column */
  where: 'title' | 'subtitle' | 'sentence' | 'line' | { row: string; column: string };
  before: string;
  after: string;
}

/** What of a slide has changed under it. */
export interface SlideChange {
  id: string;
  /** as it stands now, or stood where it leaves itself out now */
  title: string;
  /** appeared: it had nothing to say before; gone: it has nothing to say now */
  kind: 'changed' | 'appeared' | 'gone';
  changes: Change[];
}

/** What other data have changed on the slides of a deck: slide by slide, sentence by sentence, number by number. */
export function deckChanges(before: readonly Told[], after: readonly Told[]): SlideChange[] {
  const old = new Map(before.map((one) => [one.slide.id, one]));
  const now = new Set(after.map(({ slide }) => slide.id));
  const gone = before.filter((one): one is Said => one.out === null && !now.has(one.slide.id)).map(went);
  return [
    ...after.flatMap((one): SlideChange[] => {
      const other = old.get(one.slide.id);
      if (one.out !== null) return other?.out === null ? [went(other)] : [];
      const title = one.words.title.text;
      if (!other || other.out !== null) return [{ id: one.slide.id, title, kind: 'appeared', changes: [] }];
      const changes = slideChanges(other, one);
      return changes.length > 0 ? [{ id: one.slide.id, title, kind: 'changed', changes }] : [];
    }),
    ...gone
  ];
}

const went = ({ slide, words }: Said): SlideChange => ({
  id: slide.id,
  title: words.title.text,
  kind: 'gone',
  changes: []
});

function slideChanges(before: Said, after: Said): Change[] {
  const words = (['title', 'subtitle', 'sentence'] as const).flatMap((where) => {
    const [old, now] = [before.words[where].text, after.words[where].text];
    return old === now ? [] : [{ where, before: old, after: now }];
  });
  return [...words, ...lineChanges(before, after), ...cellChanges(before, after)];
}

/** Sentences of a page of sentences, and what a figure says of its numbers, each beside the one in its place. */
function lineChanges(before: Said, after: Said): Change[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  return Array.from({ length: Math.max(old.length, now.length) }, (_, at) => [old[at] ?? '', now[at] ?? ''] as const)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({ where: 'line', before: one, after: other }));
}

function linesOf({ figure: { chart, basis } }: Said): string[] {
  const sentences = chart.type === 'prose' ? chart.subject.paragraphs.map(proseText) : [];
  return [...sentences, basis.n ?? '', ...basis.notes];
}

/** Cells by the words of their row and column: rows may come in another order. */
function cellChanges({ figure: before }: Said, { figure: after }: Said): Change[] {
  if (after.chart.type === 'prose') return [];
  const old = cellsOf(before.table);
  const now = cellsOf(after.table);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Change[] => {
    const [one, other] = [old.get(key)?.text ?? '', now.get(key)?.text ?? ''];
    const { row, column } = (now.get(key) ?? old.get(key))!;
    return one === other ? [] : [{ where: { row, column }, before: one, after: other }];
  });
}

interface Cell {
  row: string;
  column: string;
  text: string;
}

/** What tells a row from others stands in its first cells that are words. */
function cellsOf({ head, rows }: Said['figure']['table']): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    const first = row.findIndex((cell) => typeof cell !== 'string');
    const names = row.slice(0, Math.max(1, Math.min(2, first < 0 ? 1 : first))).map(cellText);
    const name = names.join(' ');
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    head.forEach((column, at) => {
      if (at >= names.length)
        cells.set(JSON.stringify([name, times, column, at]), { row: name, column, text: cellText(row[at] ?? '') });
    });
  }
  return cells;
}
