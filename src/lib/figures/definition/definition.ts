import { factsTable } from '../../charts/facts/table';
import type { FactsSubject } from '../../charts/facts/subject';
import { markKey } from '../../charts/mark';
import type { Codebook } from '../../codebook/codebook';
import type { EstimateQuery } from '../../estimates/ask';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind, Lead } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { listOf } from '../units/listOf';
import { NO_COMPARISON, type View } from '../view/view';
import { definitionSentence } from './sentence';
import { factsOf, type Defined } from './facts';

/** What an indicator is: who is counted among whom, who was asked, what it is held against, and every base that it has with its value. */
export const definition: FigureKind<{ indicator: string }> = {
  resolve: ({ indicator }, survey) => {
    const found = savedIndicator(indicator, survey);
    return 'fault' in found ? found : { indicator: found.id };
  },
  questions: ({ view, indicator }, survey) => [
    wholeQuestion(view, survey),
    ...othersOf(indicator, view, survey.codebook).map((base) => ofBase(view, indicator, base))
  ],
  opens: ({ view, indicator }) => ({
    page: '/indicator',
    choices: { indicator, compare: view.compare ?? NO_COMPARISON }
  }),
  build({ view, indicator: id }, survey, answers) {
    const { codebook, results, areas, root, mark } = read(view, answers);
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const indicator = answers.indicator(id)!;
    const shown = answers.estimate(id, view.wave, view.area);
    const others = othersOf(id, view, survey.codebook);
    const defined = survey.codebook.indicators
      .filter((one) => one.id === id && (one.base === indicator.base || others.includes(one.base)))
      .map((one): Defined => {
        const isChosen = one.base === indicator.base;
        const found = isChosen
          ? shown
          : (answers
              .further(ofBase(view, id, one.base))
              ?.find((other) => other.indicator === id && other.area === view.area) ?? null);
        return { indicator: one, estimate: found, isChosen, mark: isChosen ? null : baseMark(one.base) };
      });
    const subject: FactsSubject = { label: text(indicator.label), facts: factsOf(codebook, defined, mark) };
    const leads: Record<string, Lead> = Object.fromEntries(
      others.map((base): [string, Lead] => [
        baseMark(base),
        { base: base === survey.codebook.bases[0]?.name ? null : base }
      ])
    );
    const listed = listOf(indicator, area.code, view.wave, answers);
    if (listed && 'list' in listed) leads[markKey(area.code, id)] = { list: listed.list };
    return {
      title: m.indicator_definition({ indicator: text(indicator.label) }),
      subtitle: area.label,
      headline: definitionSentence(
        results,
        indicator,
        shown,
        answers.estimate(id, view.wave, root.code),
        mark(indicator)
      ),
      indicators: [indicator],
      table: factsTable(subject),
      chart: { type: 'facts', subject },
      leads,
      shows: {
        waves: [view.wave],
        area: view.area,
        estimates: [...defined.flatMap(({ estimate }) => estimate ?? [])]
      }
    };
  }
};

const baseMark = (base: string): string => JSON.stringify([null, null, 'base', base]);

/** The bases that an indicator has beside the one that is looked at. */
function othersOf(id: string, { base }: View, { indicators }: Codebook): string[] {
  const bases = indicators.filter((one) => one.id === id).map((one) => one.base);
  const chosen = bases.includes(base) ? base : bases[0];
  return bases.filter((one) => one !== chosen);
}

const ofBase = ({ wave, filters }: View, indicator: string, base: string): EstimateQuery => ({
  waves: [wave],
  filters,
  base,
  indicators: [indicator]
});
