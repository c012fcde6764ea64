import { dumbbellTable } from '../../charts/dumbbell/table';
import type { DumbbellSubject } from '../../charts/dumbbell/layout';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { areaLeads } from '../leads';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { contrastSentence } from '../words/contrast';
import { listText } from '../words/wording';

/** Two indicators of the same format by area: what the second says beside the first. */
export const dumbbell: FigureKind<{ indicators: [string, string] }> = {
  resolve({ indicators }, { codebook }) {
    const ids = Array.isArray(indicators) ? (indicators as unknown[]) : [];
    const found = ids.map((id) => codebook.indicators.find((one) => one.id === id));
    const [first, second] = found;
    if (ids.length !== 2 || !first || !second) return { fault: m.figure_spec_indicator({ indicator: ids.join(' ') }) };
    if (first.id === second.id || first.format !== second.format) return { fault: m.figure_spec_unknown() };
    return { indicators: [first.id, second.id] };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ indicators: [, indicator] }) => ({ page: '/', choices: { indicator } }),
  build({ view, indicators: [one, other] }, _, answers) {
    const { results, areas, areaTypes, selected, mark } = read(view, answers);
    const [first, second] = [answers.indicator(one)!, answers.indicator(other)!];
    const subject: DumbbellSubject = {
      estimates: results.estimates,
      areas,
      areaTypes,
      indicators: [mark(first), mark(second)],
      selected
    };
    const title = listText([text(first.label), text(second.label)]);
    return {
      title,
      subtitle: text(first.unit),
      headline: contrastSentence(results, [one, other]) ?? [{ text: title }],
      indicators: [first, second],
      table: dumbbellTable(subject),
      chart: { type: 'dumbbell', subject },
      leads: areaLeads(areas, selected),
      shows: { waves: [view.wave] }
    };
  }
};
