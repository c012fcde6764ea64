/** Another seed is another demo. */
const seed = '2014-09-30';

/** Names a number in [0, 1). The same name under the same path is always the same number, whatever else was drawn. */
export type Draw = (name: string) => number;

export const drawer =
  (path: string): Draw =>
  (name) =>
    uniform(`${seed}/${path}/${name}`);

/** FNV-1a over UTF-16 units, then the finaliser of MurmurHash3, as a fraction of 2³². */
function uniform(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** The key whose share of the total the draw falls into. */
export function pick<Key extends string>(shares: Record<Key, number>, draw: number): Key {
  const keys = Object.keys(shares) as Key[];
  let left = draw * keys.reduce((total, key) => total + shares[key], 0);
  return keys.find((key) => (left -= shares[key]) < 0) ?? keys[keys.length - 1]!;
}

/** Keys that are each taken with their own chance, in the order given; `draw` is asked once a key. */
export const take = (chances: Record<string, number>, draw: Draw, name: string): string[] =>
  Object.keys(chances).filter((key) => draw(`${name}/${key}`) < chances[key]!);

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Turns a uniform draw into a logistic one of standard deviation 1: the bell-shaped noise of this folder. */
export function bell(draw: number): number {
  const inside = Math.min(Math.max(draw, 1e-6), 1 - 1e-6);
  return (Math.log(inside / (1 - inside)) * Math.sqrt(3)) / Math.PI;
}

/** A count with the given mean (Poisson, by inversion). */
export function count(mean: number, draw: number): number {
  let term = Math.exp(-mean);
  let total = term;
  let result = 0;
  while (total < draw && result < 400) {
    result++;
    term *= mean / result;
    total += term;
  }
  return result;
}

/** How many of n have a trait that each has with a chance. */
export function some(n: number, chance: number, draw: Draw, name: string): number {
  let result = 0;
  for (let i = 0; i < n; i++) if (draw(`${name}/${i}`) < chance) result++;
  return result;
}
