/** How two parts lie to each other. */
export interface Parting<Part> {
  isWithin(part: Part, other: Part): boolean;
  shareNobody(part: Part, other: Part): boolean;
}

/** Steps until a search is given up. A deck of 40 slides whose choices share nobody takes some hundred. */
const mostSteps = 20_000;

/**
 * Parts that share nobody and leave fewer of a whole than may be told, but not nobody: the first that are found. A branch ends where
 * all that its parts can cover leaves enough: each lies within one that lies within no other.
 * @param whole how many persons it is
 * @returns null where there are none; all parts where they are too many to be looked through, for then nobody knows
 */
export function leftOfWhole<Part extends { n: number }>(
  whole: number,
  parts: readonly Part[],
  below: number,
  { isWithin, shareNobody }: Parting<Part>
): Part[] | null {
  const some = parts.filter(({ n }) => n > 0 && n < whole).sort((a, b) => b.n - a.n);
  const inVain = new Set<string>();
  let steps = 0;

  function search(rest: number, candidates: Part[]): Part[] | null {
    const key = [rest, ...candidates.map((one) => some.indexOf(one))].join(' ');
    if (inVain.has(key)) return null;
    for (const [at, part] of candidates.entries()) {
      if (++steps > mostSteps) return null;
      if (rest - covered(candidates.slice(at)) >= below) break;
      const left = rest - part.n;
      if (left <= 0) continue;
      if (left < below) return [part];
      const others = candidates.slice(at + 1).filter((one) => shareNobody(one, part));
      const found = search(left, others);
      if (found !== null) return [part, ...found];
    }
    inVain.add(key);
    return null;
  }

  const covered = (candidates: Part[]): number =>
    candidates
      .filter((one, at) => !candidates.some((other, place) => place !== at && isWithin(one, other)))
      .reduce((sum, { n }) => sum + n, 0);

  const found = search(whole, some);
  return found ?? (steps > mostSteps ? some : null);
}
