import type { Estimate } from '../estimates/estimates';
import { writeCsv } from '../intake/writeCsv';

/**
 * Estimates as a CSV that Excel opens: BOM, CRLF, columns
 * `survey,wave,indicator,area,<groups…>,n,numerator,denominator,value,lower,upper,target,gap,missing,not_asked,state,standing,provisional`.
 * Area is its code; rates are 0..1. What is hidden stays empty, numerator and denominator too, or it could be worked out.
 * Where indicators have several bases or parts, `base` and `part` are the last two groups.
 */
export function estimatesCsv(survey: string, estimates: Estimate[]): string {
  const groups = [...new Set(estimates.flatMap((estimate) => Object.keys(groupOf(estimate))))];
  const before = ['survey', 'wave', 'indicator', 'area'];
  const after =
    'n,numerator,denominator,value,lower,upper,target,gap,missing,not_asked,state,standing,provisional'.split(',');
  const rows = estimates.map((estimate) => [
    survey,
    estimate.wave,
    estimate.indicator,
    estimate.area,
    ...groups.map((group) => groupOf(estimate)[group] ?? null),
    ...figures(estimate),
    estimate.state,
    estimate.standing,
    estimate.target === null ? null : Number(estimate.provisional)
  ]);
  return writeCsv([[...before, ...groups, ...after], ...rows]);
}

function groupOf({ group, base, part }: Estimate): Record<string, string | null> {
  return { ...group, ...(base === '' ? {} : { base }), ...(part === null ? {} : { part }) };
}

function figures(estimate: Estimate): (number | null)[] {
  const { n, numerator, denominator, value, interval, target, gap, missing, notAsked, state } = estimate;
  if (state === 'hidden') return [null, null, null, null, null, null, target, null, null, null];
  if (value === null) {
    return [n, null, null, null, null, null, target, null, missing, notAsked];
  }
  return [
    n,
    numerator,
    denominator,
    value,
    interval?.[0] ?? null,
    interval?.[1] ?? null,
    target,
    gap,
    missing,
    notAsked
  ];
}
