import { Fingerprint } from '../../files/fingerprint';
import type { StoredTable } from '../../tables/store/stored';
import type { Cell, CellSource, CellQuery } from '../question';

/** Answers that were worked out before, of tables whose names carry the hash of their content: they cannot go stale. */
export interface Remembered {
  stored: StoredTable[];
  /** by `questionKey` */
  answers: Record<string, Packed>;
}

/** Cells as rows of the same fields, each field named once. */
export interface Packed {
  /** names of the keys that a set may have */
  keys: string[];
  rows: (string | number | null)[][];
}

export const questionKey = (question: CellQuery): string => new Fingerprint().add(JSON.stringify(question)).hex();

/** Answers from memory what it can, and asks the other source, which may still be on its way, for the rest. */
export function rememberedSource({ answers }: Remembered, other: CellSource): CellSource {
  return {
    cells: async (question, signal) => {
      const key = questionKey(question);
      return Object.hasOwn(answers, key) ? unpack(answers[key]!, question) : other.cells(question, signal);
    },
    statement: (question) => other.statement(question)
  };
}

export function pack(cells: Cell[], { keys }: CellQuery): Packed {
  const names = keys.map(({ name }) => name);
  return {
    keys: names,
    rows: cells.map((cell) => [
      cell.measure,
      cell.wave,
      cell.set,
      ...names.map((name) => cell.key[name] ?? null),
      ...NUMBERS.map((field) => cell[field])
    ])
  };
}

function unpack({ keys, rows }: Packed, { sets }: CellQuery): Cell[] {
  const keysOf = new Map(sets.map((set) => [set.name, set.keys]));
  const places = new Map(keys.map((name, index) => [name, index + 3]));
  return rows.map((row) => {
    const [measure, wave, set] = row as [string, string, string];
    const cell = { measure, wave, set, key: {} } as Cell;
    for (const name of keysOf.get(set)!) cell.key[name] = (row[places.get(name) ?? -1] ?? null) as string | null;
    for (const [index, field] of NUMBERS.entries()) cell[field] = row[keys.length + 3 + index] as number;
    return cell;
  });
}

const NUMBERS = ['rows', 'weighted', 'n', 'missing', 'notAsked', 'w', 'y', 'x', 'ww', 'yy', 'xy', 'xx'] as const;
