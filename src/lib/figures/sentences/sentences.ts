import { markKey, unitsKey } from '../../charts/mark';
import type { ProseSpan } from '../../charts/prose/layout';
import { proseTable } from '../../charts/prose/table';
import { sentence } from '../../charts/sentence';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { Draft, FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read, type Reading } from '../reading';
import { NO_COMPARISON } from '../view/view';
import type { Estimate } from '../../estimates/estimates';
import { listOf } from '../units/listOf';
import { definitionOf } from '../words/results';
import type { Sentence, Span } from '../words/sentence';
import { overviewSentences } from '../words/sentences';

/** What is found, in sentences: the whole first, then each coverage, then what is claimed against what is reported. */
export const sentences: FigureKind<object> = {
  resolve: () => ({}),
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ view }) => ({ page: '/', choices: { compare: view.compare ?? NO_COMPARISON } }),
  build({ view }, _, answers) {
    const reading = read(view, answers);
    const { codebook, results } = reading;
    const said = overviewSentences(results);
    const list = [said.all, ...said.coverages.map(({ sentence }) => sentence), said.contrast].filter(
      (one): one is Sentence => one !== null
    );
    const ids = [
      codebook.overview.all,
      ...codebook.coverages.map(({ headline }) => headline),
      ...(said.contrast ? (codebook.overview.contrast ?? []) : [])
    ];
    const subject = {
      hasLead: said.all !== null,
      paragraphs: list.map((one) => one.map((span) => spanOf(span, reading)))
    };
    return {
      title: m.overview_sentences(),
      subtitle: '',
      headline: list[0] ?? [],
      indicators: [...new Set(ids)].flatMap((id) => definitionOf(results, id) ?? []),
      table: proseTable(subject),
      chart: { type: 'prose', subject },
      leads: leadsOf(list.flat(), view.wave, answers),
      shows: { waves: [view.wave, view.compare] }
    };
  }
};

function spanOf(span: Span, { codebook, areas, root, mark }: Reading): ProseSpan {
  const { text, estimate } = span;
  if (!estimate) return { text };
  const indicator = codebook.indicators.find(({ id }) => id === estimate.indicator);
  const area = areas.find(({ code }) => code === estimate.area) ?? root;
  return {
    text,
    mark: { key: keyOf(span, estimate), sentence: indicator ? sentence(area, mark(indicator), estimate) : '' }
  };
}

const keyOf = ({ isArea, isCount }: Span, { area, indicator }: Estimate) =>
  isArea ? markKey(area) : isCount ? unitsKey(area, indicator) : markKey(area, indicator);

/** The name of an area leads to it, a number to its indicator there, a count to the units that it counts. */
function leadsOf(spans: Span[], wave: string, answers: Answers): Draft['leads'] {
  const { root } = answers.codebook;
  return Object.fromEntries(
    spans.flatMap((span) => {
      const { estimate, isArea, isCount } = span;
      if (!estimate) return [];
      const area = estimate.area === root ? null : estimate.area;
      const indicator = answers.indicator(estimate.indicator);
      const units = isCount && indicator ? listOf(indicator, estimate.area, wave, answers) : null;
      const lead = isArea ? { area } : { area, indicator: estimate.indicator };
      return [[keyOf(span, estimate), units && 'list' in units ? { list: units.list } : lead] as const];
    })
  );
}
