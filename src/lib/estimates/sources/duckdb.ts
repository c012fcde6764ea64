import type { Table } from 'apache-arrow';
import type { Engine } from '../../engine/engine';
import { sumNames, type CellBlock, type MeasureSums, type RowGroup } from '../cells/cellBlock';
import { wavesOf, type CellQuery, type CellSource, type Measure } from '../cells/cellQuery';
import { designBlock, designQueries } from '../cells/drawn';
import { runStatement } from './runStatement';
import { statement, type Statement, type Sum } from './statement';

/** Answers questions from tables inside DuckDB, each with one statement; a design has a second, of the units that were drawn. */
export function duckdbSource(engine: Pick<Engine, 'query'>): CellSource {
  const isEmpty = ({ waveTables, sets }: CellQuery) => waveTables.length === 0 || sets.length === 0;
  const plain = async (query: CellQuery, signal?: AbortSignal): Promise<CellBlock> => {
    const made = statement(query);
    return read(await runStatement(engine, made.sql, signal), query, made);
  };
  return {
    can: ({ variance, design }) => variance !== 'design' || design !== undefined,
    peek: () => null,
    statement: (query) => (query.waveTables.length > 0 ? statement(sumsQuery(query)).sql : ''),
    async cells(query, signal) {
      if (isEmpty(query)) return nothing;
      if (!query.design) return plain(query, signal);
      const [sums, units] = await Promise.all(designQueries(query).map((one) => plain(one, signal)));
      return designBlock(query, sums!, units!);
    }
  };
}

const sumsQuery = (query: CellQuery): CellQuery => (query.design ? designQueries(query)[0] : query);

const nothing: CellBlock = {
  groups: [],
  rows: new Float64Array(),
  weighted: new Float64Array(),
  measures: new Map()
};

function read(table: Table, query: CellQuery, { keys, sums }: Statement): CellBlock {
  const first = 1 + 2 * keys.length;
  const all = numbers(table, first);
  // the whole of no rows is a row of DuckDB's
  const places = [...all.keys()].filter((at) => all[at]! > 0);
  const pick = (column: Float64Array) =>
    places.length === column.length ? column : Float64Array.from(places, (at) => column[at]!);
  const none = new Float64Array(places.length);
  const columnOf = (index: number, sum: Sum) => {
    const at = sums.indexOf(sum);
    return at < 0 ? none : pick(numbers(table, first + 2 + index * sums.length + at));
  };
  const rows = pick(all);
  const measure = (one: Measure, index: number): MeasureSums => {
    const complete = columnOf(index, 'complete');
    const notEligible = columnOf(index, 'notEligible');
    const columns = Object.fromEntries(
      sumNames.map((name) => [name, name === 'nonresponse' ? none : columnOf(index, name)])
    ) as Omit<MeasureSums, 'waves'>;
    return {
      ...columns,
      n: query.n === null ? complete : columns.n,
      nonresponse: rows.map((count, at) => count - complete[at]! - notEligible[at]!),
      waves: wavesOf(query, one)
    };
  };
  return {
    groups: groupsOf(table, query, keys, places),
    rows,
    weighted: pick(numbers(table, first + 1)),
    measures: new Map(query.measures.map((one, index) => [one.id, measure(one, index)]))
  };
}

function groupsOf(table: Table, query: CellQuery, keys: Statement['keys'], places: number[]): RowGroup[] {
  const setOf = new Map(
    query.sets.map((set) => [keys.map(({ name }) => (set.keys.includes(name) ? 0 : 1)).join(), set])
  );
  const vector = (column: number) => table.getChildAt(column)!;
  const wave = vector(0);
  const values = keys.map((_, key) => vector(1 + key));
  const totals = keys.map((_, key) => vector(1 + keys.length + key));
  return places.map((at) => {
    const set = setOf.get(totals.map((total) => Number(total.get(at))).join())!;
    const key: Record<string, string | null> = {};
    for (const [index, { name }] of keys.entries()) {
      const value: unknown = set.keys.includes(name) ? values[index]!.get(at) : undefined;
      if (value !== undefined) key[name] = value === null ? null : String(value);
    }
    return { set: set.name, wave: String(wave.get(at)), key };
  });
}

/** A column of doubles; 0 where there is nothing to add up. */
function numbers(table: Table, column: number): Float64Array {
  const vector = table.getChildAt(column)!;
  if (vector.nullCount === 0 && vector.data.length === 1) return vector.toArray() as Float64Array;
  return Float64Array.from({ length: table.numRows }, (_, at) => Number(vector.get(at) ?? 0));
}
