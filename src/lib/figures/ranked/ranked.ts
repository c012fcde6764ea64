import type { PanelsSubject } from '../../charts/panels/subject';
import { panelsTable } from '../../charts/panels/table';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { NO_COMPARISON } from '../view/view';
import { finding } from '../words/finding';
import { matrixHeadline } from '../words/headline';
import { mostLacking } from '../words/lacking';
import { areaText, countText, groupText } from '../words/wording';
import type { Codebook, Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';

/** So many stand side by side. */
const most = 4;

/** A few indicators by area on one page, each ranked. */
export const ranked: FigureKind<{ indicators: string[] }> = {
  resolve({ indicators }, { codebook }) {
    const list = Array.isArray(indicators) ? (indicators as unknown[]) : [];
    const gone = list.find((id) => !codebook.indicators.some((one) => one.id === id));
    if (gone !== undefined) return { fault: m.figure_spec_indicator({ indicator: String(gone) }) };
    if (list.length === 0 || list.length > most) return { fault: m.figure_spec_unknown() };
    return { indicators: list as string[] };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ view, indicators }) => ({
    page: '/',
    choices: { indicator: indicators[0]!, compare: view.compare ?? NO_COMPARISON }
  }),
  build({ view, indicators: ids }, _, answers) {
    const { codebook, results, areas, root, areaTypes, selected, mark, waveLabel } = read(view, answers);
    const indicators = ids.flatMap((id) => answers.indicator(id) ?? []);
    const title = m.figure_ranked_title();
    const subject: PanelsSubject = {
      estimates: results.estimates,
      ...(view.compare === null ? {} : { previous: results.previous, previousWave: waveLabel(view.compare) }),
      areas,
      areaTypes,
      total: root,
      indicators: indicators.map(mark),
      selected,
      label: title
    };
    const isTargeted = indicators.some(({ target }) => target !== null);
    const lacking = lackingWords(codebook, results.estimates, indicators);
    return {
      title,
      subtitle: '',
      headline:
        lacking === null && !isTargeted
          ? finding(results, indicators[0]!)
          : [{ text: lacking ?? matrixHeadline(results, indicators) }],
      indicators,
      table: panelsTable(subject),
      chart: { type: 'panels', subject },
      leads: {},
      shows: { waves: [view.wave, view.compare] }
    };
  }
};

/** Who lacks most of each; null where of one of them nobody can be named. */
function lackingWords(codebook: Codebook, estimates: Estimate[], indicators: Indicator[]): string | null {
  const found = indicators.map((one) => mostLacking(codebook, estimates, one));
  const [first] = found;
  if (!first || found.some((one) => one === null || one.ranked.type !== first.ranked.type)) return null;
  const group = groupText(codebook, first.ranked);
  const isSame = found.length > 1 && found.every((one) => one!.area === first.area);
  const parts = indicators.map((one, at) => {
    const { area, shortfall } = found[at]!;
    const words = { label: text(one.short), gap: countText(shortfall, one), area: areaText(codebook, area) };
    return isSame ? m.figure_ranked_part(words) : m.figure_ranked_part_area(words);
  });
  const list = parts.join(m.chart_comma());
  return isSame
    ? m.figure_ranked_same({ group, area: areaText(codebook, first.area), count: indicators.length, list })
    : m.figure_ranked_each({ group, list });
}
