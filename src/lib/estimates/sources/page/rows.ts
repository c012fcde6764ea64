import { columnsOf } from '../../../codebook/expression/columnsOf';
import type { Expression, Predicate } from '../../../codebook/expression/expression';
import { holds, measure, type Row } from '../../../codebook/expression/holds';
import type { Column, Value } from './column';
import { known } from './known';

/** What a condition says of a row. */
export const isFalse = 0;
export const isTrue = 1;
export const isUnknown = 2;

/**
 * The rows of one table, and what conditions and expressions say of each: column by column, each worked out once. What a part that
 * reads one column says of a value is what `holds` and `measure` say.
 */
export class Rows {
  #truths = new Map<string, Uint8Array>();
  #numbers = new Map<string, Float64Array>();
  #columns = new Map<string, Column>();

  /** @param read the values of a column, all null where the table has none of that name */
  constructor(
    readonly length: number,
    private readonly read: (name: string) => Column
  ) {}

  column(name: string): Column {
    return known(this.#columns, name, () => this.read(name));
  }

  /** By row: isFalse, isTrue or isUnknown. */
  truth(predicate: Predicate): Uint8Array {
    return known(this.#truths, JSON.stringify(predicate), () => this.#truth(predicate));
  }

  /** By row; NaN where an answer is missing. */
  numbers(expression: Expression): Float64Array {
    return known(this.#numbers, JSON.stringify(expression), () => this.#number(expression));
  }

  #truth(predicate: Predicate): Uint8Array {
    const names = [...columnsOf(predicate)];
    const told = (row: Row) => toTruth(holds(predicate, row));
    if (names.length <= 1) return this.#byValue(names[0], told, new Uint8Array(this.length));
    switch (predicate.type) {
      case 'and':
        return this.#every(predicate.operands, isTrue);
      case 'or':
        return this.#every(predicate.operands, isFalse);
      case 'not':
        return this.truth(predicate.operand).map((truth) => (truth === isUnknown ? truth : 1 - truth));
      default:
        return this.#byRow(names, told);
    }
  }

  /** AND is true unless an operand is false or unknown; OR is the same with true and false exchanged. */
  #every(operands: Predicate[], neutral: number): Uint8Array {
    const parts = operands.map((operand) => this.truth(operand));
    const result = new Uint8Array(this.length).fill(neutral);
    for (const part of parts) {
      for (let row = 0; row < this.length; row++) {
        const [truth, sofar] = [part[row]!, result[row]!];
        if (truth === 1 - neutral || (truth === isUnknown && sofar === neutral)) result[row] = truth;
      }
    }
    return result;
  }

  #number(expression: Expression): Float64Array {
    const names = [...columnsOf(expression)];
    const told = (row: Row) => measure(expression, row) ?? NaN;
    if (names.length <= 1) return this.#byValue(names[0], told, new Float64Array(this.length));
    switch (expression.type) {
      case 'sum':
        return this.#fold(expression.operands, (a, b) => a + b);
      case 'product':
        return this.#fold(expression.operands, (a, b) => a * b + 0);
      case 'negative':
        return this.numbers(expression.operand).map((value) => 0 - value);
      case 'where': {
        const condition = this.truth(expression.condition);
        return this.numbers(expression.value).map((value, row) => {
          if (condition[row] === isTrue) return value;
          return condition[row] === isFalse ? 0 : NaN;
        });
      }
      default:
        throw new Error(`Rows: ${expression.type} reads at most one column`);
    }
  }

  #fold(operands: Expression[], combine: (a: number, b: number) => number): Float64Array {
    const [first, ...others] = operands.map((operand) => this.numbers(operand));
    const result = first!.slice();
    for (const other of others)
      for (let row = 0; row < this.length; row++) result[row] = combine(result[row]!, other[row]!);
    return result;
  }

  /** Asks once for each value of a column. */
  #byValue<Into extends Uint8Array | Float64Array>(
    name: string | undefined,
    told: (row: Row) => number,
    into: Into
  ): Into {
    if (name === undefined) {
      into.fill(told({}));
      return into;
    }
    const { codes, values } = this.column(name);
    const byCode = values.map((value) => told({ [name]: value }));
    for (let row = 0; row < this.length; row++) into[row] = byCode[codes[row]!]!;
    return into;
  }

  #byRow(names: string[], told: (row: Row) => number): Uint8Array {
    const columns = names.map((name) => this.column(name));
    const row: Record<string, Value> = {};
    return new Uint8Array(this.length).map((_, at) => {
      for (const [index, { codes, values }] of columns.entries()) row[names[index]!] = values[codes[at]!]!;
      return told(row);
    });
  }
}

const toTruth = (holding: boolean | null): number => (holding === null ? isUnknown : holding ? isTrue : isFalse);
