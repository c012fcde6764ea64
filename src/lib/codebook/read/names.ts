import { m } from '../../paraglide/messages';
import type { Place } from './Faults';
import { isName } from '../expression/tokens';

/** Checks the name of a table, column, list, indicator, base and so on: one that expressions and records can carry. */
export function checkName(place: Place, name: string): void {
  if (name !== '' && (!isName(name) || name in {})) place.fault(m.codebook_bad_name({ name }));
}

/** Checks a code of a choice or an area, which is written in lists (a|b) and paths (root/kind). */
export function checkCode(place: Place, code: string): void {
  if (/[|/]/.test(code)) place.fault(m.codebook_bad_code({ code }));
}

/** Checks that names are given once; says where the first one stands. */
export class Once {
  private readonly seen = new Map<string, string>();

  /** @param where the place of this one, as a later fault will name it */
  check(place: Place, key: string[], where: string): void {
    const name = JSON.stringify(key);
    const before = this.seen.get(name);
    if (before !== undefined) place.fault(m.codebook_twice({ name: key.filter(Boolean).join(' · '), where: before }));
    else this.seen.set(name, where);
  }
}
