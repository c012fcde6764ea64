import type { VariableType } from '../../codebook/codebook';
import type { Expression, Operand, Predicate } from '../../codebook/expression/expression';
import { identifier, literal } from '../../engine/sql';

/** How each column is stored; a column that is not here is one that the table does not have: it reads as NULL. */
export type ColumnTypes = ReadonlyMap<string, VariableType>;

/** A condition as SQL, in brackets; three-valued as `holds()` is. */
export function predicateSql(predicate: Predicate, types: ColumnTypes): string {
  switch (predicate.type) {
    case 'compare':
      return `(${sides(predicate, types)})`;
    case 'in': {
      const values = predicate.values.map(literal).join(', ');
      const column = columnSql(predicate.column, types);
      if (values === '') return `(CASE WHEN ${column} IS NOT NULL THEN ${predicate.negated ? 'TRUE' : 'FALSE'} END)`;
      return `(${column}${predicate.negated ? ' NOT' : ''} IN (${values}))`;
    }
    case 'has': {
      const pattern = `%|${predicate.value.replace(/[\\%_]/g, '\\$&')}|%`;
      const like = `${columnSql(predicate.column, types)}${predicate.negated ? ' NOT' : ''} LIKE ${literal(pattern)}`;
      return /[\\%_]/.test(predicate.value) ? `(${like} ESCAPE '\\')` : `(${like})`;
    }
    case 'isNull':
      return `(${columnSql(predicate.column, types)} IS ${predicate.negated ? 'NOT ' : ''}NULL)`;
    case 'and':
    case 'or': {
      const operands = predicate.operands.map((operand) => predicateSql(operand, types));
      if (operands.length === 0) return predicate.type === 'and' ? 'TRUE' : 'FALSE';
      return `(${operands.join(predicate.type === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `(NOT ${predicateSql(predicate.operand, types)})`;
  }
}

/** What a row adds, as SQL. Arithmetic is in DOUBLE: a sum of narrow integers must not overflow. */
export function expressionSql(expression: Expression, types: ColumnTypes): string {
  switch (expression.type) {
    case 'number':
      return literal(expression.value);
    case 'column':
      return columnSql(expression.name, types);
    case 'sum':
      return `(${expression.operands.map((operand) => wide(operand, types)).join(' + ')})`;
    case 'product':
      return `(${expression.operands.map((operand) => wide(operand, types)).join(' * ')})`;
    case 'negative':
      return `(- ${wide(expression.operand, types)})`;
    case 'where': {
      const condition = predicateSql(expression.condition, types);
      return `(CASE WHEN ${condition} THEN ${expressionSql(expression.value, types)} WHEN NOT ${condition} THEN 0 END)`;
    }
  }
}

function wide(expression: Expression, types: ColumnTypes): string {
  const sql = expressionSql(expression, types);
  return expression.type === 'column' || expression.type === 'number' ? `CAST(${sql} AS DOUBLE)` : sql;
}

/** Codes are stored as ENUMs, which order by their place in the list: all but equality compares them as texts. */
function sides({ operator, left, right }: Predicate & { type: 'compare' }, types: ColumnTypes): string {
  const isText = [left, right].some(
    (side) => side.type === 'text' || (side.type === 'column' && isCode(side.name, types))
  );
  const asText = isText && operator !== '=' && operator !== '<>';
  const side = (operand: Operand) => {
    const sql = operand.type === 'text' ? literal(operand.value) : expressionSql(operand, types);
    return asText && operand.type !== 'text' ? `CAST(${sql} AS VARCHAR)` : sql;
  };
  return `${side(left)} ${operator} ${side(right)}`;
}

function isCode(name: string, types: ColumnTypes): boolean {
  const type = types.get(name);
  return type === 'select_one' || type === 'area';
}

function columnSql(name: string, types: ColumnTypes): string {
  return types.has(name) ? identifier(name) : 'NULL';
}
