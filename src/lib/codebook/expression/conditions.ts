import type { Predicate } from './expression';

/** The conditions of a predicate that must all hold; none of no predicate. */
export function conditionsOf(predicate: Predicate | null): Predicate[] {
  if (predicate === null) return [];
  return predicate.type === 'and' ? predicate.operands : [predicate];
}
