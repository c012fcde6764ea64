import { compareAreas, compareGroups, tell } from '../../estimates/compare/compare';
import { isRanked } from '../../estimates/compare/rank';
import type { Estimate } from '../../estimates/estimates';
import type { Crossing } from './crossing';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The letter of a column; '' of one too far for the alphabet. */
export const letterOf = (column: number): string => alphabet[column] ?? '';

/** By cell: the letters of the columns of its row that it is told to be above, all pairs of the table told together. */
export function lettersOf({ rows, columns, cells }: Crossing): Map<Estimate, string> {
  const pairs = rows.flatMap((row) => {
    const line = columns.map((column) => cells(row, column));
    return line.flatMap((one, a) =>
      line.flatMap((other, b) => (a < b && one && other ? [{ one, other, letters: [letterOf(a), letterOf(b)] }] : []))
    );
  });
  const found = pairs.map(({ one, other }) => {
    if (!isRanked(one) || !isRanked(other)) return null;
    return one.area === other.area ? compareGroups(one, other) : compareAreas(one, other);
  });
  const letters = new Map<Estimate, string>();
  for (const [at, told] of tell(found).entries()) {
    if (told !== 'significant') continue;
    const { one, other, letters: names } = pairs[at]!;
    const [higher, lower] = found[at]!.difference > 0 ? [one, names[1]!] : [other, names[0]!];
    letters.set(higher, (letters.get(higher) ?? '') + lower);
  }
  return letters;
}
