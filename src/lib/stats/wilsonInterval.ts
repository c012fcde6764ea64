/** Two-sided 95 % point of the normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval for a proportion, 95 %, without continuity correction.
 * @param p proportion, 0..1
 * @param n answers it rests on; an effective n may be fractional
 * @returns within 0..1, never of zero width; null when nobody answered
 * @see Newcombe (1998), Statist. Med. 17: 857-872, method 3
 */
export function wilsonInterval(p: number, n: number): [number, number] | null {
  if (!(n > 0) || !(p >= 0 && p <= 1)) return null;
  const zz = Z95 ** 2;
  const centre = (p + zz / (2 * n)) / (1 + zz / n);
  const half = (Z95 * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n))) / (1 + zz / n);
  return [p === 0 ? 0 : Math.max(0, centre - half), p === 1 ? 1 : Math.min(1, centre + half)];
}
