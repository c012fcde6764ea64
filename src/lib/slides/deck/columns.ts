import { atoms } from '../../charts/text/atoms';
import { textWidth } from '../../charts/text/textWidth';
import { cellText, type Table } from '../../charts/table';
import { lineWidth } from '../wrap';
import { spaced } from './officeWords';

/** Points of a table's words that can be read: 22 px of a slide that is projected, less of a sheet that is held. */
export const readable = ({ width, height }: { width: number; height: number }): number => (height > width ? 9 : 11);

/** em around the words of a cell, and of the longest words that stay in one line in a head and in a cell. */
const around = 1.2;
const longest = { head: 7, cell: 16 };

/** em that a column needs; longer names break, but inside no word. */
export function columnShare(head: string, cells: readonly string[]): number {
  const words = Math.max(...atoms(head).map((word) => lineWidth(word.trim(), 1, true)), 0);
  const whole = Math.min(longest.head, lineWidth(head, 1, true) * spaced);
  const widest = Math.max(0, ...cells.map((cell) => textWidth(cell, 1) * spaced));
  return Math.max(words * spaced, whole, Math.min(longest.cell, widest)) + around;
}

/**
 * Columns in groups that are read side by side, each with those that name the rows, if these leave half of the page: as few as can be, of nearly equal width. A
 * column whose name another has too stays behind the one before it, which says what it is of, where that can be.
 * @param columns places of the columns that are shown
 * @param width em of a page
 */
export function columnGroups({ head, rows }: Table, columns: readonly number[], width: number): number[][] {
  if (columns.length === 0) return [];
  const shares = new Map(
    columns.map((at) => [
      at,
      columnShare(
        head[at]!,
        rows.map((row) => cellText(row[at] ?? ''))
      )
    ])
  );
  const sumOf = (some: readonly number[]) => some.reduce((sum, at) => sum + shares.get(at)!, 0);
  const telling = rowNames(rows, columns);
  const names = telling.length === 1 || sumOf(telling) <= width / 2 ? telling : columns.slice(0, 1);
  const others = columns.filter((at) => !names.includes(at));
  const isAlone = (at: number) => columns.filter((other) => head[other] === head[at]).length === 1;
  let groups = within(width);
  for (let narrower = width - 1; narrower > width / 2; narrower--) {
    const tried = within(narrower);
    if (tried.length > groups.length) break;
    groups = tried;
  }
  return groups.map((group) => [...names, ...group].sort((a, b) => a - b));

  function within(most: number): number[][] {
    const found: number[][] = [[]];
    for (const at of others) {
      const group = found.at(-1)!;
      if (group.length === 0 || sumOf([...names, ...group, at]) <= most) {
        group.push(at);
        continue;
      }
      const from = isAlone(at) ? group.length : group.findLastIndex(isAlone);
      found.push([...(from > 0 ? group.splice(from) : []), at]);
    }
    return found;
  }
}

/**
 * Columns that tell the rows apart: of those of words at the left the first that does so by itself, or as many as it takes. Where
 * a table begins with a number, its first column.
 */
function rowNames(rows: Table['rows'], columns: readonly number[]): number[] {
  const tell = (some: readonly number[]) =>
    new Set(rows.map((row) => JSON.stringify(some.map((at) => cellText(row[at] ?? ''))))).size === rows.length;
  const end = columns.findIndex((at) => rows.some((row) => typeof row[at] === 'object'));
  const words = columns.slice(0, Math.max(1, end < 0 ? columns.length : end));
  const alone = words.find((at) => tell([at]));
  if (alone !== undefined) return [alone];
  const count = words.findIndex((_, at) => tell(words.slice(0, at + 1)));
  return words.slice(0, count < 0 ? words.length : count + 1);
}
