import type { Expression, Predicate } from './expression';
import { condition, value, type Scope } from './resolve';
import { syntax } from './syntax';

export type { Scope } from './resolve';

/**
 * Reads a condition: `operating = 'normal' AND employees >= 25`. The language is described in data/README.md.
 * @throws ExpressionError with the place, what is wrong, and the nearest right name
 */
export const parsePredicate = (text: string, scope: Scope): Predicate => condition(syntax(text), scope);

/**
 * Reads what one row adds to a sum: `members`, `1 WHERE union_form IN ('independent', 'joint')`.
 * @throws ExpressionError with the place, what is wrong, and the nearest right name
 */
export const parseExpression = (text: string, scope: Scope): Expression => value(syntax(text), scope);
