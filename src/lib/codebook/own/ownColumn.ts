import type { Predicate } from '../expression/expression';
import { columnsOf } from '../expression/columnsOf';
import { holds, type Row } from '../expression/holds';
import { restCode } from './own';

/** A column that no file has: what it says of a row follows from others, by conditions in their order. */
export interface OwnColumn {
  name: string;
  values: { code: string; when: Predicate }[];
}

/** Its codes, that of the rest last. */
export const codesOf = ({ values }: OwnColumn): string[] => [...values.map(({ code }) => code), restCode];

/** The columns that it is made of. */
export const columnsBehind = ({ values }: OwnColumn): Set<string> =>
  new Set(values.flatMap(({ when }) => [...columnsOf(when)]));

/**
 * What it says of one row: the first value whose condition holds, where those before it are known not to; the rest where none holds; null
 * where a missing answer leaves it open. Missing is neither a value nor the rest.
 */
export function codeOf({ values }: OwnColumn, row: Row): string | null {
  for (const { code, when } of values) {
    const holding = holds(when, row);
    if (holding !== false) return holding ? code : null;
  }
  return restCode;
}
