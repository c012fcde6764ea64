/**
 * A count that is or may be published, as an edge of a network: at each vertex (an equation between counts) as much arrives as
 * leaves. A sum arrives where its parts leave, so a table with margins, or a tree of sums, is a circulation.
 */
export interface Count {
  key: string;
  from: string;
  to: string;
  /** numbers of persons that the same word hides or shows: one, or one a definition */
  n: number[];
  /** what a reader loses when it is hidden; shown counts are chosen by it */
  cost: number;
  /** nobody shows it: true of blanks and remainders, and of what is hidden already */
  hidden: boolean;
}

/**
 * Which counts must not be shown: those of 1 to `below` - 1 (primary), and as few others as leave a reader unable to tell
 * that one of them is below the limit, however he adds and subtracts what is shown (complementary). A zero that is not hidden
 * already is nobody's: it is shown, and known to be zero.
 *
 * A reader knows that counts are not negative and that the equations hold. The largest number that he must think possible for
 * a hidden count is its own plus the flow that other hidden counts can give way to: from its tail to its head, down each by no
 * more than it holds, up without limit. It must reach the limit. So no hidden count is found, nor any group of them below it.
 * @returns keys of the hidden counts
 * @see Gusfield (1988), SIAM J. Comput. 17: 552-571; Castro (2006), INFORMS J. Comput. 18: 199-210; Hundepool et al. (2012), 4.3
 */
export function suppress(counts: Count[], below: number): Set<string> {
  const edges = counts.filter(({ n, hidden }) => hidden || n.some((one) => one > 0));
  const hidden = edges.map(({ n, hidden: already }) => already || n.some((one) => one > 0 && one < below));
  if (hidden.includes(true)) {
    const network = new Network(edges, hidden);
    // what needs the dearest help first: it may do for the rest
    const order = [...edges.keys()].sort((a, b) => edges[b]!.cost - edges[a]!.cost || a - b);
    for (const numbers of distinct(edges)) {
      for (const edge of order) {
        const n = numbers[edge]!;
        if (n > 0 && n < below) network.protect(edge, numbers, below - n);
      }
    }
  }
  return new Set(edges.flatMap(({ key }, edge) => (hidden[edge] ? [key] : [])));
}

/** The numbers of each definition, edge by edge; definitions that count the same persons once. */
function distinct(edges: Count[]): number[][] {
  const lists = (edges[0]?.n ?? []).map((_, which) => edges.map(({ n }) => n[which]!));
  return [...new Map(lists.map((list) => [list.join(), list])).values()];
}

class Network {
  #tails: Int32Array;
  #heads: Int32Array;
  #around: number[][] = [];
  /** the hidden ones of them, in the same order */
  #hiddenAround: number[][];
  #queue: Int32Array;
  #pushed: Float64Array;
  /** the edge by which a vertex is reached */
  #arrival: Int32Array;

  constructor(
    private edges: Count[],
    private hidden: boolean[]
  ) {
    const vertices = new Map<string, number>();
    const vertex = (name: string) => {
      let found = vertices.get(name);
      if (found === undefined) vertices.set(name, (found = this.#around.push([]) - 1));
      return found;
    };
    this.#tails = Int32Array.from(edges, ({ from }) => vertex(from));
    this.#heads = Int32Array.from(edges, ({ to }) => vertex(to));
    edges.forEach((_, edge) => {
      this.#around[this.#tails[edge]!]!.push(edge);
      this.#around[this.#heads[edge]!]!.push(edge);
    });
    this.#pushed = new Float64Array(edges.length);
    this.#arrival = new Int32Array(vertices.size);
    this.#queue = new Int32Array(vertices.size);
    this.#hiddenAround = this.#around.map((all) => all.filter((edge) => hidden[edge]));
  }

  /** Hides more until `wanted` persons more may be in a count, where that is possible at all. */
  protect(edge: number, numbers: number[], wanted: number): void {
    this.#pushed.fill(0);
    for (let rest = wanted; rest > 0;) {
      const isFound = this.#walk(edge, numbers) || this.#cheapest(edge, numbers);
      if (!isFound) return;
      rest -= this.#push(edge, numbers, rest);
    }
  }

  /** Follows the way that was found, hides what is on it, and gives way by as much as it can. */
  #push(around: number, numbers: number[], wanted: number): number {
    const start = this.#tails[around]!;
    let amount = wanted;
    const path: number[] = [];
    for (let at = this.#heads[around]!; at !== start;) {
      const edge = this.#arrival[at]!;
      const down = this.#heads[edge] === at;
      if (down) amount = Math.min(amount, numbers[edge]! - this.#pushed[edge]!);
      path.push(down ? edge : ~edge);
      at = down ? this.#tails[edge]! : this.#heads[edge]!;
    }
    for (const step of path) {
      this.#hide(step < 0 ? ~step : step);
      this.#pushed[step < 0 ? ~step : step]! += step < 0 ? -amount : amount;
    }
    return amount;
  }

  #hide(edge: number): void {
    if (this.hidden[edge]) return;
    this.hidden[edge] = true;
    for (const at of [this.#tails[edge]!, this.#heads[edge]!])
      this.#hiddenAround[at] = this.#around[at]!.filter((one) => this.hidden[one]);
  }

  /** A way round a count by hidden counts only. */
  #walk(around: number, numbers: number[]): boolean {
    const [start, end] = [this.#tails[around]!, this.#heads[around]!];
    this.#arrival.fill(-1);
    const queue = this.#queue;
    queue[0] = start;
    let length = 1;
    for (let place = 0; place < length; place += 1) {
      const at = queue[place]!;
      for (const edge of this.#hiddenAround[at]!) {
        if (edge === around) continue;
        const down = this.#tails[edge] === at;
        const next = down ? this.#heads[edge]! : this.#tails[edge]!;
        if (next === start || this.#arrival[next]! >= 0) continue;
        if (down && numbers[edge]! <= this.#pushed[edge]!) continue;
        this.#arrival[next] = edge;
        if (next === end) return true;
        queue[length] = next;
        length += 1;
      }
    }
    return false;
  }

  /** The way round a count that costs least: shown counts cost, hidden ones are free (Dijkstra). */
  #cheapest(around: number, numbers: number[]): boolean {
    const [start, end] = [this.#tails[around]!, this.#heads[around]!];
    const distance = new Float64Array(this.#around.length).fill(Infinity);
    const waiting = new Set([start]);
    distance[start] = 0;
    while (waiting.size > 0) {
      let at = -1;
      for (const one of waiting) if (at < 0 || distance[one]! < distance[at]!) at = one;
      if (at === end) return true;
      waiting.delete(at);
      for (const edge of this.#around[at]!) {
        const down = this.#tails[edge] === at;
        if (edge === around || (down && numbers[edge]! <= this.#pushed[edge]!)) continue;
        const next = down ? this.#heads[edge]! : this.#tails[edge]!;
        const length = distance[at]! + (this.hidden[edge] ? 0 : this.edges[edge]!.cost);
        if (length >= distance[next]!) continue;
        distance[next] = length;
        this.#arrival[next] = edge;
        waiting.add(next);
      }
    }
    return false;
  }
}
