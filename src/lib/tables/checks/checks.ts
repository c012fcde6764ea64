import type { Codebook, Rule, TableSpec } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import type { Predicate } from '../../codebook/expression/expression';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier } from '../../engine/sql';
import { maxLines, type Check } from '../../intake/report/report';
import { columnTypes } from '../sql/columnTypes';
import { predicateSql, type ColumnTypes } from '../sql/predicateSql';

/** Counts the rows of a stored table that break a rule of the survey, in one scan. */
export async function checks(
  engine: Engine,
  name: string,
  table: TableSpec,
  columns: string[],
  codebook: Codebook,
  signal?: AbortSignal
): Promise<Check[]> {
  const types = columnTypes(table, columns);
  const rules = brokenRules(codebook, table, types);
  if (rules.length === 0) return [];
  const conditions = rules.map(({ condition }) => predicateSql(condition, types));
  const counts = conditions.flatMap((condition, index) => {
    const broken = `FILTER (WHERE ${condition})`;
    return [`count(*) ${broken} AS n${index}`, `min(line__, ${maxLines}) ${broken} AS l${index}`];
  });
  const [row] = rows<Record<string, number | number[] | null>>(
    // most rows break no rule: they are left out once, not by every count
    await engine.query(`SELECT ${counts.join(', ')} FROM ${identifier(name)} WHERE ${conditions.join(' OR ')}`, signal)
  );
  return rules.flatMap(({ id, severity }, index) => {
    const lines = (row![`l${index}`] as number[] | null) ?? [];
    const count = Number(row![`n${index}`]);
    return count > 0 ? [{ rule: id, severity, count, firstLine: lines[0]!, lines }] : [];
  });
}

/** The rules that rows of a table can break: a column that it does not have reads as NULL, and makes no condition true but that of being NULL. */
export function brokenRules({ rules }: Codebook, { name }: TableSpec, types: ColumnTypes): Rule[] {
  return rules.filter(
    ({ table, condition }) =>
      table === name &&
      [...columnsOf(condition)].some((column) => types.has(column)) &&
      nullTested(condition).every((column) => types.has(column))
  );
}

/** The columns that a condition holds for when they are NULL. */
function nullTested(condition: Predicate): string[] {
  switch (condition.type) {
    case 'and':
    case 'or':
      return condition.operands.flatMap(nullTested);
    case 'not':
      return nullTested(condition.operand);
    case 'isNull':
      return [condition.column];
    default:
      return [];
  }
}
