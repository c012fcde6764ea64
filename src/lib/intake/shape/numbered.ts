/** A name that an earlier column has gets the first number that makes it new. */
export function numbered(names: string[]): string[] {
  const taken = new Set(names);
  const next = new Map<string, number>();
  return names.map((name) => {
    let number = name === '' ? undefined : next.get(name);
    if (number === undefined) {
      next.set(name, 2);
      return name;
    }
    while (taken.has(`${name} (${number})`)) number++;
    next.set(name, number + 1);
    taken.add(`${name} (${number})`);
    return `${name} (${number})`;
  });
}
