import type { Indicator } from '../../codebook/codebook';
import { isSample } from '../../figures/words/results';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { allReached } from './allReached';
import { changed } from './changed';
import type { Claimed } from './claimed';
import { clausesOf, type Clause } from './clauses';
import { compared } from './compared';
import { extremes } from './extremes';

const significant = /显著|significant/i;
/** what is said to be high, to have risen or to be reached is something else than the value */
const other =
  /缺口|差距|还差|人数|数量|家数|单位数|\d ?项|增幅|降幅|shortfall|\bgap\b|difference|number of|indicators/i;

/** What of the claims in a text its numbers do not bear out, each with the right value or a safer wording; one that can be bound to no area is left alone. */
export function wrongClaims(typed: string, claimed: Claimed): string[] {
  const { codebook, indicator, view } = claimed;
  const found = clausesOf(typed, codebook, [indicator], view.area)
    .filter((clause) => !clause.isIntention && !other.test(clause.words) && isAbout(clause, indicator))
    .flatMap((clause) => [
      ...extremes(clause, claimed),
      ...compared(clause, claimed),
      ...changed(clause, claimed),
      ...allReached(typed.slice(clause.at, clause.end), clause, claimed)
    ]);
  return [...new Set([...found, ...tested(typed, claimed)])];
}

const isAbout = ({ labels }: Clause, { label }: Indicator): boolean =>
  labels.length === 0 || labels.includes(text(label));

/** Only a sample has differences that are significant. */
const tested = (typed: string, { codebook, indicator }: Claimed): string[] =>
  significant.test(typed) && !isSample(codebook, indicator) ? [m.briefing_check_full_count()] : [];
