import { markKey } from '../../charts/mark';
import type { MatrixSubject } from '../../charts/matrix/subject';
import { goesByCount } from '../../charts/matrix/order';
import { matrixTable } from '../../charts/matrix/table';
import { estimateFinder } from '../../charts/subject';
import { m } from '../../paraglide/messages';
import type { Draft, FigureKind } from '../figure';
import { areaLeads } from '../leads';
import { wholeQuestion } from '../question';
import { read } from '../reading';
import { matrixHeadline } from '../words/headline';

/** A longer matrix shows its worst half of these; all are in the table. */
const long = 60;

/** Areas by indicators; the gap to the target of one may order the areas. */
export const matrix: FigureKind<{ indicators: string[]; sort: string | null; marked: string | null }> = {
  resolve({ indicators, sort, marked }, { codebook }) {
    const known = (id: unknown) => codebook.indicators.some((one) => one.id === id);
    const list = Array.isArray(indicators) ? (indicators as unknown[]) : [];
    const gone = [...list, sort ?? null, marked ?? null].find((id) => id !== null && !known(id));
    if (gone !== undefined) return { fault: m.figure_spec_indicator({ indicator: String(gone) }) };
    if (list.length === 0) return { fault: m.figure_spec_unknown() };
    return {
      indicators: list as string[],
      sort: (sort as string | undefined) ?? null,
      marked: (marked as string | undefined) ?? null
    };
  },
  questions: ({ view }, survey) => [wholeQuestion(view, survey)],
  opens: ({ sort, marked }) => ({ page: '/', choices: { sort, indicator: marked } }),
  build({ view, indicators: ids, sort, marked }, _, answers) {
    const { results, areas, root, areaTypes, coverages, selected, mark } = read(view, answers);
    const indicators = ids.flatMap((id) => answers.indicator(id) ?? []);
    const marks = indicators.map(mark);
    const subject: MatrixSubject = {
      estimates: results.estimates,
      areas,
      total: root,
      areaTypes,
      indicators: marks,
      coverages,
      sort,
      worst: areas.length > long ? long / 2 : null,
      selected: { area: selected[0] ?? null, indicator: marked }
    };
    const sorted = marks.find(({ id }) => id === sort);
    const order = sorted
      ? goesByCount(areas, sorted, estimateFinder(results.estimates))
        ? m.overview_sorted_count({ indicator: sorted.label, count: sorted.count })
        : m.overview_sorted({ indicator: sorted.label })
      : null;
    const isTargeted = indicators.some(({ target }) => target !== null);
    return {
      title: m.overview_matrix(),
      subtitle: order ?? (isTargeted ? m.overview_matrix_subtitle() : m.overview_matrix_untargeted()),
      headline: [{ text: matrixHeadline(results, indicators) }],
      indicators,
      remarks: order === null ? [] : [order],
      table: matrixTable(subject),
      chart: { type: 'matrix', subject },
      leads: leadsOf(
        [root, ...areas].map(({ code }) => code),
        ids,
        root.code,
        { sort, selected }
      ),
      shows: { waves: [view.wave] }
    };
  }
};

/** A row leads to its area, a cell to its area and indicator, a head orders the rows by its gaps. */
function leadsOf(
  areas: string[],
  indicators: string[],
  root: string,
  { sort, selected }: { sort: string | null; selected: string[] }
): Draft['leads'] {
  const leads: Draft['leads'] = areaLeads(
    areas.map((code) => ({ code })),
    [root, ...selected]
  );
  for (const indicator of indicators) {
    leads[markKey(null, indicator)] = { sort: indicator === sort ? null : indicator };
    for (const area of areas) leads[markKey(area, indicator)] = { area: area === root ? null : area, indicator };
  }
  return leads;
}
