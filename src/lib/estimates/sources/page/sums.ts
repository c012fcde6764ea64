import { sumNames, type CellBlock, type MeasureSums, type RowGroup, type SumName } from '../../cells/cellBlock';
import { canMeasure, wavesOf, type CellQuery, type Key, type Measure } from '../../cells/cellQuery';
import { isComplete, isNotEligible } from './measured';
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
  readonly #rows: Uint32Array;
  readonly #parts: Uint32Array;
  readonly #weights: Float64Array | null;
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
    this.#parts = of;
    this.#rows = table.chosen(query.where);
    this.#weights = table.weights(query.weight);
    this.counts = new Float64Array(first.length);
    this.heavy = new Float64Array(first.length);
    for (const row of this.#rows) {
      const part = of[row]!;
      const weight = this.#weights?.[row] ?? 1;
      this.counts[part]! += 1;
      if (weight !== 0 && weight !== 1 && !Number.isNaN(weight)) this.heavy[part]! += 1;
    }
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
    return Object.entries(this.#sums(measure)) as [SumName, Float64Array][];
  }

  #sums(measure: Measure): Partial<Columns> {
    const { n: sizes, variance, weight } = this.query;
    const { standing, y, x } = this.table.measured(measure, weight);
    const size =
      sizes !== null && this.table.has(sizes) ? this.table.rows.numbers({ type: 'column', name: sizes }) : null;
    const [rows, parts, weights] = [this.#rows, this.#parts, this.#weights];
    const column = () => new Float64Array(this.counts.length);
    const [n, nonresponse, notEligible, sumY, sumX] = [column(), column(), column(), column(), column()];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      const part = parts[row]!;
      if (standing[row] !== isComplete) {
        (standing[row] === isNotEligible ? notEligible : nonresponse)[part]! += 1;
        continue;
      }
      const w = weights === null ? 1 : weights[row]!;
      n[part]! += sizes === null ? 1 : (size?.[row] ?? 0) || 0;
      sumY[part]! += w * y[row]!;
      sumX[part]! += w * x[row]!;
    }
    const made = { n, nonresponse, notEligible, y: sumY, x: sumX };
    return variance === 'weights' ? { ...made, ...this.#moments(measure) } : made;
  }

  /** What a measure's sampling variance is made of, by part. */
  #moments(measure: Measure): Partial<Columns> {
    const { standing, y, x } = this.table.measured(measure, this.query.weight);
    const [rows, parts, weights] = [this.#rows, this.#parts, this.#weights];
    const column = () => new Float64Array(this.counts.length);
    const [sumW, ww, yy, xy, xx] = [column(), column(), column(), column(), column()];
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      if (standing[row] !== isComplete) continue;
      const part = parts[row]!;
      const w = weights === null ? 1 : weights[row]!;
      const [wy, wx] = [w * y[row]!, w * x[row]!];
      sumW[part]! += w;
      ww[part]! += w * w;
      yy[part]! += wy * wy;
      xy[part]! += wx * wy;
      xx[part]! += wx * wx;
    }
    return { w: sumW, ww, yy, xy, xx };
  }
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
