import type { TableCell } from '../../charts/table';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import type { View } from '../view/view';
import { definitionText } from '../words/basis';
import { targetText } from '../words/wording';

/** What each of some indicators divides by what, and which target it is held against. */
export const method: FigureKind<{ indicators: string[]; part: [number, number] }> = {
  resolve({ indicators, part }, { codebook }) {
    const known = (id: unknown) => [...codebook.indicators, ...codebook.derived].some((one) => one.id === id);
    const list = Array.isArray(indicators) ? (indicators as unknown[]) : [];
    const gone = list.find((id) => !known(id));
    if (gone !== undefined) return { fault: m.figure_spec_indicator({ indicator: String(gone) }) };
    const [at, of] = Array.isArray(part) ? (part as unknown[]) : [1, 1];
    if (list.length === 0 || !isPlace(at) || !isPlace(of) || at > of) return { fault: m.figure_spec_unknown() };
    return { indicators: list as string[], part: [at, of] };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: () => ({ page: '/briefing', choices: {} }),
  build({ view, indicators: ids, part: [at, of] }, _, answers) {
    const indicators = ids.flatMap((id) => answers.indicator(id) ?? []);
    const title = of > 1 ? m.briefing_method_part({ at, of }) : m.briefing_method_title();
    const table = {
      head: [m.briefing_indicator(), m.briefing_method_definition(), m.chart_column_target()],
      rows: indicators.map((indicator): TableCell[] => [
        text(indicator.label),
        definitionText(answers.codebook, indicator),
        targetOf(answers, view, indicator.id)
      ])
    };
    return {
      title,
      subtitle: m.briefing_method_subtitle(),
      measure: m.briefing_method_subtitle(),
      headline: [{ text: title }],
      indicators: [],
      table,
      chart: { type: 'grid', subject: { label: title, table } },
      leads: {},
      shows: { waves: [view.wave], estimates: [] }
    };
  }
};

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
