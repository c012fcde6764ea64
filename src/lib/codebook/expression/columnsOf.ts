import type { Operand, Predicate } from './expression';

/** by the expression, which nobody changes: the same ones are asked of at every question */
const known = new WeakMap<Operand | Predicate, ReadonlySet<string>>();

/** The columns that a row must have for this to be worked out. */
export function columnsOf(node: Operand | Predicate): ReadonlySet<string> {
  const found = known.get(node) ?? read(node);
  known.set(node, found);
  return found;
}

function read(node: Operand | Predicate): ReadonlySet<string> {
  switch (node.type) {
    case 'number':
    case 'text':
      return new Set();
    case 'column':
      return new Set([node.name]);
    case 'in':
    case 'has':
    case 'isNull':
      return new Set([node.column]);
    case 'sum':
    case 'product':
    case 'and':
    case 'or':
      return union(node.operands);
    case 'negative':
    case 'not':
      return columnsOf(node.operand);
    case 'where':
      return union([node.value, node.condition]);
    case 'compare':
      return union([node.left, node.right]);
  }
}

function union(nodes: (Operand | Predicate)[]): Set<string> {
  return new Set(nodes.flatMap((node) => [...columnsOf(node)]));
}
