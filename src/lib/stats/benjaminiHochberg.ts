/**
 * Which of several tests hold when at most a share `q` of those that hold may be chance: the largest k whose k-th smallest
 * p is at most k · q / m, and all with a p not above it. An absent p is not a test.
 * @see Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57: 289-300
 */
export function benjaminiHochberg(ps: (number | null)[], q: number): boolean[] {
  const tests = ps.filter((p) => p !== null).sort((a, b) => a - b);
  const limit = tests.findLast((p, index) => p <= ((index + 1) * q) / tests.length);
  return ps.map((p) => p !== null && limit !== undefined && p <= limit);
}
