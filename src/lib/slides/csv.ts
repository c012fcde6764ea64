import { comparison } from '../estimates/compare/change';
import { changes, type Change } from '../estimates/compare/changes';
import type { Indicator } from '../codebook/codebook';
import type { Estimate } from '../estimates/estimates';
import { isSumOfShortfalls } from '../estimates/target';
import { writeCsv } from '../files/csv/writeCsv';

/**
 * Estimates as a CSV that Excel opens: BOM, CRLF, columns
 * `survey,wave,indicator,area,<groups…>,n,numerator,denominator,value,lower,upper,target,gap,missing,not_asked,state,standing,provisional`.
 * Area is its code; rates are 0..1. What is hidden stays empty, numerator and denominator too, or it could be worked out; a count, a sum and a median are divided by nothing and have neither.
 * Where indicators have several bases or parts, `base` and `part` are the last two groups. Behind these stand, where anything is
 * to be said there: `target_set_here` (1: a person has set the target on this machine), `effective_n` (answers of equal weight that as many weighted ones are worth: they decide what is too few), `unweighted` (1: rows have weights that are not used), `own_gap` (what a sum itself lacks; its `gap` is that of its areas together), `without` (areas in conflict
 * that are not in the sum), `own_row` (what a register's own row says, where it is not used), and `change` with `change_from` (a wave) and
 * `change_without` (areas that reported in one wave only and are not in the change), and of a sample `change_p` and
 * `change_significant` (1 or 0), its areas tested together and its sums together, as the figure has them.
 * @param compare the wave that others are compared with
 * @param indicators definitions that are in no file
 */
export function estimatesCsv(
  survey: string,
  estimates: Estimate[],
  compare: string | null = null,
  indicators: Indicator[] = []
): string {
  const undivided = new Set(indicators.flatMap(({ id, statistic }) => (statistic ? [id] : [])));
  const groups = [...new Set(estimates.flatMap((estimate) => Object.keys(groupOf(estimate))))];
  const before = ['survey', 'wave', 'indicator', 'area'];
  const after =
    'n,numerator,denominator,value,lower,upper,target,gap,missing,not_asked,state,standing,provisional'.split(',');
  const remarks = remarksOf(estimates, compare);
  const rows = estimates.map((estimate) => [
    survey,
    estimate.wave,
    estimate.indicator,
    estimate.area,
    ...groups.map((group) => groupOf(estimate)[group] ?? null),
    ...figures(estimate, undivided.has(estimate.indicator)),
    estimate.state,
    estimate.status,
    estimate.target === null ? null : Number(estimate.provisional),
    ...remarks.map(([, of]) => of(estimate))
  ]);
  return writeCsv([[...before, ...groups, ...after, ...remarks.map(([name]) => name)], ...rows]);
}

type Remark = [name: string, of: (estimate: Estimate) => string | number | null];

/** Further columns of which any row has something. */
function remarksOf(estimates: Estimate[], compare: string | null): Remark[] {
  const changed = changesFrom(estimates, compare);
  const isWeighed = estimates.some(({ n, effectiveN }) => effectiveN !== undefined && effectiveN !== n);
  const all: Remark[] = [
    ['target_set_here', ({ ownTarget, target }) => (target !== null && ownTarget ? 1 : null)],
    ['effective_n', ({ effectiveN }) => (isWeighed ? (effectiveN ?? null) : null)],
    ['unweighted', ({ unweighted }) => (unweighted ? 1 : null)],
    ['own_gap', (one) => (isSumOfShortfalls(one) ? one.sum!.ownShortfall : null)],
    ['without', ({ sum }) => codes(sum?.conflicts)],
    ['own_row', ({ other }) => (other?.from === 'row' ? other.value : null)],
    ['areas_sum', ({ other }) => (other?.from === 'parts' ? other.value : null)],
    ['change', (one) => changed.get(one)?.difference ?? null],
    ['change_from', (one) => (changed.has(one) ? compare : null)],
    ['change_without', (one) => codes(changed.get(one)?.excluded)],
    ['change_p', (one) => changed.get(one)?.p ?? null],
    ['change_significant', (one) => significance(changed.get(one))]
  ];
  return all.filter(([, of]) => estimates.some((estimate) => of(estimate) !== null));
}

const codes = (areas: string[] | undefined): string | null => (areas && areas.length > 0 ? areas.join(' ') : null);

function significance(change: Change | undefined): number | null {
  return !change || change.told === 'certain' ? null : Number(change.told === 'significant');
}

/** Changes from the other wave, with the areas that are not in them. */
function changesFrom(estimates: Estimate[], compare: string | null): Map<Estimate, Change & { excluded: string[] }> {
  const place = ({ indicator, area, base, group }: Estimate) => JSON.stringify([indicator, area, base, group]);
  const before = new Map(estimates.filter(({ wave }) => wave === compare).map((one) => [place(one), one]));
  const pairs = estimates.flatMap((now) => {
    const other = now.wave === compare ? undefined : before.get(place(now));
    return other ? [[now, other] as const] : [];
  });
  const families = [true, false].map((isSum) => pairs.filter(([now]) => (now.sum !== undefined) === isSum));
  return new Map(
    families.flatMap((family) => {
      const found = changes(family);
      return family.flatMap(([now, other], index) => {
        const change = found[index];
        return change ? [[now, { ...change, excluded: comparison(now, other)?.excluded ?? [] }] as const] : [];
      });
    })
  );
}

function groupOf({ group, base, part }: Estimate): Record<string, string | null> {
  return { ...group, ...(base === '' ? {} : { base }), ...(part === null ? {} : { part }) };
}

function figures(estimate: Estimate, isUndivided: boolean): (number | null)[] {
  const { n, numerator, denominator, value, interval, target, shortfall, nonresponse, notEligible, state } = estimate;
  if (state === 'hidden') return [null, null, null, null, null, null, target, null, null, null];
  if (value === null) {
    return [n, null, null, null, null, null, target, null, nonresponse, notEligible];
  }
  return [
    n,
    isUndivided ? null : numerator,
    isUndivided ? null : denominator,
    value,
    interval?.[0] ?? null,
    interval?.[1] ?? null,
    target,
    shortfall,
    nonresponse,
    notEligible
  ];
}
