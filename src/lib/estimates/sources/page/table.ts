import { isTrue, Rows } from './rows';
import type { Predicate } from '../../../codebook/expression/expression';
import { columnsBehind, type OwnColumn } from '../../../codebook/own/ownColumn';
import type { Measure } from '../../cells/cellQuery';
import type { Column } from './column';
import { nothing } from './column';
import { known } from './known';
import { ownColumn } from './ownColumn';
import { ranked } from './ranked';
import { measured, type Measured } from './measured';

/** Rows that are alike in some columns are one part. */
export interface Parts {
  /** by row */
  of: Uint32Array;
  /** by part: one row of it */
  first: number[];
}

/** One stored table on the page, and what was worked out of it. */
export class PageTable {
  readonly rows: Rows;
  #measured = new Map<string, Measured>();
  #parts = new Map<string, Parts>();
  #ranks = new Map<string, Uint32Array>();

  /** @param columns those that it has, by name; each is made when it is first looked at */
  constructor(
    readonly length: number,
    private readonly columns: ReadonlyMap<string, () => Column>
  ) {
    this.rows = new Rows(length, (name) => columns.get(name)?.() ?? nothing(length));
  }

  /** The same rows with columns that are worked out of its own; null where it lacks what they are made of. */
  with(own: readonly OwnColumn[]): PageTable | null {
    const isMade = own.every((one) => [...columnsBehind(one)].every(this.has));
    if (!isMade) return null;
    const read = [...this.columns.keys()].map((name) => [name, () => this.rows.column(name)] as const);
    const made = own.map((one) => [one.name, () => ownColumn(this.rows, one)] as const);
    return new PageTable(this.length, new Map([...read, ...made]));
  }

  has = (column: string): boolean => this.columns.has(column);

  /** The weight of each row; null where every row weighs 1. */
  weights(column: string | null): Float64Array | null {
    return column !== null && this.has(column) ? this.rows.numbers({ type: 'column', name: column }) : null;
  }

  /** What its rows are to a measure. */
  measured(measure: Measure, weight: string | null): Measured {
    const { universe, numerator, denominator, relevant } = measure;
    const key = JSON.stringify([universe, numerator, denominator, relevant, weight]);
    return known(this.#measured, key, () => measured(this.rows, measure, this.weights(weight), this.has));
  }

  /** Whether nothing of a measure is left to be worked out. */
  knows(measure: Measure, weight: string | null): boolean {
    const { universe, numerator, denominator, relevant } = measure;
    return this.#measured.has(JSON.stringify([universe, numerator, denominator, relevant, weight]));
  }

  /** Its rows by what they say in some columns. */
  parts(names: string[]): Parts {
    return known(this.#parts, JSON.stringify(names), () => {
      let parts: Parts = { of: new Uint32Array(this.length), first: this.length > 0 ? [0] : [] };
      for (const name of names) parts = split(parts, this.rows.column(name));
      return parts;
    });
  }

  /** Where each row stands by a column, in the order that the engine sorts in. */
  ranks(column: string, descending: boolean): Uint32Array {
    return known(this.#ranks, `${column} ${descending}`, () => {
      const { codes, values } = this.rows.column(column);
      const byCode = ranked(values, descending);
      return codes.map((code) => byCode[code]!);
    });
  }

  /** Rows that meet a condition, of all when there is none. */
  chosen(where: Predicate | null): Uint32Array {
    const truth = where && this.rows.truth(where);
    const chosen = new Uint32Array(this.length);
    let count = 0;
    for (let row = 0; row < this.length; row++) if (truth === null || truth[row] === isTrue) chosen[count++] = row;
    return chosen.subarray(0, count);
  }
}

function split({ of }: Parts, { codes, values }: Column): Parts {
  const first: number[] = [];
  const known = new Map<number, number>();
  const split = of.map((part, row) => {
    const key = part * values.length + codes[row]!;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = first.push(row) - 1));
    return found;
  });
  return { of: split, first };
}
