import { sumNames, type CellBlock, type MeasureSums, type RowGroup, type SumName } from '../../cells/cellBlock';
import { canMeasure, wavesOf, type CellQuery, type Key, type Measure } from '../../cells/cellQuery';
import { addMoments, addUp, answering, type Division } from './addUp';
import type { PageTable } from './table';

type Columns = Record<SumName, Float64Array>;

/** The answer to a question; @param tables of its wave tables, in their order */
export function sums(query: CellQuery, tables: PageTable[]): CellBlock {
  const groups: RowGroup[] = [];
  const places = new Map<string, number>();
  const placeOf = (group: RowGroup): number => {
    const name = JSON.stringify([group.set, group.wave, group.key]);
    const place = places.get(name) ?? groups.push(group) - 1;
    places.set(name, place);
    return place;
  };
  const waveTables = tables.map((table, at) => new Divided(query, at, table, placeOf));
  const column = () => new Float64Array(groups.length);
  const rows = column();
  const weighted = column();
  for (const waveTable of waveTables) {
    waveTable.add(waveTable.counts, rows);
    waveTable.add(waveTable.heavy, weighted);
  }
  const measures = query.measures.map((measure): [string, MeasureSums] => {
    const all = Object.fromEntries(sumNames.map((name) => [name, column()])) as Columns;
    for (const waveTable of waveTables)
      for (const [name, parts] of waveTable.sums(measure)) waveTable.add(parts, all[name]);
    return [measure.id, { ...all, waves: wavesOf(query, measure) }];
  });
  return { groups, rows, weighted, measures: new Map(measures) };
}

/** The rows of one wave table that a question is about, by part: rows that are alike in all that its keys are made of. */
class Divided {
  /** by part */
  readonly counts: Float64Array;
  readonly heavy: Float64Array;
  readonly #waveTable;
  readonly #division: Division;
  readonly #weights: Float64Array;
  readonly #sizes: Float64Array;
  /** by set: the group of each part, -1 of one without a row */
  readonly #groups: Int32Array[];

  constructor(
    private readonly query: CellQuery,
    at: number,
    private readonly table: PageTable,
    placeOf: (group: RowGroup) => number
  ) {
    this.#waveTable = query.waveTables[at]!;
    const keys = query.keys.filter(({ name }) => query.sets.some((set) => set.keys.includes(name)));
    const { of, first } = table.parts([...new Set(keys.map(({ column }) => column))].sort());
    const rows = table.chosen(query.where);
    const weights = table.weights(query.weight);
    this.counts = new Float64Array(first.length);
    this.heavy = new Float64Array(first.length);
    for (const row of rows) {
      const part = of[row]!;
      const weight = weights?.[row] ?? 1;
      this.counts[part]! += 1;
      if (weight !== 0 && weight !== 1 && !Number.isNaN(weight)) this.heavy[part]! += 1;
    }
    const ones = new Float64Array(table.length).fill(1);
    this.#division = { rows: inOrder(rows, of, this.counts), counts: this.counts };
    this.#weights = weights ?? ones;
    this.#sizes = query.n === null ? ones : sizesOf(table, query.n);
    const values = new Map(keys.map((key) => [key.name, valuesOf(key, table, first)]));
    const { wave } = this.#waveTable;
    this.#groups = query.sets.map((set) =>
      Int32Array.from(first, (_, part) => {
        if (this.counts[part] === 0) return -1;
        const key = Object.fromEntries(set.keys.map((name) => [name, values.get(name)![part]!]));
        return placeOf({ set: set.name, wave, key });
      })
    );
  }

  /** Adds up a number by part in the groups of all sets. */
  add(parts: Float64Array, into: Float64Array): void {
    for (const groups of this.#groups)
      for (let part = 0; part < parts.length; part++) if (groups[part]! >= 0) into[groups[part]!]! += parts[part]!;
  }

  /** What a measure adds up to, by part. */
  sums(measure: Measure): Iterable<[SumName, Float64Array]> {
    if (!canMeasure(this.#waveTable, measure)) return [['nonresponse', this.counts]];
    const measured = this.table.measured(measure, this.query.weight);
    const { nonresponse, notEligible, ...answers } = answering(this.#division, measured);
    const sums = addUp(answers, measured, this.#weights, this.#sizes);
    const moments = this.query.variance === 'weights' ? addMoments(answers, measured, this.#weights) : {};
    return Object.entries({ nonresponse, notEligible, ...sums, ...moments }) as [SumName, Float64Array][];
  }
}

/** For how many answers each row stands; 0 where it does not say. */
function sizesOf(table: PageTable, column: string): Float64Array {
  if (!table.has(column)) return new Float64Array(table.length);
  return table.rows.numbers({ type: 'column', name: column }).map((size) => size || 0);
}

/** Chosen rows part by part, each part's in their own order. */
function inOrder(rows: Uint32Array, parts: Uint32Array, counts: Float64Array): Uint32Array {
  const next = new Uint32Array(counts.length);
  for (let part = 1; part < counts.length; part++) next[part] = next[part - 1]! + counts[part - 1]!;
  const order = new Uint32Array(rows.length);
  for (const row of rows) order[next[parts[row]!]!++] = row;
  return order;
}

/** By part: the value of a key, null of none. */
function valuesOf({ column, groups, code }: Key, table: PageTable, first: number[]): (string | null)[] {
  const { codes, values } = table.rows.column(column);
  // the first group that names a value has it
  const inOrder = Object.entries(groups ?? {}).reverse();
  const groupOf = new Map(inOrder.flatMap(([group, all]) => all.map((one) => [one, group])));
  return first.map((row) => {
    const value = values[codes[row]!]!;
    if (value === null) return null;
    if (code !== undefined) return String(value).includes(`|${code}|`) ? 'yes' : 'no';
    return groups ? (groupOf.get(String(value)) ?? null) : String(value);
  });
}
