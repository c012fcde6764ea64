import type { Indicator } from '../codebook/codebook';
import { effectiveN } from '../stats/designEffect';
import type { Asked } from './asked';
import type { Estimate, State } from './estimates';
import type { Group } from './place';
import type { Cell } from './question';
import { sampling, unsampled } from './sampling';
import { gapOf, targetOf, type Goals } from './target';
import { verdict } from './verdict';

/** All that one estimate is made of. */
export interface Source {
  asked: Asked;
  indicator: Indicator;
  area: string;
  group: Group;
  wave: string;
  goals: Goals;
  /** null: no row of the area passed the filters */
  cell: Cell | null;
  /** the area has rows, and the table of the wave has the columns */
  reports: boolean;
}

/** Division, state, interval, gap and standing of one cell. */
export function estimate({ asked, indicator, area, group, wave, goals, cell, reports }: Source): Estimate {
  const { table, unsliceable } = asked;
  const aggregated = table.design === 'aggregated';
  const complete = cell ? cell.rows - cell.missing - cell.notAsked : 0;
  const n = aggregated && (table.n === null || (complete > 0 && cell!.n === 0)) ? null : (cell?.n ?? 0);
  const { y, x } = cell ?? { y: 0, x: 0 };
  const isSliced = (asked.question?.where ?? null) !== null || (table.hideBelow === 0 && Object.keys(group).length > 0);
  const state = unsliceable ? 'notApplicable' : reports ? stateOf(cell, complete, indicator, isSliced) : 'notReported';
  const value = state === 'value' || state === 'zero' || state === 'conflict' ? (indicator.per * y) / x : null;
  const effective = aggregated || table.weight === null || !cell ? null : effectiveN(cell.w, cell.ww);
  const judged = aggregated && table.n === null ? Infinity : (effective ?? n ?? 0);
  const unreliable = value !== null && judged < table.unreliableBelow;
  const { target, provisional } = targetOf(indicator, area, wave, goals.targets);
  const clear = value !== null && state !== 'conflict';
  const few = value !== null && judged < table.judgedFrom;
  const sampled = clear ? sampling(asked, indicator, cell!, n) : unsampled;
  const counts = table.design !== 'sample' && indicator.format === 'percent' && indicator.direction === 'up';
  return {
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
    missing: cell?.missing ?? 0,
    notAsked: cell?.notAsked ?? 0,
    target,
    provisional,
    gap: clear && counts && target !== null ? gapOf(target, y, x) : null,
    state,
    standing: clear && !unreliable && !few ? verdict({ value, ...sampled }, target, indicator, goals.near) : null,
    unreliable,
    few,
    reported: null,
    ...(unsliceable ? { unsliceable } : {}),
    ...(cell && cell.weighted > 0 ? { weighted: true as const } : {}),
    ...(effective === null ? {} : { effectiveN: effective })
  };
}

function stateOf(cell: Cell | null, complete: number, { format }: Indicator, isSliced: boolean): State {
  const without = isSliced ? 'noMatch' : 'notApplicable';
  if (cell === null) return without;
  if (complete === 0) return cell.missing > 0 ? 'notReported' : without;
  if (!(cell.x > 0)) return without;
  if (format === 'percent' && cell.y > cell.x * (1 + 1e-12)) return 'conflict';
  return cell.y === 0 ? 'zero' : 'value';
}
