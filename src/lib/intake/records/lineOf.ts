/** On which lines of a file the records of a part of it begin. */
export interface Lines {
  /** line of the file that the part begins on, from 1 */
  firstLine: number;
  /** the records from this one on begin on line `record + shift`; only where that changes */
  shifts: { record: number; shift: number }[];
}

export const noLines = (firstLine: number): Lines => ({ firstLine, shifts: [] });

/** Line of the file that a record of the part begins on; records are counted from 1. */
export function lineOf(record: number, { firstLine, shifts }: Lines): number {
  const index = lastIndex(shifts, (shift) => shift.record <= record);
  return record + (shifts[index]?.shift ?? firstLine - 1);
}

/** The record of the part that begins on a line of the file; null when none does. */
export function recordOn(line: number, records: number, lines: Lines): number | null {
  const index = lastIndex(lines.shifts, ({ record, shift }) => record + shift <= line);
  const record = line - (lines.shifts[index]?.shift ?? lines.firstLine - 1);
  const next = lines.shifts[index + 1]?.record ?? records + 1;
  return record >= 1 && record < next ? record : null;
}

/** The last of a sorted list for which the test, true at first and false from some place on, is true; -1 when none is. */
function lastIndex<Entry>(entries: Entry[], test: (entry: Entry) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(entries[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
