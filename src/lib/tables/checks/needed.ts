import type { Codebook, TableSpec } from '../../codebook/codebook';
import { designColumns } from '../../codebook/designColumns';
import { columnsOf } from '../../codebook/expression/columnsOf';

/** Questions of a table that the survey's design, an indicator, a filter or a check reads; no figure needs the others. */
export function needed(table: TableSpec, codebook: Codebook): Set<string> {
  const { name, key, area, wave, weight, n } = table;
  const found = new Set([...key, area]);
  for (const column of [wave, weight, ...designColumns(table), n]) if (column !== null) found.add(column);
  for (const { expected } of codebook.tables) if (expected?.table === name) found.add(expected.column);
  for (const { columns } of codebook.filters) if (columns[name] !== undefined) found.add(columns[name]);
  const read = [
    ...codebook.rules.filter((rule) => rule.table === name).map(({ condition }) => condition),
    ...codebook.indicators
      .filter((indicator) => indicator.table === name)
      .flatMap(({ universe, numerator, denominator }) => [universe, numerator, denominator])
  ];
  for (const node of read) if (node !== null) for (const column of columnsOf(node)) found.add(column);
  // who was asked decides which blank is a missing answer; the list grows while it is walked
  const relevant = new Map(table.variables.map((variable) => [variable.name, variable.relevant]));
  for (const column of found) {
    const condition = relevant.get(column);
    if (condition) for (const other of columnsOf(condition)) found.add(other);
  }
  return found;
}
