import type { TableSpec } from '../../codebook/codebook';
import { normal } from './normal';

/** A table, and how much of a file speaks for it. */
export interface Likely {
  table: TableSpec;
  /** that its columns answer for certain */
  variables: number;
  /** they answer all that a file of it must */
  isWhole: boolean;
}

/**
 * The likeliest tables first: with most questions answered; of equals one that is answered whole, and that the file or its sheet is
 * called by.
 * @param called names of the file and its sheet
 */
export function likeliest<TableCandidate extends Likely>(
  candidates: TableCandidate[],
  called: string[]
): TableCandidate[] {
  const isCalled = calledBy(candidates, called);
  const spoken = (one: TableCandidate) => Number(one.isWhole) + Number(one === isCalled);
  return [...candidates].sort((a, b) => b.variables - a.variables || spoken(b) - spoken(a));
}

/** True where nothing tells two tables apart. */
export function isTie<TableCandidate extends Likely>(
  some: TableCandidate,
  other: TableCandidate,
  called: string[]
): boolean {
  const [first] = likeliest([some, other], called);
  const [last] = likeliest([other, some], called);
  return some.variables === other.variables && first !== last;
}

/** The one table whose label, the longest of all, stands in a name; null where none does, or two do. */
function calledBy<TableCandidate extends Likely>(
  candidates: TableCandidate[],
  called: string[]
): TableCandidate | null {
  const names = called.map(normal);
  const lengths = candidates.map(({ table }) =>
    Math.max(
      0,
      ...Object.values(table.label)
        .map(normal)
        .flatMap((label) => standsIn(label, names))
    )
  );
  const most = Math.max(0, ...lengths);
  return most > 0 && lengths.indexOf(most) === lengths.lastIndexOf(most) ? candidates[lengths.indexOf(most)]! : null;
}

const standsIn = (label: string, names: string[]): number[] =>
  label.length > 1 && names.some((name) => name.includes(label)) ? [label.length] : [];
