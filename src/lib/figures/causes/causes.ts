import type { Cause, Codebook } from '../../codebook/codebook';
import { causeCodes, causeId } from '../../codebook/gaps/derive';
import type { EstimateQuery } from '../../estimates/ask';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { read } from '../reading';
import { answersByArea, rowsOf } from '../responses/answersByArea';
import type { View } from '../view/view';
import { causeSentence } from './sentence';

interface Options {
  /** table and column of a question that names causes */
  question: [table: string, column: string];
  /** the indicator whose shortfall it explains; null of what hinders every one */
  explains: string | null;
}

/** What the answers to one question name as causes, by area: of those who answered it, so that several answers may pass 100 %. */
export const causes: FigureKind<Options> = {
  resolve({ question, explains }, { codebook }) {
    const [table, column] = Array.isArray(question) ? (question as unknown[]) : [];
    const found = codebook.gaps.causes.find((one) => one.table === table && one.question === column);
    if (!found) return { fault: m.figure_spec_unknown() };
    if (explains == null) return { question: [found.table, found.question], explains: null };
    const indicator = found.indicators.find((one) => one === explains);
    return indicator === undefined
      ? { fault: m.figure_spec_indicator({ indicator: String(explains) }) }
      : { question: [found.table, found.question], explains: indicator };
  },
  questions: ({ view, question }, { codebook }) => [questionOf(view, codebook, causeOf(codebook, question))],
  opens: ({ explains }) => ({ page: '/gaps', choices: { open: 'why', indicator: explains } }),
  build({ view, question }, _, answers) {
    const reading = read(view, answers);
    const { codebook } = reading;
    const cause = causeOf(codebook, question);
    const isMany =
      codebook.tables.find(({ name }) => name === cause.table)?.variables.find(({ name }) => name === cause.question)
        ?.type === 'select_multiple';
    const { table, chart, leads, indicators, shown, named, area } = answersByArea(
      {
        label: text(cause.label),
        rows: rowsOf(
          causeCodes(cause, codebook).map((one) => ({ ...one, id: causeId(cause, one.name) })),
          (id) => answers.indicator(id)
        ),
        found: answers.further(questionOf(view, codebook, cause)) ?? [],
        isOneBase: true,
        order: 'size'
      },
      reading,
      view.area
    );
    const base = isMany
      ? m.gaps_cause_many({ asked: text(cause.asked) })
      : m.gaps_cause_one({ asked: text(cause.asked) });
    return {
      title: text(cause.label),
      subtitle: base,
      headline: causeSentence(text(cause.label), area.label, named),
      indicators,
      remarks: [base],
      table,
      chart,
      leads,
      shows: { waves: [view.wave], area: view.area, estimates: shown }
    };
  }
};

const causeOf = ({ gaps }: Codebook, [table, column]: [string, string]): Cause =>
  gaps.causes.find((one) => one.table === table && one.question === column)!;

const questionOf = ({ wave, filters, base }: View, codebook: Codebook, cause: Cause): EstimateQuery => ({
  waves: [wave],
  filters,
  base,
  indicators: causeCodes(cause, codebook).map(({ name }) => causeId(cause, name))
});
