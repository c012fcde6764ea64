import type { Codebook, Coverage, Indicator } from '../codebook/codebook';
import { formatCount, text } from '../i18n/format';
import { m } from '../paraglide/messages';
import type { Estimate } from '../estimates/estimates';
import { towards } from './finding';
import { areaEstimates, comparable, definitionOf, estimateOf, hasValue, type Ranked, type Results } from './results';
import { compose, type Mark, type Sentence } from './sentence';
import { areaText, changeText, differenceText, listText, rateText, shareText, valueText } from './wording';

/** What the overview says in words, in its order. */
export interface OverviewSentences {
  /** how many units meet all coverages; null when the survey has no such indicator */
  all: Sentence | null;
  coverages: { coverage: Coverage; sentence: Sentence }[];
  /** what is claimed against what is reported; null when the survey has no such pair, or no numbers for it */
  contrast: Sentence | null;
}

export function overviewSentences(results: Results): OverviewSentences {
  const { overview, coverages } = results.codebook;
  const all = definitionOf(results, overview.all);
  return {
    all: all ? allSentence(results, all) : null,
    coverages: coverages
      .filter(({ headline }) => headline !== overview.all)
      .map((coverage) => ({ coverage, sentence: coverageSentence(results, coverage) })),
    contrast: contrastSentence(results)
  };
}

/** One coverage: its headline's value, change and gap, and the areas that make up most of the gap. */
export function coverageSentence(results: Results, coverage: Coverage): Sentence {
  const indicator = definitionOf(results, coverage.headline);
  if (!indicator) return [];
  const root = estimateOf(results.estimates, indicator, results.codebook.root);
  return compose((mark) => {
    const subject = { coverage: text(coverage.label), label: text(indicator.label) };
    if (!hasValue(root)) {
      return m.sentence_coverage_without({ ...subject, reason: reason(root, indicator, mark) });
    }
    const value = mark(valueText(results.codebook, root, indicator), root);
    const rest = clauses([value, ...progress(results, indicator, root, mark)]) + caveat(root);
    return m.sentence_coverage({ ...subject, rest });
  });
}

/** How many of all meet what the indicator asks for. */
export function allSentence(results: Results, indicator: Indicator): Sentence {
  const root = estimateOf(results.estimates, indicator, results.codebook.root);
  const label = text(indicator.label);
  return compose((mark) => {
    if (!hasValue(root)) {
      return m.sentence_all_without({ label, reason: reason(root, indicator, mark) });
    }
    const value = mark(valueText(results.codebook, root, indicator), root);
    const census = results.codebook.tables.find(({ name }) => name === indicator.table)?.design === 'census';
    const counted = census && indicator.format === 'percent' && indicator.per === 1;
    const first = counted
      ? m.sentence_all({
          label,
          value,
          numerator: mark(formatCount(root.numerator), root),
          denominator: mark(formatCount(root.denominator), root),
          unit: text(indicator.count)
        })
      : `${label} ${value}`;
    return m.sentence_end({ sentence: clauses([first, ...progress(results, indicator, root, mark)]) + caveat(root) });
  });
}

/** Two indicators of one idea, as it is claimed and as people report it themselves, and where they differ most. */
export function contrastSentence(results: Results): Sentence | null {
  const { codebook, estimates } = results;
  const [claimed, reported] = (codebook.overview.contrast ?? []).map((id) => definitionOf(results, id));
  if (!claimed || !reported) return null;
  const pair = (area: string) => [estimateOf(estimates, claimed, area), estimateOf(estimates, reported, area)] as const;
  const [high, low] = pair(codebook.root);
  if (!comparable(high) || !comparable(low)) return null;
  const widest = widestContrast(codebook, estimates, claimed, reported, Math.sign(low.value - high.value));
  return compose((mark) => {
    const words = {
      reported: text(reported.label),
      low: mark(rateText(low.value, reported), low),
      claimed: text(claimed.label),
      high: mark(rateText(high.value, claimed), high),
      size: mark(differenceText(low.value - high.value, reported), low)
    };
    const first = low.value < high.value ? m.sentence_contrast_lower(words) : m.sentence_contrast_higher(words);
    if (!widest) return m.sentence_end({ sentence: first });
    const area = mark(areaText(codebook, widest.estimate.area), widest.estimate);
    const most = m.sentence_contrast_most({
      area,
      size: mark(differenceText(widest.difference, reported), widest.estimate)
    });
    return m.sentence_end({ sentence: clauses([first, most]) });
  });
}

