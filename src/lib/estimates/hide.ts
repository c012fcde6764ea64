import { suppress } from '../stats/suppress';
import type { Estimate, SumOfAreas } from './estimates';
import type { Territory } from './territory';

interface Shown<Sum extends Estimate> {
  root: Sum;
  kinds: Sum[];
  areas: Map<string, Estimate>;
}

/**
 * One indicator in one wave with its small cells hidden, and as many others as keep them from being found by subtraction.
 * A hidden estimate says nothing but that it is hidden.
 * @param apart rows of the root that are of no area: nobody prints how many, and they are found by subtraction too
 */
export function hide<Sum extends Estimate & { sum: SumOfAreas }>(
  { root, kinds, areas, apart }: Shown<Sum> & { apart: number },
  land: Territory,
  below: number
): Shown<Sum> {
  if (below <= 0) return { root, kinds, areas };
  const counted = (area: string) => (root.sum.conflicts.includes(area) ? 0 : (areas.get(area)!.n ?? 0));
  const hidden = suppress(
    {
      key: root.area,
      n: root.n ?? 0,
      branches: [
        ...land.kinds.map((kind, index) => ({
          key: kind.key,
          n: kinds[index]!.n ?? 0,
          branches: kind.areas.map((area) => ({ key: area, n: counted(area), branches: [] }))
        })),
        { key: `${root.area}/`, n: apart, branches: [] }
      ]
    },
    below
  );
  const few = ({ n }: Estimate) => n !== null && n > 0 && n < below;
  const shown = <Some extends Estimate>(estimate: Some) =>
    hidden.has(estimate.area) || few(estimate) ? veil(estimate) : estimate;
  return {
    root: shown(root),
    kinds: kinds.map(shown),
    areas: new Map([...areas].map(([area, estimate]) => [area, shown(estimate)]))
  };
}

function veil<Some extends Estimate>({ other: _, effectiveN: __, weighted: ___, ...estimate }: Some): Some {
  return {
    ...estimate,
    n: null,
    numerator: 0,
    denominator: 0,
    value: null,
    interval: null,
    variance: null,
    df: null,
    sample: null,
    missing: 0,
    notAsked: 0,
    gap: null,
    state: 'hidden',
    standing: null,
    unreliable: false,
    few: false,
    ...(estimate.sum ? { sum: { ...estimate.sum, conflicts: [], ownGap: null, apart: 0 } } : {})
  } as Some;
}
