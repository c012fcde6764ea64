/** A sum over counts that nobody should know: how often each is in it. */
export type Form = Map<string, number>;

/** A cell that is not published. */
export interface Secret {
  name: string;
  form: Form;
  n: number;
  /** rows and columns of the table that it is in */
  lines: string[];
}

/**
 * What a reader finds who writes all that is published as linear equations: cells, and groups of cells, of 1 to below - 1
 * persons whose number follows. Groups are pairs, triples of which two are in a line, and lines.
 * @param known sums whose numbers are published
 * @returns names of the cells and groups that he finds
 */
export function attack(known: Form[], secrets: Secret[], below = 10): string[] {
  const span = new Span();
  const at = new Map<string, number>();
  const row = (form: Form) =>
    new Map([...form].map(([name, n]) => [at.get(name) ?? at.set(name, at.size).get(name)!, n]));
  for (const form of known) span.add(row(form));

  const small = secrets
    .filter(({ n }) => n > 0 && n < below)
    .map((secret) => ({ ...secret, rest: span.residual(row(secret.form)) }));
  const found = small.filter(({ rest }) => rest.size === 0).map(({ name }) => name);
  const open = small.filter(({ rest }) => rest.size > 0);

  const byRest = new Map<string, number[]>();
  open.forEach(({ rest }, index) => {
    const text = write(rest);
    byRest.set(text, [...(byRest.get(text) ?? []), index]);
  });
  const others = (rest: Row) => byRest.get(write(negative(rest))) ?? [];
  const take = (places: number[]) => {
    const group = places.map((place) => open[place]!);
    if (group.reduce((sum, { n }) => sum + n, 0) < below) found.push(group.map(({ name }) => name).join(' + '));
  };
  for (let one = 0; one < open.length; one += 1) {
    for (const two of others(open[one]!.rest)) if (two > one) take([one, two]);
    for (let two = one + 1; two < open.length; two += 1) {
      if (open[one]!.n + open[two]!.n >= below - 1 || !meet(open[one]!, open[two]!)) continue;
      for (const three of others(plus(open[one]!.rest, open[two]!.rest))) if (three > two) take([one, two, three]);
    }
  }
  const lines = new Map<string, typeof open>();
  for (const secret of open) {
    for (const line of secret.lines) lines.set(line, [...(lines.get(line) ?? []), secret]);
  }
  for (const [line, members] of lines) {
    const n = members.reduce((sum, one) => sum + one.n, 0);
    if (members.length > 3 && n < below && members.map(({ rest }) => rest).reduce(plus).size === 0) found.push(line);
  }
  return found;
}

const meet = (a: Secret, b: Secret): boolean => a.lines.some((line) => b.lines.includes(line));

const PRIME = 67_108_859;
const modulo = (n: number) => ((n % PRIME) + PRIME) % PRIME;
const negative = (row: Row): Row => new Map([...row].map(([index, n]) => [index, modulo(-n)]));
const write = (row: Row): string => [...row].sort(([a], [b]) => a - b).join(';');

type Row = Map<number, number>;

function plus(a: Row, b: Row): Row {
  const sum = new Map(a);
  for (const [index, n] of b) {
    const total = modulo((sum.get(index) ?? 0) + n);
    if (total === 0) sum.delete(index);
    else sum.set(index, total);
  }
  return sum;
}

function inverse(n: number): number {
  let [a, b, x, y] = [modulo(n), PRIME, 1, 0];
  while (a > 1) {
    const q = Math.floor(b / a);
    [a, b, x, y] = [b % a, a, y - q * x, x];
  }
  return modulo(x);
}

/** All that follows from equations: rows in echelon form over a prime field, so that no rounding decides. */
class Span {
  #rows = new Map<number, Row>();

  add(row: Row): void {
    const rest = this.residual(row);
    const [pivot] = [...rest.keys()].sort((a, b) => a - b);
    if (pivot === undefined) return;
    const factor = inverse(rest.get(pivot)!);
    this.#rows.set(pivot, new Map([...rest].map(([index, n]) => [index, modulo(n * factor)])));
  }

  /** What of a sum does not follow; empty: all of it does. */
  residual(row: Row): Row {
    const rest = new Map([...row].map(([index, n]) => [index, modulo(n)]));
    const queue = [...rest.keys()].filter((index) => this.#rows.has(index));
    while (queue.length > 0) {
      const pivot = queue.pop()!;
      const n = rest.get(pivot);
      if (n === undefined) continue;
      for (const [index, factor] of this.#rows.get(pivot)!) {
        const total = modulo((rest.get(index) ?? 0) - n * factor);
        if (total === 0) rest.delete(index);
        else {
          rest.set(index, total);
          if (this.#rows.has(index)) queue.push(index);
        }
      }
    }
    return rest;
  }
}
