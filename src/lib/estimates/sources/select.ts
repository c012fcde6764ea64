/** Parts of a SELECT; a FROM or a source of several lines stands indented in its brackets. */
export interface Select {
  columns: string[];
  from: string;
  where?: string;
  groupBy?: string;
}

/** A SELECT as people read it: a column a line. */
export function select({ columns, from, where, groupBy }: Select): string {
  return [
    'SELECT',
    indent(columns.join(',\n')),
    from.includes('\n') ? `FROM (\n${indent(from)}\n)` : `FROM ${from}`,
    ...(where ? [`WHERE ${where}`] : []),
    ...(groupBy ? [`GROUP BY ${groupBy}`] : [])
  ].join('\n');
}

const indent = (text: string): string => text.replace(/^/gm, '  ');
