import type { Row } from '../../../src/lib/codebook/expression/holds';
import {
  sumNames,
  type CellBlock,
  type MeasureSums,
  type RowGroup,
  type SumName
} from '../../../src/lib/estimates/cells/cellBlock';
import type { CellQuery, CellSource } from '../../../src/lib/estimates/cells/cellQuery';
import { referenceCells } from './reference';

/** What one measure adds up to in one group of rows. */
export interface Cell extends Record<SumName | 'rows' | 'weighted', number> {
  measure: string;
  wave: string;
  set: string;
  key: Record<string, string | null>;
}

/** Cells in columns. */
export function blockOf(cells: Cell[]): CellBlock {
  const places = new Map<string, number>();
  const groups: RowGroup[] = [];
  const at = cells.map(({ set, wave, key }) => {
    const name = JSON.stringify([set, wave, key]);
    const place = places.get(name) ?? groups.push({ set, wave, key }) - 1;
    places.set(name, place);
    return place;
  });
  const [rows, weighted] = [new Float64Array(groups.length), new Float64Array(groups.length)];
  const measures = new Map<string, MeasureSums>();
  for (const [index, cell] of cells.entries()) {
    let sums = measures.get(cell.measure);
    if (!sums) measures.set(cell.measure, (sums = { waves: [], ...noSums(groups.length) }));
    if (!sums.waves.includes(cell.wave)) (sums.waves as string[]).push(cell.wave);
    for (const name of sumNames) sums[name][at[index]!] = cell[name];
    rows[at[index]!] = cell.rows;
    weighted[at[index]!] = cell.weighted;
  }
  return { groups, rows, weighted, measures };
}

const noSums = (length: number): Record<SumName, Float64Array> =>
  Object.fromEntries(sumNames.map((name) => [name, new Float64Array(length)])) as Record<SumName, Float64Array>;

/** The columns' cells. */
export function cellsOf({ groups, rows, weighted, measures }: CellBlock): Cell[] {
  return [...measures].flatMap(([measure, { waves, ...sums }]) =>
    groups.flatMap(({ set, wave, key }, at): Cell[] => {
      if (!waves.includes(wave)) return [];
      const numbers = Object.fromEntries(sumNames.map((name) => [name, sums[name][at]!])) as Record<SumName, number>;
      return [{ measure, wave, set, key, rows: rows[at]!, weighted: weighted[at]!, ...numbers }];
    })
  );
}

/** A source that has no answer at hand. */
export function sourceOf(cells: CellSource['cells']): CellSource {
  return { can: () => true, peek: () => null, cells, statement: () => '' };
}

/** Answers by the plain reference, from rows by the name of their table. */
export const referenceSource = (tables: Map<string, Row[]>): CellSource =>
  sourceOf(async (query: CellQuery) => blockOf(referenceCells(query, tables)));

/** What asks one measure of a table, area by area. */
export const queryOf = (table: string): CellQuery => ({
  waveTables: [{ wave: '2014', name: table, columns: ['area'] }],
  keys: [{ name: 'area', column: 'area', groups: null }],
  sets: [{ name: 'areas', keys: ['area'] }],
  measures: [
    {
      id: 'M',
      universe: null,
      numerator: { type: 'number', value: 1 },
      denominator: { type: 'number', value: 1 },
      relevant: null
    }
  ],
  where: null,
  weight: null,
  n: null,
  variance: 'none'
});
