import type { Cell, CellQuery, CellSet, Key, Measure } from './question';

/** Questions put together, and where each finds its answer. */
export interface Plan {
  /** what is to be asked: one question for all that read the same rows in the same way */
  queries: CellQuery[];
  /**
   * The answer to one of the questions that were put together.
   * @param index of it
   * @param answers to `queries`
   */
  answer(index: number, answers: Cell[][]): Cell[];
}

/**
 * Merges questions of the same tables, filter, weight, n and variance into one: sets, keys and measures of all, the same content
 * once, whatever it is called.
 */
export function plan(queries: CellQuery[]): Plan {
  const merged = new Map<string, Merged>();
  const parts = queries.map((query) => {
    const { editions, where, weight, n, squares } = query;
    const content = JSON.stringify([editions, where, weight, n, squares]);
    let into = merged.get(content);
    if (!into) merged.set(content, (into = new Merged(query)));
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

function take(cells: Cell[], { sets, measures }: Names): Cell[] {
  return cells.flatMap((cell) =>
    (sets.get(cell.set) ?? []).flatMap(({ set, keys }) => {
      const key = Object.fromEntries([...keys].map(([merged, name]) => [name, cell.key[merged] ?? null]));
      return (measures.get(cell.measure) ?? []).map((measure) => ({ ...cell, set, key, measure }));
    })
  );
}

function append<Value>(lists: Map<string, Value[]>, name: string, value: Value): void {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
}
