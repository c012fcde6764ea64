import { funnelTable } from '../../charts/funnel/table';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { areaLeads } from '../leads';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { funnelHeadline } from '../words/headline';

/** The survey's steps of coverage, each a part of the one before, by area. */
export const funnel: FigureKind<object> = {
  resolve: (_, { codebook }) => (codebook.overview.funnel.length > 0 ? {} : { fault: m.figure_spec_unknown() }),
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: () => ({ page: '/', choices: {} }),
  build({ view }, _, answers) {
    const { codebook, results, areas, areaTypes, selected, mark } = read(view, answers);
    const steps = codebook.overview.funnel.flatMap(({ indicator: id, label }) => {
      const indicator = answers.indicator(id);
      return indicator ? [{ indicator, label: text(label) }] : [];
    });
    const subject = {
      estimates: results.estimates,
      areas,
      areaTypes,
      steps: steps.map(({ indicator, label }) => ({ indicator: mark(indicator), label })),
      selected
    };
    return {
      title: m.overview_funnel({ steps: steps.map(({ label }) => label).join(' → ') }),
      subtitle: m.overview_funnel_subtitle(),
      headline: [{ text: funnelHeadline(results) }],
      indicators: steps.map(({ indicator }) => indicator),
      remarks: [m.overview_funnel_unrounded()],
      table: funnelTable(subject),
      chart: { type: 'funnel', subject },
      leads: areaLeads(areas, selected),
      shows: { waves: [view.wave] }
    };
  }
};
