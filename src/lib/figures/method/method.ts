import type { TableCell } from '../../charts/table';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import type { View } from '../view/view';
import { definitionText } from '../words/basis';
import { targetText } from '../words/wording';

interface Method {
  indicators: string[];
  /** of each other part of the same table */
  others: string[][];
  /** which part this is, of how many */
  part: [number, number];
}

/** What each of some indicators divides by what, and which target it is held against. */
export const method: FigureKind<Method> = {
  resolve({ indicators, others, part }, { codebook }) {
    const known = (id: unknown) => [...codebook.indicators, ...codebook.derived].some((one) => one.id === id);
    const [list, ...beside] = [indicators, ...listOf(others)].map(listOf);
    const gone = [list, ...beside].flat().find((id) => !known(id));
    if (gone !== undefined) return { fault: m.figure_spec_indicator({ indicator: String(gone) }) };
    const [at, of] = Array.isArray(part) ? (part as unknown[]) : [1, 1];
    if (!list?.length || !isPlace(at) || !isPlace(of) || at > of) return { fault: m.figure_spec_unknown() };
    return { indicators: list as string[], others: beside as string[][], part: [at, of] };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: () => ({ page: '/briefing', choices: {} }),
  build({ view, indicators, others, part: [at, of] }, _, answers) {
    const rowOf = (id: string): TableCell[] => {
      const indicator = answers.indicator(id)!;
      return [text(indicator.label), definitionText(answers.codebook, indicator), targetOf(answers, view, id)];
    };
    const title = of > 1 ? m.briefing_method_part({ at, of }) : m.briefing_method_title();
    const table = {
      head: [m.briefing_indicator(), m.briefing_method_definition(), m.chart_column_target()],
      rows: indicators.map(rowOf)
    };
    return {
      title,
      subtitle: m.briefing_method_subtitle(),
      measure: m.briefing_method_subtitle(),
      headline: [{ text: title }],
      indicators: [],
      table,
      chart: { type: 'grid', subject: { label: title, table, others: others.map((ids) => ids.map(rowOf)) } },
      leads: {},
      shows: { waves: [view.wave], estimates: [] }
    };
  }
};

const listOf = (one: unknown): unknown[] => (Array.isArray(one) ? one : []);
const isPlace = (one: unknown): one is number => typeof one === 'number' && Number.isInteger(one) && one > 0;

/** The target of the area that is looked at, and that it is not settled. */
function targetOf(answers: Answers, { wave, area }: View, id: string): string {
  const indicator = answers.indicator(id)!;
  const estimate = answers.estimate(id, wave, area);
  const target = estimate?.target ?? indicator.target;
  if (target === null) return m.briefing_method_untargeted();
  const words = targetText(target, indicator);
  return (estimate?.target == null ? indicator.provisional : estimate.provisional)
    ? m.chart_cell_provisional({ value: words })
    : words;
}
