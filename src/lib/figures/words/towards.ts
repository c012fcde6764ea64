import type { Indicator } from '../../codebook/codebook';
import type { Status } from '../../estimates/estimates';
import { isSumOfShortfalls } from '../../estimates/target';
import { m } from '../../paraglide/messages';
import type { Ranked } from './results';
import type { Mark } from './sentence';
import { countText, differenceText, goalText, targetText, unrounded } from './wording';

/** "距目标 92% 还差 861 家"; null without a verdict. Of a sum over areas it is what each of them lacks, together. */
export function towards(estimate: Ranked, indicator: Indicator, mark: Mark): string | null {
  const { target, status, shortfall } = estimate;
  if (target === null || status === null) return null;
  const words = { target: targetText(target, indicator), goal: goalText(estimate) };
  if (status === 'undecided') return m.sentence_undecided(words);
  const lacks = shortfall ? mark(countText(shortfall, indicator), estimate, 'count') : null;
  if (status === 'reached') {
    const reached = m.sentence_reached(words);
    return lacks && isSumOfShortfalls(estimate)
      ? reached + m.sentence_separator() + m.sentence_gap_of_areas({ gap: lacks })
      : reached;
  }
  if (lacks) {
    if (estimate.sum?.ownTargets) return m.sentence_gap_own_targets({ goal: words.goal, gap: lacks });
    return isSumOfShortfalls(estimate)
      ? m.sentence_gap_sum({ ...words, gap: lacks })
      : m.sentence_gap({ ...words, gap: lacks });
  }
  const size = mark(differenceText(estimate.value - target, indicator), estimate);
  const off = indicator.direction === 'up' ? m.sentence_under({ ...words, size }) : m.sentence_over({ ...words, size });
  return off + unrounded(estimate.value, target, indicator);
}

/** The same of several at once: what they lack together, or how they all stand; null where they stand differently. */
export function together(some: Ranked[], indicator: Indicator, mark: Mark): string | null {
  const [first] = some;
  if (!first || first.target === null) return null;
  if (some.length === 1) return towards(first, indicator, mark);
  const same = some.every(({ target }) => target === first.target);
  const words = { goal: goalOf(some), target: targetText(first.target, indicator) };
  const all = (...statuses: Status[]) => some.every(({ status }) => status !== null && statuses.includes(status));
  if (some.every(({ shortfall }) => shortfall !== null)) {
    const sum = some.reduce((all, { shortfall }) => all + shortfall!, 0);
    if (sum === 0) return same ? m.finding_all_at(words) : null;
    const gap = countText(sum, indicator);
    return same ? m.finding_gap_together({ ...words, gap }) : m.finding_gap_together_own({ ...words, gap });
  }
  if (all('undecided')) return same ? m.finding_all_undecided(words) : null;
  if (!all('near', 'below')) return null;
  if (!same) return m.finding_missed(words);
  return indicator.direction === 'up' ? m.finding_all_under(words) : m.finding_all_over(words);
}

/** Of several: one target that is not settled makes the verdict on all of them provisional. */
export const goalOf = (estimates: Ranked[]): string =>
  goalText({
    provisional: estimates.some(({ provisional }) => provisional),
    ...(estimates.some(({ ownTarget }) => ownTarget) ? { ownTarget: true as const } : {})
  });
