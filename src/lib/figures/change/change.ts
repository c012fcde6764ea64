import { toldWords } from '../../charts/changeWords';
import type { GridSubject } from '../../charts/grid/layout';
import { valueWords } from '../../charts/sentence';
import { valueCell, type TableCell } from '../../charts/table';
import { markKey } from '../../charts/mark';
import { comparison } from '../../estimates/compare/change';
import { changes, type Change } from '../../estimates/compare/changes';
import type { Estimate } from '../../estimates/estimates';
import { formatChange, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { NO_COMPARISON } from '../view/view';
import { hasValue } from '../words/results';
import { differencesNote, type PrintedPair, scopeText } from '../words/wording';
import { changeHeadline, type Changed } from './sentence';

/** What has become of some indicators of the area that is looked at since the wave that it is compared with. */
export const change: FigureKind<{ indicators: string[] }> = {
  resolve({ indicators }, { codebook }) {
    const known = (id: unknown) => codebook.indicators.some((one) => one.id === id);
    const usual = codebook.coverages.flatMap(({ headline, supporting }) => [headline, ...supporting]);
    const list = Array.isArray(indicators) ? (indicators as unknown[]) : [...new Set(usual)];
    const gone = list.find((id) => !known(id));
    if (gone !== undefined) return { fault: m.figure_spec_indicator({ indicator: String(gone) }) };
    return list.length > 0 ? { indicators: list as string[] } : { fault: m.figure_spec_unknown() };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ view }) => ({ page: '/briefing', choices: { compare: view.compare ?? NO_COMPARISON } }),
  build({ view, indicators: ids }, _, answers) {
    const { codebook, areas, root, mark, waveLabel } = read(view, answers);
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const indicators = ids.flatMap((id) => answers.indicator(id) ?? []);
    const pair = (id: string) =>
      [answers.estimate(id, view.wave, view.area), answers.estimate(id, view.compare, view.area)] as const;
    const found = changes(indicators.map(({ id }) => pair(id)));
    const before = waveLabel(view.compare);
    const [earlier, now, difference, told] = [
      before,
      waveLabel(view.wave),
      m.chart_column_difference(),
      m.chart_column_told()
    ];
    const rows = indicators.map((indicator, at): TableCell[] => {
      const [current, previous] = pair(indicator.id);
      // a sum over other areas would stand beside this one as if it were the same
      const shown = comparison(current, previous) ?? { now: current, before: null };
      const cell = (one: Estimate | null) =>
        hasValue(one ?? undefined)
          ? valueCell(one!.value, indicator.format, (value) => valueWords(value, mark(indicator)))
          : '—';
      const change = found[at];
      return [
        text(indicator.label),
        cell(shown.before),
        cell(shown.now),
        change ? changeCell(change, indicator.format) : '—',
        change ? toldWords(change) : m.ui_nothing_comparable()
      ];
    });
    const table = { head: [m.briefing_indicator(), earlier, now, difference, told], rows };
    const changed = indicators.flatMap((indicator, at): Changed[] =>
      found[at] ? [{ indicator, change: found[at] }] : []
    );
    const subject: GridSubject = { label: m.briefing_change_title({ area: area.label, wave: before }), table };
    const scopes = indicators.flatMap(({ id }) => {
      const both = comparison(...pair(id));
      return both ? [scopeText(codebook, both)] : [];
    });
    const printed = indicators.flatMap((indicator, at): PrintedPair[] => {
      const both = comparison(...pair(indicator.id));
      return both && isPrinted(found[at]) ? [[both.now.value, both.before.value, indicator]] : [];
    });
    return {
      title: subject.label,
      subtitle: m.briefing_change_subtitle(),
      headline: changeHeadline(changed, { area: area.label, wave: before }),
      indicators,
      remarks: [...[...new Set(scopes)].filter((one) => one !== ''), ...differencesNote(printed)],
      table,
      chart: { type: 'grid', subject },
      leads: Object.fromEntries(ids.map((indicator) => [markKey(view.area, indicator), { indicator }])),
      shows: { waves: [view.wave, view.compare], area: view.area }
    };
  }
};

/** What a sample cannot tell from none is not printed: no direction is claimed. */
const isPrinted = (change: Change | null | undefined): boolean => change != null && change.told !== 'notSignificant';

function changeCell(change: Change, format: Parameters<typeof valueCell>[1]): TableCell {
  if (!isPrinted(change)) return m.chart_change_not_significant();
  return valueCell(change.difference, format, formatChange);
}
