import type { Expression, Predicate } from '../../codebook/expression/expression';
import { identifier, literal } from '../../engine/sql';
import { expressionSql, predicateSql, type ColumnTypes } from '../../tables/sql/predicateSql';
import type { WaveTable } from '../cells/cellQuery';
import { select } from './select';
import { tableSql } from './tableSql';

/** A part of a measure, written in terms of the row columns. */
export interface Term {
  sql: string;
  /** true or false, counted as 1 and 0 */
  flag: boolean;
  /** the same number on every row, never missing */
  constant: number | null;
}

/**
 * JobQueue out each distinct condition and expression of many measures once a row: simple ones in an inner SELECT, AND, OR
 * and NOT of them in the next. Measured on 25 measures: 40 % faster than repeating them in each sum.
 */
export class RowColumns {
  #types: ColumnTypes;
  #simple = new Map<string, string>();
  #composed = new Map<string, string>();

  /** @param table a condition on a column that it does not have is unknown. Codes have no order, so all can pass for text */
  constructor(private readonly table: Pick<WaveTable, 'name' | 'columns' | 'own'>) {
    this.#types = new Map(table.columns.map((column) => [column, 'text']));
  }

  has(column: string): boolean {
    return this.#types.has(column);
  }

  /** The name of the column that holds a condition. */
  condition(predicate: Predicate): string {
    const sql = this.#write(predicate);
    return isComposed(predicate) ? this.#name(this.#composed, sql) : sql;
  }

  term(expression: Expression): Term {
    if (expression.type === 'number')
      return { sql: literal(expression.value), flag: false, constant: expression.value };
    if (expression.type === 'where' && expression.value.type === 'number' && expression.value.value === 1)
      return { sql: this.condition(expression.condition), flag: true, constant: null };
    const sql = expressionSql(expression, this.#types);
    return { sql: expression.type === 'column' ? sql : this.#name(this.#simple, sql), flag: false, constant: null };
  }

  /** The table's rows with these columns added, ready for FROM. */
  from(condition: Predicate | null): string {
    const where = condition ? predicateSql(condition, this.#types) : undefined;
    const simple = select({ columns: ['*', ...definitions(this.#simple)], from: tableSql(this.table), where });
    if (this.#composed.size === 0) return simple;
    return select({ columns: ['*', ...definitions(this.#composed)], from: simple });
  }

  #write(predicate: Predicate): string {
    switch (predicate.type) {
      case 'and':
      case 'or': {
        const operands = predicate.operands.map((operand) => this.#write(operand));
        return `(${operands.join(predicate.type === 'and' ? ' AND ' : ' OR ')})`;
      }
      case 'not':
        return `(NOT ${this.#write(predicate.operand)})`;
      default:
        return this.#name(this.#simple, predicateSql(predicate, this.#types));
    }
  }

  #name(level: Map<string, string>, sql: string): string {
    const name = level.get(sql) ?? identifier(`#${this.#simple.size + this.#composed.size + 1}`);
    level.set(sql, name);
    return name;
  }
}

const isComposed = ({ type }: Predicate): boolean => type === 'and' || type === 'or' || type === 'not';

function definitions(level: Map<string, string>): string[] {
  return [...level].map(([sql, name]) => `${sql} AS ${name}`);
}
