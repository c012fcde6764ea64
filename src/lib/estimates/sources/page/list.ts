import type { AllowedRows, RowBlock } from '../../rows';
import type { Value } from './column';
import type { PageTable } from './table';

/** The rows that a query asks for, from one table that is here: as the engine lists them. Null of a query that reads what is not. */
export function listRows({ query, waveTables, table }: AllowedRows, here: PageTable): RowBlock | null {
  const [stored] = waveTables;
  const order = [...query.order, ...table.key.map((column) => ({ column, descending: false }))];
  const named = [...query.columns, ...order.map(({ column }) => column)];
  const isHere = named.every((column) => here.has(column) || !stored!.columns.includes(column));
  if (!isHere) return null;
  const chosen = here.chosen(query.where);
  const sorted = [...new Set(order.map(({ column }) => column))].map((column) => {
    const { descending } = order.find((one) => one.column === column)!;
    return here.ranks(column, descending);
  });
  const places = chosen.slice().sort((a, b) => {
    for (const ranks of sorted) {
      const difference = ranks[a]! - ranks[b]!;
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const listed = places.subarray(0, query.limit);
  return {
    waves: Array.from(listed, () => stored!.wave),
    columns: new Map(
      query.columns.map((column): [string, Value[]] => {
        const { codes, values } = here.rows.column(column);
        return [column, Array.from(listed, (row) => values[codes[row]!]!)];
      })
    ),
    total: chosen.length
  };
}
