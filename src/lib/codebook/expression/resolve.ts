import { m } from '../../paraglide/messages';
import type { Choice, VariableType } from '../codebook';
import type { Expression, Operand, Predicate } from './expression';
import { ExpressionError } from './ExpressionError';
import { nearest } from '../nearest';
import type { Syntax } from './syntax';

/** What the names and codes of an expression may be. */
export interface Scope {
  columns: Map<string, Column>;
  choices: Map<string, Choice[]>;
  /** codes that an area column may have; any when not given */
  areas?: Set<string>;
}

interface Column {
  type: VariableType;
  list: string | null;
}

type Name = Syntax & { type: 'name' };

const numeric = new Set<VariableType>(['integer', 'decimal', 'boolean']);
const ordered = new Set<VariableType>(['date', 'datetime']);

/** The expression that a form means. @throws ExpressionError where it means none */
export function value(tree: Syntax, scope: Scope): Expression {
  switch (tree.type) {
    case 'number':
      return { type: 'number', value: tree.value };
    case 'name': {
      const { type } = column(tree, scope);
      if (!numeric.has(type)) fail(tree, m.codebook_not_a_number({ name: tree.value }));
      return { type: 'column', name: tree.value };
    }
    case 'sum':
    case 'product':
      return { type: tree.type, operands: tree.operands.map((operand) => value(operand, scope)) };
    case 'negative':
      return { type: 'negative', operand: value(tree.operand, scope) };
    case 'where':
      return { type: 'where', value: value(tree.value, scope), condition: condition(tree.condition, scope) };
    case 'text':
      return fail(tree, m.codebook_text_is_no_number({ text: tree.value }));
    default:
      return fail(tree, m.codebook_condition_is_no_number());
  }
}

/** The condition that a form means. @throws ExpressionError where it means none */
export function condition(tree: Syntax, scope: Scope): Predicate {
  switch (tree.type) {
    case 'and':
    case 'or':
      return { type: tree.type, operands: tree.operands.map((operand) => condition(operand, scope)) };
    case 'not':
      return { type: 'not', operand: condition(tree.operand, scope) };
    case 'compare':
      return comparison(tree, scope);
    case 'between':
      return between(tree, scope);
    case 'in':
      return membership(tree, scope);
    case 'has':
      return mention(tree, scope);
    case 'isNull': {
      const name = columnName(tree.operand);
      column(name, scope);
      return { type: 'isNull', column: name.value, negated: tree.negated };
    }
    default:
      return fail(tree, m.codebook_no_condition());
  }
}

function comparison(tree: Syntax & { type: 'compare' }, scope: Scope): Predicate {
  const { operator, left, right } = tree;
  const textual = [left, right].find((side): side is Name => side.type === 'name' && isTextual(side, scope));
  if (!textual) return { type: 'compare', operator, left: value(left, scope), right: value(right, scope) };
  const { type } = column(textual, scope);
  if (type === 'select_multiple') fail(textual, m.codebook_use_in({ name: textual.value }));
  if (operator !== '=' && operator !== '<>' && !ordered.has(type))
    fail(tree, m.codebook_no_order({ name: textual.value }));
  return {
    type: 'compare',
    operator,
    left: textOperand(left, textual, scope),
    right: textOperand(right, textual, scope)
  };
}

function textOperand(side: Syntax, textual: Name, scope: Scope): Operand {
  if (side.type === 'text') return { type: 'text', value: code(side, textual, scope) };
  if (side.type === 'name' && isTextual(side, scope) && column(side, scope).type !== 'select_multiple')
    return { type: 'column', name: side.value };
  return fail(side, m.codebook_text_wanted({ name: textual.value }));
}

function between(tree: Syntax & { type: 'between' }, scope: Scope): Predicate {
  const { operand, low, high, position } = tree;
  const inside: Predicate = {
    type: 'and',
    operands: [
      comparison({ type: 'compare', operator: '>=', left: operand, right: low, position }, scope),
      comparison({ type: 'compare', operator: '<=', left: operand, right: high, position }, scope)
    ]
  };
  return tree.negated ? { type: 'not', operand: inside } : inside;
}

function membership(tree: Syntax & { type: 'in' }, scope: Scope): Predicate {
  const name = columnName(tree.operand);
  const { type } = column(name, scope);
  if (type === 'select_multiple') fail(name, m.codebook_use_in({ name: name.value }));
  const values = tree.values.map((member) => (numeric.has(type) ? constant(member) : text(member, name, scope)));
  return { type: 'in', column: name.value, values, negated: tree.negated };
}

function mention(tree: Syntax & { type: 'has' }, scope: Scope): Predicate {
  const name = columnName(tree.column);
  if (column(name, scope).type !== 'select_multiple') fail(name, m.codebook_not_multiple({ name: name.value }));
  return { type: 'has', column: name.value, value: text(tree.operand, name, scope), negated: tree.negated };
}

function constant(tree: Syntax): number {
  if (tree.type === 'number') return tree.value;
  if (tree.type === 'negative' && tree.operand.type === 'number') return -tree.operand.value;
  return fail(tree, m.codebook_number_wanted());
}

function text(tree: Syntax, name: Name, scope: Scope): string {
  return tree.type === 'text' ? code(tree, name, scope) : fail(tree, m.codebook_text_wanted({ name: name.value }));
}

/** A quoted code, checked against the column's list; a code that means "no answer" can never be met. */
function code(tree: Syntax & { type: 'text' }, name: Name, scope: Scope): string {
  const { type, list } = column(name, scope);
  if (ordered.has(type) && !/^\d{4}-\d\d-\d\d/.test(tree.value))
    fail(tree, m.codebook_not_a_date({ text: tree.value }));
  const choices = list === null ? undefined : (scope.choices.get(list) ?? []);
  const codes = choices?.map((choice) => choice.name) ?? (type === 'area' ? scope.areas : undefined);
  if (codes && ![...codes].includes(tree.value))
    fail(
      tree,
      m.codebook_unknown_code({ code: tree.value, name: name.value, nearest: nearest(tree.value, codes) ?? '' })
    );
  const missing = choices?.find((choice) => choice.name === tree.value)?.missing;
  if (missing) fail(tree, m.codebook_missing_code({ code: tree.value, missing }));
  return tree.value;
}

function isTextual(name: Name, scope: Scope): boolean {
  return !numeric.has(column(name, scope).type);
}

function columnName(tree: Syntax): Name {
  return tree.type === 'name' ? tree : fail(tree, m.codebook_column_wanted());
}

function column(name: Name, scope: Scope): Column {
  const found = scope.columns.get(name.value);
  if (found) return found;
  return fail(
    name,
    m.codebook_unknown_column({ name: name.value, nearest: nearest(name.value, scope.columns.keys()) ?? '' })
  );
}

function fail(tree: Syntax, message: string): never {
  throw new ExpressionError(tree.position, message);
}
