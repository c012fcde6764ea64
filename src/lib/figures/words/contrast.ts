import type { Indicator } from '../../codebook/codebook';
import { m } from '../../paraglide/messages';
import { comparePair, tell } from '../../estimates/compare/compare';
import { varianceOfDifference } from '../../estimates/compare/byDesign';
import { studentTails } from '../../stats/student';
import { welch } from '../../stats/welch';
import { areaEstimates, comparable, definitionOf, estimateOf, isSample, type Ranked, type Results } from './results';
import { text } from '../../i18n/format';
import { compose, type Sentence } from './sentence';
import { areaText, differenceText, labelIn, rateText, unrounded } from './wording';

/** Two indicators of one idea, as it is claimed and as people report it themselves, and where they differ most. */
export function contrastSentence(results: Results, ids: readonly string[]): Sentence | null {
  const { codebook, estimates, area } = results;
  const [claimed, reported] = ids.map((id) => definitionOf(results, id));
  if (!claimed || !reported) return null;
  const [high, low] = [estimateOf(estimates, claimed, area), estimateOf(estimates, reported, area)];
  if (!comparable(high) || !comparable(low)) return null;
  const difference = low.value - high.value;
  return compose((mark) => {
    const words = {
      reported: labelIn(codebook, area, reported),
      low: mark(rateText(low.value, reported), low),
      claimed: text(claimed.label),
      high: mark(rateText(high.value, claimed), high)
    };
    // as the row of the whole says it in the figure
    const [told] = tell([comparePair(high, low)]);
    if (told === 'notSignificant') return m.sentence_end({ sentence: m.sentence_contrast_unclear(words) });
    const size = mark(differenceText(difference, reported), low);
    const sized = { ...words, size, note: unrounded(low.value, high.value, reported) };
    const first = difference < 0 ? m.sentence_contrast_lower(sized) : m.sentence_contrast_higher(sized);
    const widest = area === codebook.root ? widestContrast(results, claimed, reported, Math.sign(difference)) : null;
    if (!widest) return m.sentence_end({ sentence: first });
    const most = m.sentence_contrast_most({
      area: mark(areaText(codebook, widest.estimate.area), widest.estimate, 'area'),
      size: mark(differenceText(widest.difference, reported), widest.estimate)
    });
    return m.sentence_end({ sentence: first + m.sentence_separator() + most });
  });
}

interface Contrast {
  estimate: Ranked;
  difference: number;
  /** null where a sample cannot say how exact it is, 0 of full counts */
  variance: number | null;
}

/** The area where they differ most, told from every other; null when there is none. */
function widestContrast({ codebook, estimates }: Results, claimed: Indicator, reported: Indicator, sign: number) {
  const varianceOf = (estimate: Ranked, indicator: Indicator) =>
    isSample(codebook, indicator) ? estimate.variance : 0;
  const found = areaEstimates(codebook, estimates, reported).flatMap((estimate): Contrast[] => {
    const other = estimateOf(estimates, claimed, estimate.area);
    if (!comparable(estimate) || !comparable(other)) return [];
    const parts = [varianceOf(estimate, reported), varianceOf(other, claimed)];
    const variance = parts.includes(null) ? null : parts[0]! + parts[1]!;
    return [{ estimate, difference: estimate.value - other.value, variance }];
  });
  const [first, ...others] = found.sort((a, b) => sign * (b.difference - a.difference));
  if (!first || others.length === 0 || sign * first.difference <= 0) return null;
  return others.every((other) => isTold(first, other)) ? first : null;
}

/** Their areas may share clusters. */
const isByDesign = ({ estimate }: Contrast): boolean => estimate.sample?.psus !== undefined;

/** What is not that of what is reported. */
const claimedVariance = ({ estimate, variance }: Contrast): number => variance! - (estimate.variance ?? 0);

/** At 5 %, of the first of an order: see `compareFirst`. */
function isTold(a: Contrast, b: Contrast): boolean {
  if (a.variance === null || b.variance === null || a.difference === b.difference) return false;
  if (a.variance === 0 && b.variance === 0) return true;
  if (isByDesign(a) || isByDesign(b)) {
    const found = varianceOfDifference(a.estimate, b.estimate);
    if (found === null) return false;
    const variance = found.variance + claimedVariance(a) + claimedVariance(b);
    return studentTails((a.difference - b.difference) / Math.sqrt(variance), found.df) < 0.05;
  }
  const measured = ({ estimate, difference, variance }: Contrast) => ({
    value: difference,
    variance: Math.max(variance!, Number.MIN_VALUE),
    df: estimate.df ?? Infinity
  });
  return welch(measured(a), measured(b)) < 0.05;
}
