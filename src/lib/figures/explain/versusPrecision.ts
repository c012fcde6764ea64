import { intervalMethod, testMethod, type DifferenceMethod } from '../../estimates/compare/method';
import type { Estimate } from '../../estimates/estimates';
import { formatChange, formatNumber } from '../../i18n/format';
import { rangeText } from '../../i18n/range';
import { m } from '../../paraglide/messages';
import type { Versus } from '../crosstab/versus/versus';
import { methodOf } from '../words/method';
import { numberText } from '../words/wording';

const intervals: Record<DifferenceMethod, () => string> = {
  covariance: m.explain_versus_by_design,
  apart: m.explain_versus_apart,
  answers: m.explain_versus_newcombe
};
const tests: Record<DifferenceMethod, () => string> = {
  covariance: m.explain_versus_test_design,
  apart: m.explain_versus_test_welch,
  answers: m.explain_versus_test_proportions
};

/** The interval of each side and of the difference, how it is made, and the test; or why there are none. */
export function versusPrecision(
  { one, other, indicator, found }: Versus,
  names: { one: string; other: string }
): string[] {
  if (found === null) return [];
  if (found.told === 'certain') return [m.explain_no_interval_census()];
  const method = intervalMethod(one, other);
  const test = testMethod(one, other);
  const [lower, upper] = (found.interval ?? []).map((limit) => formatChange(limit, indicator.format));
  const words = { p: found.p === null || found.p < 0.0001 ? m.slice_p_small() : `= ${formatNumber(found.p, 4)}` };
  return [
    ...sideLines(names.one, one),
    ...sideLines(names.other, other),
    method === null || lower === undefined
      ? m.explain_no_interval()
      : m.explain_versus_interval({ lower, upper: upper!, method: intervals[method]() }),
    ...(test === null ? [] : [m.explain_versus_test({ ...words, test: tests[test]() })])
  ];

  function sideLines(side: string, estimate: Estimate): string[] {
    if (!estimate.interval) return [];
    const [from, to] = estimate.interval.map((limit) => numberText(limit, indicator));
    const words = m.chart_interval_words({ range: rangeText(from!, to!), method: methodOf(estimate, indicator) });
    return [m.explain_versus_side({ side, words })];
  }
}
