import type { Codebook, Indicator } from '../../codebook/codebook';
import { compareAreas, tell } from '../../estimates/compare/compare';
import { changes } from '../../estimates/compare/changes';
import { isTie } from '../../estimates/compare/rank';
import type { Answers } from '../../figures/answers';
import type { View } from '../../figures/view/view';
import { areaEstimates, comparable, estimateOf, isSample, rankingAround } from '../../figures/words/results';
import { areaText, rateText } from '../../figures/words/wording';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { areasNamed } from '../emphasis';
import { toldApart } from '../../figures/words/extreme';

/** A claim of words about one indicator of a view, and what its numbers say to it. */
export interface Claimed {
  codebook: Codebook;
  answers: Answers;
  view: View;
  indicator: Indicator;
}

const lowest = /最低|最差|垫底|lowest|worst/i;
const highest = /最高|最好|居首|第一|highest|best/i;
const rises = /提高|上升|增长|增加|好转|\bup\b|rose|increased/i;
const falls = /下降|降低|减少|\bdown\b|fell|decreased/i;
const significant = /显著|significant/i;
const everyone = /(全部|均|都)(已)?达标|all (areas )?(have )?reached/i;

/** What of the claims in a text its numbers do not bear out, each with the right value or a safer wording. */
export function wrongClaims(typed: string, claimed: Claimed): string[] {
  const named = areasNamed(typed, claimed.codebook);
  return [
    extreme(typed, named, claimed),
    pair(typed, named, claimed),
    changed(typed, named, claimed),
    tested(typed, claimed),
    all(typed, claimed)
  ].filter((one) => one !== null);
}

/** An area that is called the lowest or the highest. */
function extreme(typed: string, [area]: string[], { codebook, answers, view, indicator }: Claimed): string | null {
  const wanted = lowest.test(typed) ? 'lowest' : highest.test(typed) ? 'highest' : null;
  if (wanted === null || area === undefined) return null;
  const ranked = rankingAround(codebook, answers.wave(view.wave), indicator, area);
  if (!ranked) return m.briefing_check_unranked({ area: areaText(codebook, area) });
  const ordered = [...ranked.worstFirst].sort((a, b) => (wanted === 'lowest' ? a.value - b.value : b.value - a.value));
  const [first] = ordered;
  const own = ordered.find((one) => one.area === area)!;
  if (!isTie(first!.value, own.value)) {
    const right = { area: areaText(codebook, first!.area), value: rateText(first!.value, indicator) };
    return wanted === 'lowest' ? m.briefing_check_lowest(right) : m.briefing_check_highest(right);
  }
  if (isSample(codebook, indicator) && toldApart(ordered)?.[0]?.area !== area) return m.briefing_check_untold();
  return null;
}

/** One area that is called higher or lower than another. */
function pair(typed: string, named: string[], { codebook, answers, view, indicator }: Claimed): string | null {
  const order = [...named].sort((a, b) => typed.indexOf(areaText(codebook, a)) - typed.indexOf(areaText(codebook, b)));
  const higher = /高于|higher than|above/i.test(typed);
  const lower = /低于|lower than|below/i.test(typed);
  if (order.length !== 2 || higher === lower) return null;
  const find = (code: string) => estimateOf(answers.wave(view.wave), indicator, code);
  const [a, b] = [find(order[0]!), find(order[1]!)];
  if (!comparable(a) || !comparable(b)) return m.briefing_check_uncomparable();
  const words = {
    one: `${areaText(codebook, a.area)} ${rateText(a.value, indicator)}`,
    other: `${areaText(codebook, b.area)} ${rateText(b.value, indicator)}`
  };
  const [told] = tell([compareAreas(a, b)]);
  if (told === 'notSignificant') return m.briefing_check_level(words);
  const isRight = !isTie(a.value, b.value) && a.value > b.value === higher;
  return isRight ? null : m.briefing_check_pair(words);
}

/** A rise or a fall since the wave that is compared with. */
function changed(typed: string, [named]: string[], { answers, view, indicator }: Claimed): string | null {
  const up = rises.test(typed);
  if (up === falls.test(typed)) return null;
  const area = named ?? view.area;
  if (view.compare === null) return m.briefing_check_no_wave();
  const [found] = changes([
    [answers.estimate(indicator.id, view.wave, area), answers.estimate(indicator.id, view.compare, area)]
  ]);
  if (!found) return m.briefing_check_no_wave();
  if (found.told === 'notSignificant') return m.briefing_check_unchanged();
  if (isTie(found.difference, 0) || found.difference > 0 !== up) {
    const size = rateText(Math.abs(found.difference), {
      ...indicator,
      format: indicator.format === 'number' ? 'number' : 'point'
    });
    return found.difference > 0 ? m.briefing_check_rose({ size }) : m.briefing_check_fell({ size });
  }
  return null;
}

/** Only a sample has differences that are significant. */
const tested = (typed: string, { codebook, indicator }: Claimed): string | null =>
  significant.test(typed) && !isSample(codebook, indicator) ? m.briefing_check_full_count() : null;

/** All are said to have reached their target. */
function all(typed: string, { codebook, answers, view, indicator }: Claimed): string | null {
  if (!everyone.test(typed)) return null;
  const known = areaEstimates(codebook, answers.wave(view.wave), indicator).filter(comparable);
  const reached = known.filter(({ status }) => status === 'reached').length;
  return reached === known.length
    ? null
    : m.briefing_check_all({ label: text(indicator.label), reached, of: known.length });
}