function widestContrast(
  codebook: Codebook,
  estimates: Estimate[],
  claimed: Indicator,
  reported: Indicator,
  sign: number
) {
  const differences = areaEstimates(codebook, estimates, reported).flatMap((estimate) => {
    const other = estimateOf(estimates, claimed, estimate.area);
    return comparable(estimate) && comparable(other) ? [{ estimate, difference: estimate.value - other.value }] : [];
  });
  const [first, second] = differences.sort((a, b) => sign * (b.difference - a.difference));
  return first && second && first.difference !== second.difference && sign * first.difference > 0 ? first : null;
}

/** Change, distance to the target, and where most of the gap is. */
function progress(results: Results, indicator: Indicator, shown: Ranked, mark: Mark): (string | null)[] {
  if (shown.unreliable) return [];
  const before = estimateOf(results.previous, indicator, shown.area);
  const change = changeText(results.codebook, shown, before, indicator);
  const isSaidOnce = indicator.id === (results.codebook.overview.all ?? indicator.id);
  const comparison = results.previous.length === 0 && isSaidOnce ? m.sentence_first_wave() : change;
  return [comparison, towards(shown, indicator, mark), gapAreas(results, indicator, shown, mark)];
}

/** "其中甲县和乙县占 49%": the fewest areas that make up half of the gap, at most three; null when it is spread evenly. */
function gapAreas({ codebook, estimates }: Results, indicator: Indicator, root: Ranked, mark: Mark): string | null {
  const total = root.gap ?? 0;
  const areas = areaEstimates(codebook, estimates, indicator).filter((one) => comparable(one) && (one.gap ?? 0) > 0);
  const largest = areas.sort((a, b) => b.gap! - a.gap!);
  let sum = 0;
  let count = 0;
  while (count < Math.min(3, largest.length) && sum < total / 2) sum += largest[count++]!.gap!;
  const isTied = largest[count] !== undefined && largest[count]!.gap === largest[count - 1]?.gap;
  if (total === 0 || count === 0 || isTied || sum > total || sum < total * 0.4) return null;
  const named = largest.slice(0, count).map((one) => mark(areaText(codebook, one.area), one));
  return m.sentence_gap_areas({ areas: listText(named), share: shareText(sum / total) });
}

/** Why there is no number. */
function reason(root: Estimate | undefined, indicator: Indicator, mark: Mark): string {
  if (root?.state === 'conflict') {
    if (root.value === null) return m.sentence_conflict();
    return m.sentence_conflict_value({ value: mark(rateText(root.value, indicator), root) });
  }
  if (root?.state === 'hidden') return root.crossed ? m.sentence_hidden_filters() : m.sentence_hidden();
  if (root?.state === 'unconfirmed') return m.sentence_unconfirmed();
  if (root?.state === 'notApplicable') return m.sentence_not_applicable();
  return m.sentence_not_reported();
}

/** What a reader must know of the number before believing it: "（31 个地区中 26 个已报送）". */
function caveat({ reported, unreliable, n }: Estimate): string {
  const part = reported && reported.areas < reported.of ? m.sentence_reported(reported) : '';
  return part + (unreliable && n !== null ? m.sentence_few({ n: formatCount(n) }) : '');
}

const clauses = (parts: (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(m.sentence_separator());
