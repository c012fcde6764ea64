import { describe, expect, test } from 'vitest';
import { suppress, type Count } from '../../../src/lib/stats/suppress';

/** A count that is the sum of its branches' counts; a node without branches is a leaf. */
interface Branch {
  key: string;
  n: number;
  branches: Branch[];
}

/** A tree from the counts of its areas, a list a kind: keys are k0, k0.0, k0.1, k1, ... */
function tree(counts: number[][]): Branch {
  const kinds = counts.map((areas, kind) => ({
    key: `k${kind}`,
    n: areas.reduce((sum, n) => sum + n, 0),
    branches: areas.map((n, area) => ({ key: `k${kind}.${area}`, n, branches: [] }))
  }));
  return { key: 'root', n: kinds.reduce((sum, { n }) => sum + n, 0), branches: kinds };
}

/** A tree as a network: what arrives at the root leaves by its branches, and all leaves meet again. A sum costs more than its parts. */
function network(root: Branch): Count[] {
  const from = ({ key, n, branches }: Branch, parent: string, cost: number): Count[] => [
    { key, from: parent, to: branches.length > 0 ? key : 'end', n: [n], cost: cost + n / root.n, hidden: false },
    ...branches.flatMap((branch) => from(branch, key, branch.branches.length > 0 ? 2 : 1))
  ];
  return from(root, 'end', 50);
}

const suppressed = (root: Branch, below: number) => suppress(network(root), below);
const hidden = (counts: number[][], below = 10) => [...suppressed(tree(counts), below)].sort();

describe('suppress(counts, below)', () => {
  test.each<[string, number[][], string[]]>([
    ['hides nothing when nothing is small', [[10, 20], [30]], []],
    ['never hides a zero', [[0, 20, 30], [15]], []],
    ['hides a small area and the smallest other of its kind', [[3, 50, 20, 40], [60]], ['k0.0', 'k0.2']],
    ['is content with two small areas that are not small together', [[6, 7, 50], [60]], ['k0.0', 'k0.1']],
    ['adds one where two small areas are small together', [[2, 3, 50, 60], [60]], ['k0.0', 'k0.1', 'k0.2']],
    ['hides all when all are small', [[2, 3], [1]], ['k0', 'k0.0', 'k0.1', 'k1', 'k1.0', 'root']],
    [
      'protects the kind with a single area by the smallest other kind and its smallest area',
      [[80, 90, 70], [30, 20], [4]],
      ['k1', 'k1.1', 'k2', 'k2.0']
    ],
    ['prefers a kind that already has a hidden area', [[8, 90, 70], [30, 20], [4]], ['k0', 'k0.0', 'k2', 'k2.0']],
    ['hides the root when there is no other kind', [[4], [0]], ['k0', 'k0.0', 'root']],
    ['a zero cannot protect a small area: the kind and the root are small too', [[4, 0]], ['k0', 'k0.0', 'root']],
    [
      'two small kinds that are small together need a third',
      [[4], [5], [60, 70]],
      ['k0', 'k0.0', 'k1', 'k1.0', 'k2', 'k2.0']
    ]
  ])('%s', (_, counts, expected) => {
    expect(hidden(counts)).toEqual(expected);
  });

  test('suppress(counts, 0) hides nothing', () => {
    expect(hidden([[1, 2], [3]], 0)).toEqual([]);
  });

  test('nothing hidden can be found by linear algebra, nor a group below the limit, in 2000 random trees', () => {
    const random = mulberry(20140430);
    const faults: string[] = [];
    for (let round = 0; round < 2000; round += 1) {
      const counts = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
        Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
          const size = random();
          return size < 0.15 ? 0 : Math.floor(random() * (size < 0.5 ? 12 : 200));
        })
      );
      const fault = recoverable(tree(counts), suppressed(tree(counts), 10), 10);
      if (fault) faults.push(`${JSON.stringify(counts)}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  test('hides little: in 1000 random trees fewer than 60 complements could have stayed', () => {
    const random = mulberry(7);
    let idle = 0;
    for (let round = 0; round < 1000; round += 1) {
      const counts = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => Math.floor(random() * 60)));
      const root = tree(counts);
      const kept = suppressed(root, 10);
      const complements = [...kept].filter((key) => (find(root, key)?.n ?? 0) >= 10);
      idle += complements.filter((key) => {
        const fewer = new Set([...kept].filter((other) => other !== key));
        return recoverable(root, fewer, 10) === null;
      }).length;
    }
    expect(idle).toBeLessThan(60);
  });
});

const nodes = (branch: Branch): Branch[] => [branch, ...branch.branches.flatMap(nodes)];
const find = (root: Branch, key: string) => nodes(root).find((node) => node.key === key);

/**
 * Tries to undo a suppression: solves root = Σ kinds and kind = Σ areas for what is hidden, and reads every reduced
 * equation, and every pair of them, that says the sum of hidden positive counts.
 */
function recoverable(root: Branch, kept: Set<string>, below: number): string | null {
  const small = nodes(root).find(({ key, n }) => n > 0 && n < below && !kept.has(key));
  if (small) return `${small.key} is shown`;
  const unknown = nodes(root).filter(({ key }) => kept.has(key));
  const place = new Map(unknown.map(({ key }, index) => [key, index]));
  const equations = nodes(root)
    .filter(({ branches }) => branches.length > 0)
    .map((parent) => {
      const row = unknown.map(() => 0);
      if (place.has(parent.key)) row[place.get(parent.key)!] = -1;
      for (const { key } of parent.branches) if (place.has(key)) row[place.get(key)!] = 1;
      return row;
    });
  const reduced = reduce(equations);
  for (const row of reduced) {
    const terms = row.flatMap((value, index) => (Math.abs(value) > 1e-9 ? [index] : []));
    if (terms.length === 1) return `${unknown[terms[0]!]!.key} is determined`;
  }
  // sums over leaves that follow from what is shown: every subset of the equations, eliminating hidden kinds
  for (let choice = 1; choice < 2 ** equations.length; choice += 1) {
    const sum = unknown.map((_, column) =>
      equations.reduce((total, row, index) => total + (choice & (1 << index) ? row[column]! : 0), 0)
    );
    const terms = sum.flatMap((value, index) => (value === 0 ? [] : [index]));
    if (terms.length === 0 || terms.some((index) => sum[index] !== 1)) continue;
    const n = terms.reduce((total, index) => total + unknown[index]!.n, 0);
    if (n < below) return `${terms.map((index) => unknown[index]!.key).join(' + ')} = ${n} follows`;
  }
  return null;
}

/** Reduced row echelon form. */
function reduce(rows: number[][]): number[][] {
  const matrix = rows.map((row) => [...row]);
  let pivot = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0) && pivot < matrix.length; column += 1) {
    const found = matrix.findIndex((row, index) => index >= pivot && Math.abs(row[column]!) > 1e-9);
    if (found < 0) continue;
    [matrix[pivot], matrix[found]] = [matrix[found]!, matrix[pivot]!];
    const lead = matrix[pivot]!;
    const scale = lead[column]!;
    matrix[pivot] = lead.map((value) => value / scale);
    matrix.forEach((row, index) => {
      if (index !== pivot) matrix[index] = row.map((value, at) => value - row[column]! * matrix[pivot]![at]!);
    });
    pivot += 1;
  }
  return matrix;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
