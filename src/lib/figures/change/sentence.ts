import type { Indicator } from '../../codebook/codebook';
import type { Change } from '../../estimates/compare/changes';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { compose, type Sentence } from '../words/sentence';
import { differenceText, isZero } from '../words/wording';

/** An indicator of which a change is known. */
export interface Changed {
  indicator: Indicator;
  change: Change;
}

/** How many indicators got better, worse and cannot be told, and which of the shares moved most. */
export function changeHeadline(changed: Changed[], { area, wave }: { area: string; wave: string }): Sentence {
  return compose(() => {
    if (changed.length === 0) return m.briefing_change_none({ area });
    const told = changed.filter(({ change }) => change.told !== 'notSignificant');
    const merit = ({ indicator, change }: Changed) => change.difference * (indicator.direction === 'up' ? 1 : -1);
    const moved = told.filter(({ indicator, change }) => !isZero(change.difference, indicator));
    const better = moved.filter((one) => merit(one) > 0);
    const worse = moved.filter((one) => merit(one) < 0);
    const same = changed.length - better.length - worse.length;
    const list = [
      better.length > 0 ? m.briefing_change_better({ count: better.length }) : '',
      worse.length > 0 ? m.briefing_change_worse({ count: worse.length }) : '',
      same > 0 ? m.briefing_change_same({ count: same }) : ''
    ].filter((one) => one !== '');
    const counts = m.briefing_change_counts({
      area,
      wave,
      count: changed.length,
      list: list.join(m.ui_list_separator())
    });
    const shares = moved.filter(({ indicator }) => indicator.format !== 'number');
    const [most, next] = [...shares].sort((a, b) => Math.abs(b.change.difference) - Math.abs(a.change.difference));
    const size = (one: Changed) => Math.abs(one.change.difference);
    if (!most || (next && size(next) > size(most) - 1e-12)) return counts;
    const words = { label: text(most.indicator.label), size: differenceText(most.change.difference, most.indicator) };
    const said = most.change.difference > 0 ? m.briefing_change_up(words) : m.briefing_change_down(words);
    return [counts, said].join(m.sentence_separator());
  });
}
