import type { Codebook, TableSpec } from './codebook';
import { designColumns } from './designColumns';
import { columnsOf } from './expression/columnsOf';

/** Names of the questions that anything asks of a table: an indicator, a filter, a check, the survey's design, or who was asked. */
export function neededColumns(codebook: Codebook, table: TableSpec): Set<string> {
  const { indicators, derived, filters, rules, tables, gaps } = codebook;
  const { key, area, wave, weight, n } = table;
  const expressions = [
    ...[...indicators, ...derived]
      .filter((indicator) => indicator.table === table.name)
      .flatMap(({ universe, numerator, denominator }) => [universe, numerator, denominator]),
    ...rules.filter((rule) => rule.table === table.name).map(({ condition }) => condition)
  ];
  const named = [
    ...[...key, area, wave, weight, ...designColumns(table), n],
    ...filters.map(({ columns }) => columns[table.name]),
    ...(gaps.steps?.table === table.name ? gaps.steps.places.map(({ column }) => column) : []),
    ...tables.map(({ expected }) => (expected?.table === table.name ? expected.column : null)),
    ...expressions.flatMap((expression) => (expression ? [...columnsOf(expression)] : []))
  ];
  return withAsked(table, new Set(named.filter((name) => name !== null && name !== undefined)));
}

/** Whether a row was asked a question may hang on others, and theirs on more. */
function withAsked({ variables }: TableSpec, needed: Set<string>): Set<string> {
  for (const name of needed) {
    const relevant = variables.find((variable) => variable.name === name)?.relevant;
    // a set is walked to its end, whatever is added on the way
    if (relevant) for (const column of columnsOf(relevant)) needed.add(column);
  }
  return needed;
}
