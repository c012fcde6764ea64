import type { Indicator } from '../codebook/codebook';
import { isSumOfGaps } from '../estimates/target';
import { text } from '../i18n/format';
import { m } from '../paraglide/messages';
import { areaEstimates, comparable, estimateOf, ranking, type Ranked, type Results } from './results';
import { compose, type Mark, type Sentence } from './sentence';
import {
  areaText,
  changeText,
  countText,
  differenceText,
  goalText,
  isZero,
  kindText,
  listText,
  rateText,
  targetText,
  valueText
} from './wording';

/** More names than this are counted, not named. */
const NAMED = 3;

/**
 * What one indicator says by area, in a line, without a full stop: the title of a slide, the heading of a chart.
 * Names only areas that can be compared; ties are named together or not at all.
 */
export function finding(results: Results, indicator: Indicator): Sentence {
  const ranked = ranking(results.codebook, results.estimates, indicator);
  return compose((mark) => {
    if (!ranked) return ofOne(results, indicator, mark);
    const { worstFirst } = ranked;
    if (isZero(worstFirst.at(-1)!.value - worstFirst[0]!.value, indicator))
      return ofEquals(results, indicator, ranked, mark);
    if (worstFirst[0]!.standing === null) return ofSpread(results, indicator, worstFirst, mark);
    if (worstFirst.every(({ standing }) => standing === 'reached')) return ofReached(results, indicator, ranked, mark);
    return ofMissed(results, indicator, ranked, mark);
  });
}

interface Ranking {
  kind: string;
  worstFirst: Ranked[];
}

/** The whole, or the one area that can be shown, or why nothing can. */
function ofOne(results: Results, indicator: Indicator, mark: Mark): string {
  const { codebook, estimates, previous } = results;
  const label = text(indicator.label);
  const root = estimateOf(estimates, indicator, codebook.root);
  const areas = areaEstimates(codebook, estimates, indicator);
  const shown = comparable(root) ? root : areas.find(comparable);
  if (shown) {
    const before = estimateOf(previous, indicator, shown.area);
    return [
      m.finding_one({
        area: areaText(codebook, shown.area),
        label,
        value: mark(valueText(codebook, shown, indicator), shown)
      }),
      changeText(codebook, shown, before, indicator),
      towards(shown, indicator, mark)
    ]
      .filter((clause) => clause !== null)
      .join(m.sentence_separator());
  }
  const all = root ? [...areas, root] : areas;
  if (all.some(({ state }) => state === 'conflict')) return m.finding_conflict({ label });
  if (all.some(({ crossed }) => crossed)) return m.finding_hidden_filters({ label });
  if (all.length > 0 && all.every(({ state }) => state === 'hidden')) return m.finding_hidden({ label });
  if (all.some(({ state, unreliable }) => state === 'hidden' || unreliable)) return m.finding_few({ label });
  if (all.length > 0 && all.every(({ state }) => state === 'notApplicable')) return m.finding_not_applicable({ label });
  if (all.some(({ state }) => state === 'unconfirmed')) return m.finding_unconfirmed({ label });
  return m.finding_not_reported({ label });
}

/** "距目标 92% 还差 861 家"; null without a target. */
export function towards(estimate: Ranked, indicator: Indicator, mark: Mark): string | null {
  if (estimate.target === null) return null;
  const words = { target: targetText(estimate.target, indicator), goal: goalText(estimate) };
  if (estimate.standing === 'reached') return m.sentence_reached(words);
  if (estimate.gap !== null && estimate.gap > 0) {
    const gap = mark(countText(estimate.gap, indicator), estimate);
    if (estimate.sum?.ownTargets) return m.sentence_gap_own_targets({ goal: words.goal, gap });
    return isSumOfGaps(estimate) ? m.sentence_gap_sum({ ...words, gap }) : m.sentence_gap({ ...words, gap });
  }
  const size = mark(differenceText(estimate.value - estimate.target, indicator), estimate);
  return indicator.direction === 'up' ? m.sentence_under({ ...words, size }) : m.sentence_over({ ...words, size });
}

function ofEquals({ codebook }: Results, indicator: Indicator, { kind, worstFirst }: Ranking, mark: Mark): string {
  const value = mark(rateText(worstFirst[0]!.value, indicator), worstFirst[0]);
  return m.finding_equal({
    number: worstFirst.length,
    kind: kindText(codebook, kind),
    label: text(indicator.label),
    value
  });
}

