import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import type { OpenTable } from '../../tables/open/openTables';
import { sqlName } from '../../tables/open/sqlName';

/**
 * What a name can be completed to: columns of the tables that the statement names, else of all, and tables. Found by the name and by what
 * it is called; `labelled` words a column.
 */
export function completions(
  tables: OpenTable[],
  labelled: (column: OpenTable['columns'][number]) => string
): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/[\p{L}\p{M}\p{N}_]*/u);
    if (!before || (before.from === before.to && !context.explicit)) return null;
    const statement = context.state.doc.toString();
    const named = tables.filter(
      ({ name, stored }) => mentions(statement, name) || (stored && mentions(statement, stored))
    );
    const of = context.matchBefore(/[\p{L}\p{M}\p{N}_]+\.[\p{L}\p{M}\p{N}_]*/u);
    const table = of && tables.find(({ name }) => name === of.text.split('.')[0]);
    const columns = columnsOf(table ? [table] : named.length > 0 ? named : tables, labelled);
    const options = table ? columns : [...columns, ...tables.map(tableOption)];
    return { from: before.from, options, validFor: /^[\p{L}\p{M}\p{N}_]*$/u };
  };
}

const mentions = (statement: string, name: string): boolean => statement.toLowerCase().includes(name.toLowerCase());

function columnsOf(tables: OpenTable[], labelled: (column: OpenTable['columns'][number]) => string): Completion[] {
  const found = new Map<string, Completion>();
  for (const column of tables.flatMap(({ columns }) => columns)) {
    const words = labelled(column);
    found.set(column.name, {
      // both are looked through
      label: `${column.name} ${words}`,
      displayLabel: column.name,
      detail: words,
      apply: sqlName(column.name),
      type: 'property',
      boost: column.isCompanion ? -20 : 10
    });
  }
  return [...found.values()];
}

const tableOption = ({ name, label }: OpenTable): Completion => ({
  label: `${name} ${label}`,
  displayLabel: name,
  detail: label,
  apply: sqlName(name),
  type: 'class',
  boost: 20
});
