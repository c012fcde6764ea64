/** A value with its 95 % interval. */
export interface Measured {
  value: number;
  interval: [number, number];
}

/**
 * The interval of the difference of two independent values, made of theirs: from each the side that faces the other, squared and
 * added. Of two proportions with Wilson's intervals it is Newcombe's.
 * @see Newcombe (1998), Statist. Med. 17: 873-890, method 10
 */
export function differenceInterval(a: Measured, b: Measured): [number, number] {
  const difference = a.value - b.value;
  return [
    difference - Math.hypot(a.value - a.interval[0], b.interval[1] - b.value),
    difference + Math.hypot(a.interval[1] - a.value, b.value - b.interval[0])
  ];
}
