import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { areaEstimates, comparable, estimateOf, hasValue, type Results } from './results';
import { standOf, standWords, stands } from './stand';
import { areaText, rateText } from './wording';

/** What the matrix says of the row of the area that is looked at: where each of its columns stands. */
export function matrixHeadline({ codebook, estimates, area }: Results, indicators: Indicator[]): string {
  if (indicators.every(({ target }) => target === null)) return m.overview_matrix_headline_untargeted();
  return statusLine({ estimates, area }, indicators, (list) =>
    m.overview_matrix_headline({ area: areaText(codebook, area), count: indicators.length, list })
  );
}

/**
 * What a list of indicators of the area that is looked at says: where each stands.
 * @param coverage the one that all of them are of, in words; null of several
 */
export function indicatorsHeadline(results: Results, indicators: Indicator[], coverage: string | null): string {
  const area = areaText(results.codebook, results.area);
  const of = coverage === null ? area : m.figure_area_coverage({ area, coverage });
  const words = { of, count: indicators.length };
  if (indicators.every(({ target }) => target === null)) return m.figure_indicators_untargeted(words);
  return statusLine(results, indicators, (list) => m.figure_indicators_headline({ ...words, list }));
}

/** How many indicators stand where, and how many of the targets are not settled. */
function statusLine(
  { estimates, area }: Pick<Results, 'estimates' | 'area'>,
  indicators: Indicator[],
  words: (list: string) => string
): string {
  const found = indicators.map((one) => estimateOf(estimates, one, area));
  const headline = words(counts(found, (counted) => m.overview_matrix_count(counted)));
  const provisional = found.filter((one) => one && one.status !== null && one.provisional).length;
  return provisional === 0 ? headline : m.overview_matrix_provisional({ headline, count: provisional });
}

/** What a map of one indicator says: how many of its areas stand where, or between which values they lie. */
export function mapHeadline(results: Results, indicator: Indicator): string {
  const { codebook, estimates, area } = results;
  const found = areaEstimates(codebook, estimates, indicator);
  const words = { label: text(indicator.label), number: found.length };
  const list = standsText(found, indicator);
  if (area === codebook.root) return m.overview_map_headline({ ...words, list });
  const one = estimateOf(estimates, indicator, area);
  const chosen = m.overview_map_chosen({
    ...words,
    area: areaText(codebook, area),
    value: hasValue(one) ? ` ${rateText(one.value, indicator)}` : '',
    state: standWords[standOf(one)]()
  });
  return m.overview_map_headline_of({ ...words, chosen, list });
}

/** How many of some areas stand where, or without a target between which values they lie. */
export function standsText(found: (Estimate | undefined)[], indicator: Indicator): string {
  return found.some((one) => one && one.target !== null) ? ofMap(found) : rangeOf(found, indicator);
}

const ofMap = (some: (Estimate | undefined)[]) => counts(some, (words) => m.overview_map_count(words));

/** Without a target: the ends of all that can be compared, and how many others there are. */
function rangeOf(found: (Estimate | undefined)[], indicator: Indicator): string {
  const shown = found.filter(comparable).sort((a, b) => a.value - b.value);
  const [low, high] = [shown[0], shown.at(-1)];
  const rest = ofMap(found.filter((one) => !comparable(one)));
  if (!low || !high) return rest;
  const ends = { low: rateText(low.value, indicator), high: rateText(high.value, indicator) };
  const range = m.overview_map_range({ count: shown.length, ...ends });
  return rest ? range + m.sentence_separator() + rest : range;
}

/** Each step for the area that is looked at. */
export function funnelHeadline({ codebook, estimates, area }: Results): string {
  const steps = codebook.overview.funnel.flatMap(({ indicator: id, label }) => {
    const indicator = codebook.indicators.find((one) => one.id === id);
    if (!indicator) return [];
    const one = estimateOf(estimates, indicator, area);
    const words = hasValue(one) ? rateText(one.value, indicator) : standWords[standOf(one)]();
    return [{ indicator, words: `${text(label)} ${words}` }];
  });
  const of = text(steps[0]?.indicator.denominatorLabel ?? {});
  return m.overview_funnel_headline({
    of: area === codebook.root ? of : m.overview_funnel_of({ area: areaText(codebook, area), of }),
    steps: steps.map(({ words }) => words).join(m.ui_list_separator())
  });
}

/** "3 项达标，5 项接近": every one is in one of them. */
function counts(
  estimates: (Estimate | undefined)[],
  words: (counted: { count: number; state: string }) => string
): string {
  const found = estimates.map(standOf);
  return stands
    .map((stand) => ({ stand, count: found.filter((one) => one === stand).length }))
    .filter(({ count }) => count > 0)
    .map(({ stand, count }) => words({ count, state: standWords[stand]() }))
    .join(m.sentence_separator());
}
