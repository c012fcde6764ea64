/**
 * X of A X = B, by elimination with partial pivoting.
 * @param a square @param b as many rows
 * @returns null where A is singular
 * @see Golub & Van Loan (2013), Matrix Computations, 3.4
 */
export function solve(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] | null {
  const rows = a.map((line, at) => [...line, ...b[at]!]);
  const n = a.length;
  for (let step = 0; step < n; step += 1) {
    const pivot = rows.slice(step).reduce((best, line, at) => {
      return Math.abs(line[step]!) > Math.abs(rows[best]![step]!) ? step + at : best;
    }, step);
    const head = rows[pivot]!;
    rows[pivot] = rows[step]!;
    rows[step] = head;
    if (!(Math.abs(head[step]!) > 0)) return null;
    for (const [at, line] of rows.entries()) {
      if (at === step) continue;
      const factor = line[step]! / head[step]!;
      for (let column = step; column < line.length; column += 1) line[column]! -= factor * head[column]!;
    }
  }
  return rows.map((line, at) => line.slice(n).map((value) => value / line[at]!));
}
