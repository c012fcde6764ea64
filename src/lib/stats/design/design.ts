/** How a sample was drawn, of all its rows: what a domain keeps of them never changes it. */
export interface Design {
  /** the same text for the same units, in whatever answer they stand */
  id: string;
  strata: readonly Stage[];
  /** by primary unit: the place of its stratum; where rows are the primary units, one place a stratum stands for all its rows */
  stratumOf: readonly number[];
  /** rows are the primary units: no clusters were drawn */
  ofRows: boolean;
  /** by primary unit: the rows that were drawn in it; null where only the first stage is known (ultimate clusters) */
  within: readonly Stage[] | null;
}

/** Units that were drawn together, without replacement where their population is known. */
export interface Stage {
  /** units that were drawn, whether or not any of them is in a domain */
  units: number;
  /** units that there are; null where nobody knows, which counts as drawn with replacement: the variance is larger, never smaller */
  population: number | null;
}

/** What a domain's ratio y / x adds up to, in columns of groups of rows that are of one primary unit each. */
export interface PsuTotals {
  design: Design;
  /** by group: n rows, y = Σwy, x = Σwx, and the second moments yy = Σw²y², xy = Σw²xy, xx = Σw²x² */
  sums: Readonly<Record<'n' | 'y' | 'x' | 'yy' | 'xy' | 'xx', Float64Array>>;
  /** by group: the place of its primary unit */
  psu: Int32Array;
  /** the groups that are of the domain */
  groups: readonly number[];
  /** groups of one partition share no row; those of two may */
  partition: string;
}

/** The same of several domains of one partition that share no row. */
export function joined([first, ...others]: readonly PsuTotals[]): PsuTotals | undefined {
  return first && { ...first, groups: [first, ...others].flatMap(({ groups }) => groups) };
}

/**
 * Degrees of freedom: primary units less strata, of those that have a row of any of the domains, as R's survey::degf of a subset.
 * A domain of few units is known with few degrees of freedom, however large the sample. Rows of domains that may share some count once.
 * @param apart they share no row, whatever question each comes of
 */
export function degreesOfFreedom(domains: readonly PsuTotals[], apart = false): number {
  const units = new Map<number, number>();
  const strata = new Set<number>();
  for (const { design, sums, psu, groups } of united(domains)) {
    const own = new Map<number, number>();
    for (const group of groups) {
      const n = sums.n[group]!;
      if (!(n > 0)) continue;
      const unit = psu[group]!;
      own.set(unit, design.ofRows ? (own.get(unit) ?? 0) + n : 1);
      strata.add(design.stratumOf[unit]!);
    }
    for (const [unit, n] of own) {
      const before = units.get(unit) ?? 0;
      units.set(unit, apart && design.ofRows ? before + n : Math.max(before, n));
    }
  }
  let count = 0;
  for (const n of units.values()) count += n;
  return count - strata.size;
}

/** Domains of one measure and partition as one: each of their groups once. */
function united(domains: readonly PsuTotals[]): PsuTotals[] {
  const all: PsuTotals[] = [];
  for (const one of domains) {
    const at = all.findIndex(({ sums, partition }) => sums === one.sums && partition === one.partition);
    if (at < 0) all.push(one);
    else all[at] = { ...one, groups: [...new Set([...all[at]!.groups, ...one.groups])] };
  }
  return all;
}
