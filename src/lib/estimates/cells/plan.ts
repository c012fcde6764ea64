import { append } from './append';
import { sumNames, type CellBlock, type MeasureSums, type RowGroup, type SumName } from './cellBlock';
import type { CellQuery, CellSet, Key, Measure } from './cellQuery';

/** Questions put together, and where each finds its answer. */
export interface Plan {
  /** what is to be asked: one question for all that read the same rows in the same way */
  queries: CellQuery[];
  /**
   * The answer to one of the questions that were put together.
   * @param index of it
   * @param answers to `queries`
   */
  answer(index: number, answers: readonly CellBlock[]): CellBlock;
}

/**
 * Merges questions of the same tables, filter, weight, n, variance and design into one: sets, keys and measures of all, the same content
 * once, whatever it is called.
 */
export function plan(queries: CellQuery[]): Plan {
  const merged = new Map<string, Merged>();
  const parts = queries.map((query) => {
    const rows = rowsKey(query);
    let into = merged.get(rows);
    if (!into) merged.set(rows, (into = new Merged(query)));
    return { into, names: into.add(query) };
  });
  const all = [...merged.values()];
  return {
    queries: all.map(({ query }) => query),
    answer: (index, answers) => {
      const { into, names } = parts[index]!;
      return take(answers[all.indexOf(into)]!, names);
    }
  };
}

/** The same text for questions that read the same rows in the same way. */
export const rowsKey = ({ waveTables, where, weight, n, variance, design }: CellQuery): string =>
  JSON.stringify([waveTables, where, weight, n, variance, design]);

/** The answer to a question that a wider one holds, whatever that calls things; null where it does not hold it. */
export function answerFrom(wide: CellQuery, block: CellBlock, query: CellQuery): CellBlock | null {
  if (rowsKey(wide) !== rowsKey(query)) return null;
  const merged = new Merged(wide);
  merged.add(wide);
  const size = () => [merged.query.sets, merged.query.measures].map(({ length }) => length).join();
  const before = size();
  const names = merged.add(query);
  return size() === before ? take(block, names) : null;
}

/** What a question calls things, by what the merged one calls them. */
interface Names {
  sets: Map<string, { set: string; keys: Map<string, string> }[]>;
  measures: Map<string, string[]>;
}

class Merged {
  query: CellQuery;
  #keys = new United<Key>((key, name) => ({ ...key, name }));
  #sets = new United<CellSet>((set, name) => ({ ...set, name }));
  #measures = new United<Measure>((measure, id) => ({ ...measure, id }));

  constructor(query: CellQuery) {
    this.query = { ...query, keys: this.#keys.all, sets: this.#sets.all, measures: this.#measures.all };
  }

  add({ keys, sets, measures }: CellQuery): Names {
    const names: Names = { sets: new Map(), measures: new Map() };
    const nameOf = new Map(keys.map((key) => [key.name, this.#keys.add(key, key.name)]));
    for (const set of sets) {
      const named = new Map(set.keys.map((name) => [nameOf.get(name)!, name]));
      const name = this.#sets.add({ ...set, keys: [...named.keys()].sort() }, set.name);
      append(names.sets, name, { set: set.name, keys: named });
    }
    for (const measure of measures) append(names.measures, this.#measures.add(measure, measure.id), measure.id);
    return names;
  }
}

/** Things by their content, each under a name that no other has. */
class United<Thing> {
  readonly all: Thing[] = [];
  #names = new Map<string, string>();
  #taken = new Set<string>();

  constructor(private readonly called: (thing: Thing, name: string) => Thing) {}

  /** @returns the name that it has here: its own, unless another thing has it */
  add(thing: Thing, wanted: string): string {
    const content = JSON.stringify(this.called(thing, ''));
    const known = this.#names.get(content);
    if (known !== undefined) return known;
    let name = wanted;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${wanted} ${count}`;
    this.#names.set(content, name);
    this.#taken.add(name);
    this.all.push(this.called(thing, name));
    return name;
  }
}

/** The groups and measures of one question, under its own names. */
function take(block: CellBlock, { sets, measures }: Names): CellBlock {
  const groups: RowGroup[] = [];
  const places: number[] = [];
  for (const [at, group] of block.groups.entries()) {
    for (const { set, keys } of sets.get(group.set) ?? []) {
      groups.push({ ...group, set, key: renamed(group.key, keys) });
      places.push(at);
    }
  }
  const isAll = places.length === block.groups.length && places.every((at, index) => at === index);
  const pick = (column: Float64Array) => (isAll ? column : Float64Array.from(places, (at) => column[at]!));
  const picked = ({ waves, ...columns }: MeasureSums): MeasureSums => ({
    waves,
    ...(Object.fromEntries(sumNames.map((name) => [name, pick(columns[name])])) as Record<SumName, Float64Array>)
  });
  return {
    ...block,
    groups,
    rows: pick(block.rows),
    weighted: pick(block.weighted),
    measures: new Map(
      [...block.measures].flatMap(([id, sums]) => {
        const names = measures.get(id);
        const found = names && picked(sums);
        return names?.map((name) => [name, found!] as const) ?? [];
      })
    )
  };
}

function renamed(key: RowGroup['key'], names: Map<string, string>): RowGroup['key'] {
  const own: Record<string, string | null> = {};
  for (const [merged, name] of names) own[name] = key[merged] ?? null;
  return own;
}
