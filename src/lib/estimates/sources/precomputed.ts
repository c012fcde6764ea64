import { Fingerprint } from '../../files/fingerprint';
import type { StoredTable } from '../../tables/store/stored';
import { sumNames, type CellBlock, type MeasureSums } from '../cells/cellBlock';
import { answerFrom, rowsKey } from '../cells/plan';
import type { CellQuery, CellSource } from '../cells/cellQuery';

/** Answers that were worked out before, of tables whose names carry the hash of their content: they cannot go stale. */
export interface Precomputed {
  stored: StoredTable[];
  /** by `questionKey` */
  answers: Record<string, Packed>;
}

/** A question and its answer as JSON can hold them. */
export interface Packed {
  query: CellQuery;
  groups: CellBlock['groups'];
  rows: number[];
  weighted: number[];
  drawn?: CellBlock['drawn'];
  /** by id; a sum that is 0 everywhere is left out */
  measures: Record<string, Partial<Record<keyof MeasureSums, readonly (number | string)[]>>>;
}

export const questionKey = (query: CellQuery): string => new Fingerprint().add(JSON.stringify(query)).hex();

/**
 * Answers from memory what it can, also what a wider question holds, and asks the other source, which may still be on its way, for
 * the rest.
 */
export function precomputedSource({ answers }: Precomputed, other: CellSource): CellSource {
  const unpacked = new Map<string, CellBlock>();
  const blockOf = (key: string): CellBlock => {
    const block = unpacked.get(key) ?? unpack(answers[key]!);
    unpacked.set(key, block);
    return block;
  };
  const known = (query: CellQuery): CellBlock | null => {
    const key = questionKey(query);
    if (Object.hasOwn(answers, key)) return blockOf(key);
    const rows = rowsKey(query);
    for (const [wider, packed] of Object.entries(answers)) {
      const block = rowsKey(packed.query) === rows ? answerFrom(packed.query, blockOf(wider), query) : null;
      if (block) return block;
    }
    return null;
  };
  return {
    can: (query) => known(query) !== null || other.can(query),
    peek: (query) => known(query) ?? other.peek(query),
    cells: async (query, signal) => known(query) ?? other.cells(query, signal),
    statement: (query) => other.statement(query)
  };
}

export function pack(query: CellQuery, { groups, rows, weighted, drawn, measures }: CellBlock): Packed {
  return {
    query,
    groups,
    rows: [...rows],
    weighted: [...weighted],
    ...(drawn ? { drawn } : {}),
    measures: Object.fromEntries(
      [...measures].map(([id, sums]) => {
        const some = sumNames.filter((name) => sums[name].some((sum) => sum !== 0));
        return [id, { waves: sums.waves, ...Object.fromEntries(some.map((name) => [name, [...sums[name]]])) }];
      })
    )
  };
}

function unpack({ groups, rows, weighted, drawn, measures }: Packed): CellBlock {
  const none = new Float64Array(groups.length);
  return {
    groups,
    rows: Float64Array.from(rows),
    weighted: Float64Array.from(weighted),
    ...(drawn ? { drawn } : {}),
    measures: new Map(
      Object.entries(measures).map(([id, { waves, ...sums }]) => [
        id,
        {
          waves: waves as string[],
          ...(Object.fromEntries(
            sumNames.map((name) => [name, sums[name] ? Float64Array.from(sums[name] as number[]) : none])
          ) as Omit<MeasureSums, 'waves'>)
        }
      ])
    )
  };
}
