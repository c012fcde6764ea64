import type { Indicator, TableSpec } from '../codebook/codebook';
import { effectiveN } from '../stats/designEffect';
import type { Asked } from './cells/asked';
import type { Sums } from './cells/cellBlock';
import type { Estimate, State } from './estimates';
import type { Group } from './place';
import { effectiveOfDesign, sampling, unsampled } from './sampling';
import { shortfallTo, resolveTarget, type Goals } from './target';
import { imprecise, isImprecise } from './imprecise';
import { verdict } from './verdict';

/** All that one estimate is made of. */
export interface EstimateInput {
  asked: Asked;
  indicator: Indicator;
  area: string;
  group: Group;
  wave: string;
  goals: Goals;
  /** null: no row of the area passed the filters */
  sums: Sums | null;
  /** the area has rows, and the table of the wave has the columns */
  reports: boolean;
}

/** Division, state, interval, shortfall and status of one place. */
export function estimate({ asked, indicator, area, group, wave, goals, sums, reports }: EstimateInput): Estimate {
  const { table, unsliceable } = asked;
  const aggregated = table.design === 'aggregated';
  const complete = sums ? sums.rows - sums.nonresponse - sums.notEligible : 0;
  const n = aggregated && (table.n === null || (complete > 0 && sums!.n === 0)) ? null : (sums?.n ?? 0);
  const { y, x } = sums ?? { y: 0, x: 0 };
  const isSliced = (asked.query?.where ?? null) !== null || (table.hideBelow === 0 && Object.keys(group).length > 0);
  const state = unsliceable ? 'notApplicable' : reports ? stateOf(sums, complete, indicator, isSliced) : 'notReported';
  const value = state === 'value' || state === 'zero' || state === 'conflict' ? (indicator.per * y) / x : null;
  const clear = value !== null && state !== 'conflict';
  const sampled = clear ? sampling(asked, indicator, sums!, n) : unsampled;
  const effective = (sampled.sample && effectiveOfDesign(sampled, n, y / x)) ?? effectiveOfWeights(table, sums);
  const judged = aggregated && table.n === null ? Infinity : (effective ?? n ?? 0);
  const unreliable = value !== null && judged < table.unreliableBelow;
  const goal = resolveTarget(indicator, area, wave, goals.targets);
  const { target } = goal;
  const few = value !== null && judged < table.judgedFrom;
  const counts = table.design !== 'sample' && indicator.format === 'percent' && indicator.direction === 'up';
  const made: Estimate = {
    indicator: indicator.id,
    area,
    group,
    wave,
    base: indicator.base,
    part: null,
    n,
    numerator: y,
    denominator: x,
    value,
    ...sampled,
    nonresponse: sums?.nonresponse ?? 0,
    notEligible: sums?.notEligible ?? 0,
    ...goal,
    shortfall: clear && counts && target !== null ? shortfallTo(target, y, x) : null,
    state,
    status: clear && !unreliable && !few ? verdict({ value, ...sampled }, target, indicator, goals.near) : null,
    unreliable,
    few,
    reported: null,
    ...(unsliceable ? { unsliceable } : {}),
    ...(asked.unweighted.includes(wave) ? { unweighted: true as const } : {}),
    ...(sums && sums.weighted > 0 ? { weighted: true as const } : {}),
    ...(effective === null ? {} : { effectiveN: effective })
  };
  return isImprecise(table, made) ? imprecise(made) : made;
}

const effectiveOfWeights = ({ design, weight }: TableSpec, sums: Sums | null): number | null =>
  design === 'aggregated' || weight === null || !sums ? null : effectiveN(sums.w, sums.ww);

function stateOf(sums: Sums | null, complete: number, { format }: Indicator, isSliced: boolean): State {
  const without = isSliced ? 'noMatch' : 'notApplicable';
  if (sums === null) return without;
  if (complete === 0) return sums.nonresponse > 0 ? 'notReported' : without;
  if (!(sums.x > 0)) return without;
  if (format === 'percent' && sums.y > sums.x * (1 + 1e-12)) return 'conflict';
  return sums.y === 0 ? 'zero' : 'value';
}
