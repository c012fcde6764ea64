import type { Indicator } from '../codebook/codebook';
import type { Answers } from '../figures/answers';
import type { Figure } from '../figures/figure';
import { read } from '../figures/reading';
import { lossAt } from '../charts/funnel/layout';
import { estimateFinder } from '../charts/subject';
import { isSumOfShortfalls } from '../estimates/target';
import { formatRate, text } from '../i18n/format';
import { m } from '../paraglide/messages';
import { mostLacking } from '../figures/words/lacking';
import { areaEstimates, comparable } from '../figures/words/results';
import { largestAt } from '../figures/funnel/loss';
import { plain } from '../figures/words/sentence';
import { areaText, countText, goalText, groupText, rateText } from '../figures/words/wording';

/** The finding of a figure as the title of a slide: by what is lacking, in units or people, before any rate. No full stop. */
export function ownTitle(figure: Figure, answers: Answers): string {
  const own =
    lacks(figure, answers) ??
    loses(figure, answers) ??
    overall(figure, answers) ??
    untargeted(figure, answers) ??
    plain(figure.headline);
  return own.replace(/[。.]$/, '');
}

/** Of a ranking whose areas lack units or people: who lacks most, where one alone does. */
function lacks({ spec, indicators, chart }: Figure, answers: Answers): string | null {
  const { view } = spec;
  const [indicator] = indicators;
  if (chart.type !== 'bars' || !indicator || view.area !== answers.codebook.root) return null;
  const { codebook } = answers;
  const estimates = answers.wave(view.wave);
  const found = mostLacking(codebook, estimates, indicator);
  if (!found) return null;
  return m.briefing_title_lacks({
    group: groupText(codebook, found.ranked),
    area: areaText(codebook, found.area),
    label: text(indicator.label),
    gap: countText(found.shortfall, indicator)
  });
}

/** Of the page of sentences: how far the whole is, and what it lacks; its first sentence says the rest. */
function overall({ spec, chart }: Figure, answers: Answers): string | null {
  const { view } = spec;
  const { codebook } = answers;
  const indicator =
    chart.type === 'prose' && chart.subject.hasLead ? answers.indicator(codebook.overview.all) : undefined;
  const one = indicator && answers.estimate(indicator.id, view.wave, view.area);
  if (!indicator || !comparable(one ?? undefined) || !one) return null;
  const words = {
    area: areaText(codebook, view.area),
    label: text(indicator.label),
    value: formatRate(one.value!, indicator.format)
  };
  if (!one.shortfall) return m.briefing_title_overall(words);
  const gap = { ...words, gap: countText(one.shortfall, indicator), goal: goalText(one) };
  return isSumOfShortfalls(one) ? m.briefing_title_overall_sum(gap) : m.briefing_title_overall_lacks(gap);
}

/** Of cards and a matrix without any target: what the values are, and between which the areas lie; of the first few. */
function untargeted({ spec, indicators, chart }: Figure, answers: Answers): string | null {
  if (indicators.some(({ target }) => target !== null)) return null;
  const { codebook } = answers;
  const { wave, area } = spec.view;
  const rate = (one: { value: number }, indicator: Indicator) => rateText(one.value, indicator);
  if (chart.type === 'cards') {
    const parts = indicators.flatMap((indicator) => {
      const one = answers.estimate(indicator.id, wave, area) ?? undefined;
      return comparable(one)
        ? [m.briefing_title_value({ label: text(indicator.label), value: rate(one, indicator) })]
        : [];
    });
    return listed(parts, (list) => m.briefing_title_values({ area: areaText(codebook, area), list }));
  }
  if (chart.type !== 'matrix') return null;
  const parts = indicators.flatMap((indicator) => {
    const found = areaEstimates(codebook, answers.wave(wave), indicator).filter(comparable);
    const [low, high] = [found.sort((a, b) => a.value - b.value)[0], found.at(-1)];
    if (!low || !high || low === high) return [];
    return [
      m.briefing_title_range({ label: text(indicator.label), low: rate(low, indicator), high: rate(high, indicator) })
    ];
  });
  return listed(parts, (list) => m.briefing_title_ranges({ list }));
}

/** A title has room for so many. */
const most = 2;
const listed = (parts: string[], words: (list: string) => string): string | null =>
  parts.length === 0 ? null : words(parts.slice(0, most).join(m.chart_comma()));

/** Of steps ordered by the largest loss: behind which step most is lost, from where to where. */
function loses({ spec, chart }: Figure, answers: Answers): string | null {
  if (chart.type !== 'funnel' || typeof chart.subject.drop !== 'number') return null;
  const at = chart.subject.drop;
  const { steps } = chart.subject;
  const find = estimateFinder(read(spec.view, answers).results.estimates);
  const [to, from] = [steps[at], steps[at - 1]];
  const losses = steps.map((_, step) => lossAt(steps, step, (one) => find(one.indicator.id, spec.view.area)));
  if (largestAt(losses.map((one) => one?.loss ?? null)) !== at) return null;
  const loss = losses[at];
  const value = (step: typeof to) => (step ? find(step.indicator.id, spec.view.area) : undefined);
  const [now, before] = [value(to), value(from)];
  if (!to || !comparable(now) || !loss || loss.loss <= 0) return null;
  const rate = (one: { value: number }) => formatRate(one.value, 'percent');
  if (!from) return m.briefing_title_first_step({ step: to.label, to: rate(now) });
  return comparable(before) ? m.briefing_title_step({ step: from.label, from: rate(before), to: rate(now) }) : null;
}
