import type { BarsSubject } from '../../charts/bars/subject';
import { barsTable } from '../../charts/bars/table';
import { markKey } from '../../charts/mark';
import type { AreaMark } from '../../charts/subject';
import { tilesTable } from '../../charts/tiles/table';
import type { Codebook, Indicator } from '../../codebook/codebook';
import type { EstimateQuery } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { FigureKind } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { read } from '../reading';
import { viewOf, type View } from '../view/view';
import { areaText } from '../words/wording';
import { townshipsHeadline, townshipsStand } from './headline';

/** One indicator of an area by the smaller areas in it, which rows of a full count name in a column of their own: ranked, or side by side. */
export const townships: FigureKind<{ indicator: string; shape: 'bars' | 'tiles' }> = {
  resolve({ indicator, shape }, survey) {
    const found = savedIndicator(indicator, survey);
    if ('fault' in found) return found;
    const known = survey.codebook.indicators.find(({ id }) => id === found.id)!;
    return finerColumn(survey.codebook, known) === null
      ? { fault: m.figure_spec_unknown() }
      : { indicator: found.id, shape: shape === 'tiles' ? 'tiles' : 'bars' };
  },
  questions: ({ view, indicator }, { codebook }) => [question(view, indicator, codebook)],
  opens: ({ indicator }) => ({ page: '/district', choices: { indicator } }),
  build({ view, indicator: id, shape }, _, answers) {
    const { codebook, areas, root, mark, waveLabel } = read(view, answers);
    const indicator = answers.indicator(id)!;
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const query = question(view, id, codebook);
    const column = query.group![0]!;
    const own = (answers.further(query) ?? []).filter((one) => one.area === view.area && one.indicator === id);
    const whole = answers.estimate(id, view.wave, view.area);
    const told = new Map(own.map((one) => [one.group[column] ?? '', one]));
    const towns = partsOf(codebook, view.area).map((code): AreaMark => ({
      code,
      label: areaText(codebook, code),
      type: '',
      column: null,
      row: null
    }));
    const estimates = towns.flatMap(({ code }): Estimate[] => {
      const one = told.get(code);
      return one && one.state !== 'notReported' && one.state !== 'noMatch' ? [{ ...one, area: code, group: {} }] : [];
    });
    const drawn = { estimates, areas: towns, indicator: mark(indicator) };
    const bars: BarsSubject = {
      ...drawn,
      wave: waveLabel(view.wave),
      areaTypes: [],
      total: { label: area.label, estimate: answers.estimate(id, view.wave, view.area) ?? undefined }
    };
    const blank = told.get('')?.n ?? 0;
    const words = { area: area.label, indicator: text(indicator.label) };
    return {
      ...(shape === 'tiles'
        ? {
            title: m.district_tiles(words),
            headline: [{ text: townshipsStand(area.label, indicator, towns, estimates) }],
            table: tilesTable(drawn),
            chart: { type: 'tiles', subject: drawn }
          }
        : {
            title: m.district_towns(words),
            headline: [{ text: townshipsHeadline(area.label, indicator, towns, estimates) }],
            table: barsTable(bars),
            chart: { type: 'bars', subject: bars }
          }),
      subtitle: m.district_towns_subtitle(),
      indicators: [indicator],
      remarks: blank > 0 ? [m.district_towns_blank({ count: formatCount(blank), n: blank, area: area.label })] : [],
      leads: Object.fromEntries(
        towns.map(({ code }) => [
          markKey(code),
          { list: { indicator: id, area: view.area, side: 'lacking' as const, group: { [column]: code } } }
        ])
      ),
      shows: { waves: [view.wave], area: view.area, estimates: [...own, ...(whole ? [whole] : [])] }
    };
  }
};

/** The column in which rows of a full count name an area that is smaller than the one that reports; null of other tables. */
export function finerColumn({ tables }: Codebook, { table }: Pick<Indicator, 'table'>): string | null {
  const spec = tables.find(({ name }) => name === table);
  if (!spec || spec.design !== 'census' || spec.hideBelow > 0) return null;
  return spec.variables.find(({ name, type }) => type === 'area' && name !== spec.area)?.name ?? null;
}

/** Areas of the register that lie directly in one. */
export const partsOf = ({ areas }: Codebook, area: string): string[] =>
  areas.filter(({ parent }) => parent === area).map(({ code }) => code);

function question(view: View, id: string, codebook: Codebook): EstimateQuery {
  const { wave, filters, base, area } = viewOf(view);
  const indicator = codebook.indicators.find((one) => one.id === id)!;
  return {
    waves: [wave],
    filters,
    base,
    indicators: [id],
    group: [finerColumn(codebook, indicator)!],
    codes: partsOf(codebook, area)
  };
}