/** No target: the ends and how far they are apart. */
function ofSpread({ codebook, previous }: Results, indicator: Indicator, worstFirst: Ranked[], mark: Mark): string {
  const byValue = indicator.direction === 'up' ? worstFirst : [...worstFirst].reverse();
  const name = (end: Ranked[]) =>
    end.length > NAMED
      ? m.finding_tied({ number: end.length, value: mark(rateText(end[0]!.value, indicator), end[0]) })
      : named(codebook, end, indicator, mark);
  const spread = byValue.at(-1)!.value - byValue[0]!.value;
  const ends = m.finding_spread({
    label: text(indicator.label),
    highest: name(tied(byValue, byValue.at(-1)!)),
    lowest: name(tied(byValue, byValue[0]!)),
    size: differenceText(spread, indicator)
  });
  const before = ranking(codebook, previous, indicator)?.worstFirst;
  const isSame = worstFirst.every(({ area }) => before?.some((one) => one.area === area));
  if (!before || before.length !== worstFirst.length || !isSame) return ends;
  const wider = spread - Math.abs(before.at(-1)!.value - before[0]!.value);
  if (isZero(wider, indicator)) return ends;
  const label = codebook.waves.find(({ id }) => id === before[0]!.wave)?.label;
  const words = { wave: label ? text(label) : before[0]!.wave, size: differenceText(wider, indicator) };
  return ends + m.sentence_separator() + (wider > 0 ? m.finding_wider(words) : m.finding_narrower(words));
}

function ofReached({ codebook }: Results, indicator: Indicator, { kind, worstFirst }: Ranking, mark: Mark): string {
  const words = {
    number: worstFirst.length,
    kind: kindText(codebook, kind),
    label: text(indicator.label),
    goal: goalOf(worstFirst)
  };
  const worst = tied(worstFirst, worstFirst[0]!);
  if (worst.length > NAMED) return m.finding_all_reached(words);
  const areas = named(codebook, worst, indicator, mark);
  return indicator.direction === 'up'
    ? m.finding_all_reached_lowest({ ...words, areas })
    : m.finding_all_reached_highest({ ...words, areas });
}

/** The one or two that are furthest behind, with their values and what they lack together. */
function ofMissed({ codebook }: Results, indicator: Indicator, ranked: Ranking, mark: Mark): string {
  const worst = furthestBehind(ranked.worstFirst);
  const label = text(indicator.label);
  const areas =
    worst.length > NAMED
      ? m.finding_count({
          number: worst.length,
          kind: kindText(codebook, ranked.kind),
          value: mark(rateText(worst[0]!.value, indicator), worst[0])
        })
      : named(codebook, worst, indicator, mark);
  const worstClause =
    indicator.direction === 'up' ? m.finding_lowest({ label, areas }) : m.finding_highest({ label, areas });
  return worstClause + m.sentence_separator() + distance(worst, indicator, mark);
}

function distance(worst: Ranked[], indicator: Indicator, mark: Mark): string {
  const target = worst[0]!.target!;
  const same = worst.every((estimate) => estimate.target === target);
  if (worst.every(({ gap }) => gap !== null)) {
    const gap = worst.reduce((sum, estimate) => sum + estimate.gap!, 0);
    const words = { goal: goalOf(worst), gap: mark(countText(gap, indicator), worst.length === 1 ? worst[0] : null) };
    if (worst.length > 1) return same ? m.finding_gap_together(words) : m.finding_gap_together_own(words);
    return m.sentence_gap({ target: targetText(target, indicator), ...words });
  }
  if (worst.length === 1) return towards(worst[0]!, indicator, mark)!;
  if (!same) return m.finding_missed({ goal: goalOf(worst) });
  const words = { goal: goalOf(worst), target: targetText(target, indicator) };
  return indicator.direction === 'up' ? m.finding_all_under(words) : m.finding_all_over(words);
}

/** Of several: one target that is not settled makes the verdict on all of them provisional. */
const goalOf = (estimates: Ranked[]): string =>
  goalText({ provisional: estimates.some(({ provisional }) => provisional) });

/** The worst, and the next one when it too is far from the target; whoever ties with the last of them comes along. */
function furthestBehind(worstFirst: Ranked[]): Ranked[] {
  const worst = tied(worstFirst, worstFirst[0]!);
  const next = worstFirst[worst.length];
  if (worst.length > 1 || next?.standing !== 'below') return worst;
  const both = [...worst, ...tied(worstFirst, next)];
  return both.length > NAMED ? worst : both;
}

const tied = (estimates: Ranked[], one: Ranked): Ranked[] => estimates.filter(({ value }) => value === one.value);

/** "甲县（66.4%）和乙县（71.2%）"; tied areas share one bracket. */
function named(codebook: Results['codebook'], estimates: Ranked[], indicator: Indicator, mark: Mark): string {
  const first = estimates[0]!;
  const name = (estimate: Ranked) => mark(areaText(codebook, estimate.area), estimate);
  if (estimates.length > 1 && estimates.every(({ value }) => value === first.value)) {
    return m.finding_area_tied({ areas: listText(estimates.map(name)), value: valueText(codebook, first, indicator) });
  }
  return listText(
    estimates.map((one) => m.finding_area({ area: name(one), value: mark(valueText(codebook, one, indicator), one) }))
  );
}
