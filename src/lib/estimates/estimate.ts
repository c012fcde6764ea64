import type { Expression } from '../codebook/expression';
import type { Indicator, Target } from '../codebook/codebook';
import { effectiveN } from '../stats/designEffect';
import { ratioInterval } from '../stats/ratioInterval';
import { wilsonInterval } from '../stats/wilsonInterval';
import type { Asked } from './asked';
import type { Estimate, State } from './estimates';
import type { Cell } from './question';
import { gapOf, standingOf, targetOf } from './target';

/** All that one estimate is made of. */
export interface Source {
  asked: Asked;
  indicator: Indicator;
  area: string;
  wave: string;
  targets: Target[];
  /** null: no row of the area passed the filters */
  cell: Cell | null;
  /** the area has rows, and the table of the wave has the columns */
  reports: boolean;
}

/** Division, state, interval, gap and standing of one cell. */
export function estimate({ asked, indicator, area, wave, targets, cell, reports }: Source): Estimate {
  const { table, unsliceable } = asked;
  const aggregated = table.design === 'aggregated';
  const complete = cell ? cell.rows - cell.missing - cell.notAsked : 0;
  const n = aggregated && (table.n === null || (complete > 0 && cell!.n === 0)) ? null : (cell?.n ?? 0);
  const { y, x } = cell ?? { y: 0, x: 0 };
  const state = unsliceable ? 'notApplicable' : reports ? stateOf(cell, complete, indicator) : 'notReported';
  const value = state === 'value' || state === 'zero' || state === 'conflict' ? (indicator.per * y) / x : null;
  const effective = aggregated || table.weight === null || !cell ? null : effectiveN(cell.w, cell.ww);
  const judged = aggregated && table.n === null ? Infinity : (effective ?? n ?? 0);
  const unreliable = value !== null && judged < table.unreliableBelow;
  const target = targetOf(indicator, area, wave, targets);
  const clear = value !== null && state !== 'conflict';
  const counts = table.design !== 'sample' && indicator.format === 'percent' && indicator.direction === 'up';
  return {
    indicator: indicator.id,
    area,
    group: {},
    wave,
    base: indicator.base,
    part: null,
    n,
    numerator: y,
    denominator: x,
    value,
    interval: clear && table.interval ? interval(asked, indicator, cell!, value, n) : null,
    missing: cell?.missing ?? 0,
    notAsked: cell?.notAsked ?? 0,
    target,
    gap: clear && counts && target !== null ? gapOf(target, y, x) : null,
    state,
    standing: clear && !unreliable ? standingOf(value, target, indicator) : null,
    unreliable,
    reported: null,
    ...(effective === null ? {} : { effectiveN: effective })
  };
}

function stateOf(cell: Cell | null, complete: number, { format }: Indicator): State {
  if (cell === null) return 'notApplicable';
  if (complete === 0) return cell.missing > 0 ? 'notReported' : 'notApplicable';
  if (!(cell.x > 0)) return 'notApplicable';
  if (format === 'percent' && cell.y > cell.x * (1 + 1e-12)) return 'conflict';
  return cell.y === 0 ? 'zero' : 'value';
}

/** 95 %: of a sample from its squares; of an aggregated share from its n, Wilson's; of a census none. */
function interval(
  { table }: Asked,
  indicator: Indicator,
  cell: Cell,
  value: number,
  n: number | null
): [number, number] | null {
  const share = indicator.format === 'percent';
  if (table.design === 'census') return null;
  if (table.design === 'aggregated') return share && n !== null ? wilsonInterval(Math.min(1, value), n) : null;
  const found = ratioInterval(cell, isProportion(indicator, cell));
  if (found === null) return null;
  const [lower, upper] = found;
  return share ? [Math.max(0, lower), Math.min(1, upper)] : [indicator.per * lower, indicator.per * upper];
}

/** Numerator and denominator are 0 or 1 on each row, and the numerator is 1 only where the denominator is. */
function isProportion({ numerator, denominator }: Indicator, { yy, xy }: Cell): boolean {
  return isFlag(numerator) && isFlag(denominator) && Math.abs(yy - xy) <= 1e-12 * yy;
}

function isFlag(expression: Expression | null): boolean {
  if (expression?.type === 'number') return expression.value === 1;
  return expression?.type === 'where' && isFlag(expression.value);
}
