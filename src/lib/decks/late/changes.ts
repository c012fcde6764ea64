import { proseText } from '../../charts/prose/layout';
import { cellText, type Table, type TableCell } from '../../charts/table';
import type { Figure } from '../../figures/figure';
import type { Said, Told } from '../told';

/** One place of a slide that says something else than before. */
export interface Change {
  /** a sentence as a whole, or a cell of the table, by its row and column */
  where: 'title' | 'subtitle' | 'sentence' | 'definition' | 'source' | 'line' | { row: string; column: string };
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
  const [old, now] = [wordsOf(before), wordsOf(after)];
  return [
    ...old.flatMap(({ where, text }, at) => turned(where, text, now[at]!.text)),
    ...lineChanges(before, after),
    ...cellChanges(before.figure, after.figure)
  ];
}

const turned = (where: Change['where'], before: string, after: string): Change[] =>
  before === after ? [] : [{ where, before, after }];

const wordsOf = ({ words, figure: { basis } }: Said) => [
  ...(['title', 'subtitle', 'sentence'] as const).map((where) => ({ where, text: words[where].text })),
  { where: 'definition' as const, text: basis.definition },
  { where: 'source' as const, text: basis.source }
];

/** Sentences of a page of sentences, and what a figure says of its numbers: those that stand no more beside those that are new. */
function lineChanges(before: Said, after: Said): Change[] {
  const now = linesOf(after);
  return linesOf(before).flatMap((lines, at) => {
    const went = lines.filter((line) => !now[at]!.includes(line));
    const came = now[at]!.filter((line) => !lines.includes(line));
    return Array.from({ length: Math.max(went.length, came.length) }, (_, place): Change => {
      return { where: 'line', before: went[place] ?? '', after: came[place] ?? '' };
    });
  });
}

function linesOf({ figure: { chart, basis } }: Said): string[][] {
  const sentences = chart.type === 'prose' ? chart.subject.paragraphs.map(proseText) : [];
  return [sentences, [basis.n ?? ''], basis.notes];
}

/** Cells by the words of their row and column: rows may come in another order, and columns in another place. */
function cellChanges({ table: before }: Figure, { chart, table: after }: Figure): Change[] {
  if (chart.type === 'prose') return [];
  const names = namesOf(before.rows, after.rows);
  const [old, now] = [cellsOf(before, names), cellsOf(after, names)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const { row, column } = (now.get(key) ?? old.get(key))!;
    return turned({ row, column }, old.get(key)?.text ?? '', now.get(key)?.text ?? '');
  });
}

/** So many first cells name a row: the second is one where the first does not tell rows apart, and is never a number. */
function namesOf(...tables: TableCell[][][]): number {
  const isTold = (rows: TableCell[][]) => new Set(rows.map(([first]) => cellText(first ?? ''))).size === rows.length;
  const isWords = (rows: TableCell[][]) => rows.every(({ 1: second }) => typeof second === 'string');
  return tables.every(isTold) || !tables.every(isWords) ? 1 : 2;
}

interface Cell {
  row: string;
  column: string;
  text: string;
}

function cellsOf({ head, rows }: Table, names: number): Map<string, Cell> {
  const columns = apart(head);
  const keys = apart(rows.map((row) => row.slice(0, names).map(cellText).join(' ')));
  return new Map(
    rows.flatMap((row, at) =>
      head.slice(names).map((column, place): [string, Cell] => {
        const text = cellText(row[names + place] ?? '');
        return [
          keys[at]! + columns[names + place]!,
          { row: row.slice(0, names).map(cellText).join(' '), column, text }
        ];
      })
    )
  );
}

/** Names that tell apart what has the same name: the first of it, the second. */
function apart(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return JSON.stringify([name, time]);
  });
}
