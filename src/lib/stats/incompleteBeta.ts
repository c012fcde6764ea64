/**
 * The regularised incomplete beta function I(x; a, b), for x in 0..1 and positive a and b.
 * @param y 1 - x, given apart so that an x next to 1 loses nothing
 * @see DLMF 8.17.22, the continued fraction, by Lentz's method as in Numerical Recipes (3rd ed.), 6.4
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(y, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let k = 1; k < 10_000; k += 1) {
    const even = (k * (b - k) * x) / ((a + 2 * k - 1) * (a + 2 * k));
    const odd = (-(a + k) * (a + b + k) * x) / ((a + 2 * k) * (a + 2 * k + 1));
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      result *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return result;
}

const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/**
 * ln Γ(x) for x > 0.
 * @see DLMF 5.11.1 (Stirling's series, from 10 on) and 5.5.1 (Γ(x + 1) = x Γ(x), below it)
 */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1];
  while (shifted < 10) product *= shifted++;
  const u = 1 / (shifted * shifted);
  const series =
    (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u * (1 / 1188 - (u * 691) / 360360))))) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}
