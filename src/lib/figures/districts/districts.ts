import type { BarsSubject } from '../../charts/bars/subject';
import { markKey } from '../../charts/mark';
import { m } from '../../paraglide/messages';
import { bars } from '../bars/bars';
import type { FigureKind, Lead } from '../figure';
import { listOf } from '../units/listOf';
import { NO_COMPARISON } from '../view/view';

/** One indicator by area with places and changes: the ranking of the indicator's own page, from where an area leads to its page. */
export const districts: FigureKind<{ indicator: string }> = {
  ...bars,
  opens: ({ view, indicator }) => ({
    page: '/indicator',
    choices: { indicator, compare: view.compare ?? NO_COMPARISON }
  }),
  build(spec, survey, answers) {
    const indicator = answers.indicator(spec.indicator)!;
    const draft = bars.build(spec, survey, answers);
    const subject: BarsSubject = { ...(draft.chart.subject as BarsSubject), told: true };
    return {
      ...draft,
      title: m.indicator_districts({ indicator: draft.title }),
      chart: { type: 'bars', subject },
      leads: Object.fromEntries(
        subject.areas.flatMap(({ code }): [string, Lead][] => {
          const page: Lead = { page: '/district', area: code, indicator: spec.indicator };
          const listed = listOf(indicator, code, spec.view.wave, answers);
          return [
            [markKey(code), page],
            [markKey(code, indicator.id), listed && 'list' in listed ? { list: listed.list } : page]
          ];
        })
      )
    };
  }
};
