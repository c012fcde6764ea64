/**
 * How likely a standard normal number is to be further from 0 than `z`, on both sides: erfc(|z| / √2).
 * @see DLMF 7.6.2 (series) and 7.9.1 (continued fraction), summed until nothing changes
 */
export function normalTails(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const density = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x > 3) {
    let fraction = x;
    for (let k = 60; k > 0; k -= 1) fraction = x + k / 2 / fraction;
    return density / fraction;
  }
  let term = 2 * x;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k += 1) sum += term *= (2 * x * x) / (2 * k + 1);
  return 1 - density * sum;
}
