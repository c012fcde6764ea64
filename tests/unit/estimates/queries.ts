import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import type { CellQuery, CellSet, WaveTable, Measure } from '../../../src/lib/estimates/cells/cellQuery';
import type { Cell } from './cells';
import { columns, randomExpression, randomPredicate, randomRow, store, type Random } from './random';
import type { ReferenceCell } from './reference';

/** Sets by these keys, named by them. */
export const named = (sets: string[][]): CellSet[] => sets.map((keys) => ({ name: keys.join(' '), keys }));

const place = ({ set, wave, key, measure }: Cell) =>
  JSON.stringify([set, wave, Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)), measure]);
const counts = ['rows', 'weighted', 'n', 'nonresponse', 'notEligible'] as const;
const sums = ['w', 'y', 'x', 'ww', 'yy', 'xy', 'xx'] as const;

/** What differs: counts by anything, sums by more than 1e-12 of the size of their terms. */
export function differences(actual: Cell[], expected: ReferenceCell[]): string[] {
  const found = new Map(actual.map((cell) => [place(cell), cell]));
  const extra = actual.length === found.size ? [] : ['a cell came twice'];
  for (const cell of actual)
    if (!expected.some((other) => place(other) === place(cell))) extra.push(`+ ${place(cell)}`);
  return extra.concat(
    expected.flatMap((reference) => {
      const cell = found.get(place(reference));
      if (!cell) return [`- ${place(reference)}`];
      const unequal = counts.filter((count) => cell[count] !== reference[count]);
      const apart = sums.filter((sum) => !(Math.abs(cell[sum] - reference[sum]) <= 1e-12 * reference.sizes[sum]));
      return [...unequal, ...apart].map((name) => `${place(cell)} ${name}: ${cell[name]}, not ${reference[name]}`);
    })
  );
}

/** Tables of one survey under names of their own, in one or two waves, stored in an engine when there is one. */
export async function randomTables(
  engine: Engine | null,
  random: Random,
  name: string
): Promise<{ waveTables: WaveTable[]; rows: Map<string, Row[]> }> {
  const all = new Map<string, Row[]>();
  const waveTables: WaveTable[] = [];
  for (const [index, wave] of ['2013', '2014', '2014'].slice(0, 1 + random.below(3)).entries()) {
    const optional = ['score', 'flag', 'form__missing', 'employees__missing', 'weight', 'answers', 'many'];
    const absent = optional.filter(() => random.chance(0.15));
    const kept = columns.filter((column) => !absent.includes(column));
    const rows = Array.from({ length: random.pick([0, 1, 60, 120]) }, () => randomRow(random));
    const waveTable = { wave, name: `${name}_${index}`, columns: kept };
    if (engine) await store(engine, waveTable.name, kept, rows);
    all.set(waveTable.name, rows);
    waveTables.push(waveTable);
  }
  return { waveTables, rows: all };
}

export function randomMeasure(random: Random, id: string): Measure {
  return {
    id,
    universe: random.chance(0.6) ? randomPredicate(random) : null,
    numerator: randomExpression(random),
    denominator: random.chance(0.3) ? { type: 'number', value: 1 } : randomExpression(random),
    relevant: random.chance(0.3) ? randomPredicate(random, 1) : null
  };
}

export function randomQuery(random: Random, waveTables: WaveTable[]): CellQuery {
  return {
    waveTables,
    keys: [
      { name: 'area', column: 'area', groups: null },
      { name: 'kind', column: 'area', groups: { county: ['a1', 'a2', 'a3'], zone: ['b1', "o'c"], empty: [] } },
      { name: 'form', column: 'form', groups: null },
      { name: 'legal', column: 'many', groups: null, code: 'legal' }
    ],
    sets: named(
      random.pick([
        [['area'], ['kind'], []],
        [[]],
        [['area', 'form'], ['form'], ['kind'], []],
        [['kind']],
        [['area', 'legal'], ['legal']]
      ])
    ),
    measures: Array.from({ length: 1 + random.below(8) }, (_, index) => randomMeasure(random, `M"${index}`)),
    where: random.chance(0.3) ? randomPredicate(random, 1) : null,
    weight: random.chance(0.5) ? 'weight' : null,
    n: random.chance(0.2) ? 'answers' : null,
    variance: random.chance(0.5) ? 'weights' : 'none'
  };
}
