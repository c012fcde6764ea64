import type { Operand, Predicate } from './expression';

/** The columns that a row must have for this to be worked out. */
export function columnsOf(node: Operand | Predicate): Set<string> {
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
