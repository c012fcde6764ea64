import { worthOf } from '../../charts/sentence';
import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { leastEffective } from '../../estimates/imprecise';
import { formatCount } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Mark } from './sentence';
import { rateText } from './wording';

/** Why one area has no number. */
export function reason(one: Estimate | undefined, indicator: Indicator, mark: Mark): string {
  if (one?.state === 'conflict') {
    if (one.value === null) return m.sentence_conflict();
    return m.sentence_conflict_value({ value: mark(rateText(one.value, indicator), one) });
  }
  if (one?.state === 'hidden') return one.crossed ? m.sentence_hidden_filters() : m.sentence_hidden();
  if (one?.state === 'imprecise') return m.sentence_imprecise({ least: leastEffective });
  if (one?.state === 'unconfirmed') return m.sentence_unconfirmed();
  if (one?.state === 'noMatch') return m.sentence_no_match();
  if (one?.unsliceable) return m.sentence_no_column();
  if (one?.state === 'notApplicable') return m.sentence_not_applicable();
  return m.sentence_not_reported();
}

/** Why nothing can be compared. */
export function noFinding(label: string, all: Estimate[]): string {
  if (all.some(({ state }) => state === 'conflict')) return m.finding_conflict({ label });
  if (all.some(({ crossed }) => crossed)) return m.finding_hidden_filters({ label });
  if (all.length > 0 && all.every(({ state }) => state === 'hidden')) return m.finding_hidden({ label });
  if (all.some(({ state, unreliable, few }) => state === 'hidden' || state === 'imprecise' || unreliable || few))
    return m.finding_few({ label });
  if (all.some(({ state }) => state === 'noMatch')) return m.finding_no_match({ label });
  if (all.some(({ unsliceable }) => unsliceable)) return m.finding_no_column({ label });
  if (all.length > 0 && all.every(({ state }) => state === 'notApplicable')) return m.finding_not_applicable({ label });
  if (all.some(({ state }) => state === 'unconfirmed')) return m.finding_unconfirmed({ label });
  return m.finding_not_reported({ label });
}

/** What a reader must know of the number before believing it: "（31 个地区中 26 个已报送）". */
export function caveat(one: Estimate): string {
  const { reported } = one;
  const part = reported && reported.areas < reported.of ? m.sentence_reported(reported) : '';
  return part + (one.unreliable && one.n !== null ? fewWords(one, one.n) : '');
}

function fewWords(one: Estimate, n: number): string {
  const worth = worthOf(one);
  if (worth === null) return m.sentence_few({ n: formatCount(n) });
  const words = { n: formatCount(n), worth: formatCount(worth) };
  return one.sample?.psus ? m.sentence_few_worth_design(words) : m.sentence_few_worth(words);
}
