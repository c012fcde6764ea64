import { suppress } from '../stats/suppress';
import type { Estimate } from './estimates';
import type { Territory } from './territory';

/**
 * One indicator in one wave, in the order root, kinds, areas, with its small cells hidden, and as many others as keep them
 * from being found by subtraction. A hidden estimate says nothing but that it is hidden.
 */
export function hide(
  root: Estimate,
  kinds: Estimate[],
  areas: Map<string, Estimate>,
  land: Territory,
  below: number
): Estimate[] {
  const estimates = [root, ...kinds, ...areas.values()];
  if (below <= 0) return estimates;
  const hidden = suppress(
    {
      key: root.area,
      n: root.n ?? 0,
      branches: land.kinds.map((kind, index) => ({
        key: kind.key,
        n: kinds[index]!.n ?? 0,
        branches: kind.areas.map((area) => ({ key: area, n: areas.get(area)!.n ?? 0, branches: [] }))
      }))
    },
    below
  );
  return estimates.map((estimate) => (hidden.has(estimate.area) ? veil(estimate) : estimate));
}

function veil(estimate: Estimate): Estimate {
  return {
    ...estimate,
    n: null,
    numerator: 0,
    denominator: 0,
    value: null,
    interval: null,
    missing: 0,
    notAsked: 0,
    gap: null,
    state: 'hidden',
    standing: null,
    unreliable: false
  };
}
