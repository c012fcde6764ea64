import type { Coverage, Indicator } from '../../codebook/codebook';
import type { Told } from '../../estimates/compare/compare';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { changesTold, changeText } from './changes';
import { contrastSentence } from './contrast';
import { countedText } from './counted';
import { caveat, reason } from './reason';
import { areaEstimates, comparable, definitionOf, estimateOf, hasValue, type Ranked, type Results } from './results';
import { compose, type Mark, type Sentence } from './sentence';
import { towards } from './towards';
import { areaText, labelIn, listText, shareText, valueText } from './wording';

/** What the overview says in words, in its order; with an area chosen, of that one. */
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
  const headlines = coverages.flatMap(({ headline }) => definitionOf(results, headline) ?? []);
  const told = changesTold(results, [...new Set([...(all ? [all] : []), ...headlines])]);
  return {
    all: all ? allSentence(results, all, told) : null,
    coverages: coverages
      .filter(({ headline }) => headline !== overview.all)
      .map((coverage) => ({ coverage, sentence: coverageSentence(results, coverage, told) })),
    contrast: contrastSentence(results, results.codebook.overview.contrast ?? [])
  };
}

type Changes = Map<Indicator, Told | null>;

/** One coverage: its headline's value, change and gap, and the areas that make up most of the gap. */
function coverageSentence(results: Results, coverage: Coverage, told: Changes): Sentence {
  const { codebook, estimates, area } = results;
  const indicator = definitionOf(results, coverage.headline);
  if (!indicator) return [];
  const one = estimateOf(estimates, indicator, area);
  return compose((mark) => {
    const subject = { coverage: text(coverage.label), label: labelIn(codebook, area, indicator) };
    if (!hasValue(one)) return m.sentence_coverage_without({ ...subject, reason: reason(one, indicator, mark) });
    const value = mark(valueText(codebook, one, indicator), one) + caveat(one);
    return m.sentence_coverage({
      ...subject,
      rest: clauses([value, ...progress(results, indicator, one, mark, told)])
    });
  });
}

/** How many of all meet what the indicator asks for. */
function allSentence(results: Results, indicator: Indicator, told: Changes): Sentence {
  const { codebook, estimates, area } = results;
  const one = estimateOf(estimates, indicator, area);
  const label = labelIn(codebook, area, indicator);
  return compose((mark) => {
    if (!hasValue(one)) return m.sentence_all_without({ label, reason: reason(one, indicator, mark) });
    const value = mark(valueText(codebook, one, indicator), one);
    const first = (countedText(codebook, indicator, one, { label, value }, mark) ?? `${label} ${value}`) + caveat(one);
    return m.sentence_end({ sentence: clauses([first, ...progress(results, indicator, one, mark, told)]) });
  });
}

/** The value of the area that is looked at, its change, its distance to the target, and where most of the gap is; [] without a value. */
export function progressText(results: Results, indicator: Indicator): Sentence {
  const { codebook, estimates, area } = results;
  const one = estimateOf(estimates, indicator, area);
  if (!hasValue(one)) return [];
  return compose((mark) => {
    const value = mark(valueText(codebook, one, indicator), one);
    const first = m.finding_one({ area: areaText(codebook, area), label: text(indicator.label), value }) + caveat(one);
    const rest = progress(results, indicator, one, mark, changesTold(results, [indicator]));
    return m.sentence_end({ sentence: clauses([first, ...rest]) });
  });
}

/** Change, distance to the target, and where most of the gap is. */
function progress(results: Results, indicator: Indicator, shown: Ranked, mark: Mark, told: Changes): (string | null)[] {
  if (!comparable(shown)) return [];
  const isSaidOnce = indicator.id === (results.codebook.overview.all ?? indicator.id);
  const comparison =
    isFirstWave(results, shown) && isSaidOnce
      ? m.sentence_first_wave()
      : changeText(results, shown, indicator, told.get(indicator));
  return [comparison, towards(shown, indicator, mark), areasShort(results, indicator, shown, mark)];
}

const isFirstWave = ({ codebook, previous }: Results, { wave }: Ranked): boolean =>
  previous.length === 0 && codebook.waves[0]?.id === wave;

/** "其中甲县和乙县占 49%": the fewest areas that make up half of a missed gap, at most three; null when it is spread evenly. */
function areasShort({ codebook, estimates }: Results, indicator: Indicator, one: Ranked, mark: Mark): string | null {
  if (one.area !== codebook.root || one.status === 'reached') return null;
  const total = one.shortfall ?? 0;
  const counted = areaEstimates(codebook, estimates, indicator).filter(hasValue);
  const largest = counted.filter(({ shortfall }) => shortfall).sort((a, b) => b.shortfall! - a.shortfall!);
  let sum = 0;
  let count = 0;
  while (count < Math.min(3, largest.length) && sum < total / 2) sum += largest[count++]!.shortfall!;
  const isTied = largest[count] !== undefined && largest[count]!.shortfall === largest[count - 1]?.shortfall;
  const named = largest.slice(0, count);
  // one on too few rows is counted in the gap and may not be held up
  if (counted.length < 2 || !named.every(comparable)) return null;
  if (total === 0 || count === 0 || isTied || sum > total || sum < total * 0.4) return null;
  const areas = listText(named.map((found) => mark(areaText(codebook, found.area), found, 'area')));
  if (sum === total) return m.sentence_gap_all({ areas });
  const share = shareText(sum / total);
  return share === '100%' ? m.sentence_gap_most({ areas }) : m.sentence_gap_areas({ areas, share });
}

const clauses = (parts: (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(m.sentence_separator());
