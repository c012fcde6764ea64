import { markKey, markOf } from '../../charts/mark';
import { appearanceOf, appearanceWords } from '../../charts/appearance';
import { numberCell, sizeCell, valueCell, type Table, type TableCell } from '../../charts/table';
import type { TrellisCell, TrellisSubject } from '../../charts/trellis/subject';
import type { Codebook, Steps } from '../../codebook/codebook';
import { combinationId, everyUnitId, subsets } from '../../codebook/gaps/derive';
import type { EstimateQuery } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import type { FigureKind } from '../figure';
import { read } from '../reading';
import type { Survey } from '../survey';
import { filterChoices } from '../view/filters';
import type { ListChoice, View } from '../view/view';
import { combinationsSentence } from './sentence';
import { combinationLabel, combinationGroup } from './label';

interface Options {
  /** name of a filter by whose values it is looked at; null: by area */
  by: string | null;
}

/** Which conditions units have all, some or none of, as counts: of what is looked at, then by area or by the values of a filter. */
export const combinations: FigureKind<Options> = {
  resolve({ by }, { codebook }) {
    const { steps } = codebook.gaps;
    if (!steps) return { fault: m.figure_spec_unknown() };
    if (by == null) return { by: null };
    const known = steps.by.find((name) => name === by);
    return known === undefined ? { fault: m.figure_spec_filter() } : { by: known };
  },
  questions: ({ view, by }, { codebook }) => {
    const whole = question(view, codebook, null);
    return by === null ? [whole] : [whole, question(view, codebook, by)];
  },
  opens: ({ by }) => ({ page: '/gaps', choices: { by, open: 'who' } }),
  build({ view, by }, survey, answers) {
    const { codebook, areas, root } = read(view, answers);
    const steps = codebook.gaps.steps!;
    const sets = subsets(steps.conditions.length);
    const ids = sets.map(combinationId);
    const whole = answers.further(question(view, codebook, null)) ?? [];
    const area = areas.find(({ code }) => code === view.area) ?? root;
    const isWhole = area.code === codebook.root;
    const ofArea = (code: string) => ids.map((id) => whole.find((one) => one.indicator === id && one.area === code));
    const groups =
      by === null
        ? isWhole
          ? areas.map(({ code, label }) => ({ key: code, label, found: ofArea(code) }))
          : []
        : valuesOf(answers, survey, view, by, ids);
    const rows = [{ key: area.code, label: area.label, found: ofArea(area.code) }, ...groups];
    const estimates = rows.flatMap(({ found }) => found.flatMap((one) => one ?? []));
    const subject: TrellisSubject = {
      heads: sets.map((has) => ({ label: combinationLabel(steps, has), isStrong: false })),
      groups: groupsOf(sets),
      corner: by === null ? m.chart_column_area() : filterLabel(codebook, by),
      rows: rows.map(({ key, label, found }, at) => ({
        key: `${at} ${key}`,
        label,
        isStrong: at === 0,
        cells: found.map((estimate, column) => cellOf(estimate, label, combinationLabel(steps, sets[column]!)))
      })),
      foot: null,
      label: m.gaps_who_label()
    };
    const unit = text(codebook.tables.find(({ name }) => name === steps.table)?.observation ?? {});
    const of = by === null ? m.gaps_who_by_area() : filterLabel(codebook, by);
    return {
      title: m.gaps_who_title({ area: area.label, of }),
      subtitle: m.gaps_who_subtitle(),
      headline: combinationsSentence(steps, sets, ofArea(area.code), { area: area.label, unit }),
      indicators: ids.map((id) => ({ ...answers.indicator(id)!, ...wordsOf(codebook, steps, sets[ids.indexOf(id)]!) })),
      remarks: [
        m.gaps_who_known(),
        ...unknownOf(
          whole.find((one) => one.indicator === everyUnitId && one.area === area.code),
          ofArea(area.code)[0]
        )
      ],
      table: tableOf(subject, rows),
      chart: { type: 'trellis', subject },
      leads: Object.fromEntries(
        rows.flatMap(({ found }) =>
          found.flatMap((estimate) => (estimate ? [[cellMark(estimate), { list: listOf(estimate) }] as const] : []))
        )
      ),
      shows: { waves: [view.wave], area: view.area, estimates }
    };
  }
};

function question({ wave, filters, base }: View, codebook: Codebook, by: string | null): EstimateQuery {
  const steps = codebook.gaps.steps!;
  const indicators = [...subsets(steps.conditions.length).map(combinationId), everyUnitId];
  const column = by === null ? undefined : codebook.filters.find(({ name }) => name === by)?.columns[steps.table];
  return { waves: [wave], filters, base, indicators, ...(column === undefined ? {} : { group: [column] }) };
}

/** The values of a filter in the area that is looked at, and those who gave none. */
function valuesOf(answers: Answers, { codebook }: Survey, view: View, by: string, ids: string[]) {
  const column = codebook.filters.find(({ name }) => name === by)?.columns[codebook.gaps.steps!.table];
  const found = answers.further(question(view, codebook, by)) ?? [];
  const here = found.filter(({ area }) => area === view.area);
  const values = [
    ...filterChoices(codebook, by).map(({ name, label }) => ({ code: name as string | null, label: text(label) }))
  ];
  values.push({ code: null, label: m.gaps_who_blank() });
  return values.flatMap(({ code, label }) => {
    const own = ids.map((id) => here.find((one) => one.indicator === id && one.group[column ?? ''] === code));
    // a value that no row has is no group
    const isAny = own.some((one) => one && (one.n ?? 0) > 0);
    return isAny ? [{ key: code ?? '', label, found: own }] : [];
  });
}

const filterLabel = ({ filters }: Codebook, name: string): string =>
  text(filters.find((one) => one.name === name)?.label ?? {});

function groupsOf(sets: boolean[][]): TrellisSubject['groups'] {
  const labels = sets.map(combinationGroup);
  return [...new Set(labels)].map((label) => ({ label, count: labels.filter((one) => one === label).length }));
}

const isCounted = (one: Estimate | undefined): one is Estimate => one?.state === 'value' || one?.state === 'zero';

function cellOf(estimate: Estimate | undefined, row: string, column: string): TrellisCell {
  const share = isCounted(estimate)
    ? ` ${formatCount(estimate.numerator)} (${formatValue(estimate.value!, 'percent')}%)`
    : '';
  return {
    estimate,
    text: isCounted(estimate) ? formatCount(estimate.numerator) : '',
    sentence: `${row} ${column}${share || ` ${appearanceWords[appearanceOf(estimate)]()}`}`,
    mark: estimate ? cellMark(estimate) : null
  };
}

/** A cell of a group is no number of its area. */
const cellMark = ({ area, indicator, group }: Estimate): string =>
  Object.keys(group).length === 0 ? markKey(area, indicator) : markOf(area, indicator, group);

/** The units of a combination. */
const listOf = ({ area, indicator, group }: Estimate): ListChoice => ({ indicator, area, group, side: 'met' });

/** Units of which a condition is not known are in no combination: how many. */
function unknownOf(every: Estimate | undefined, known: Estimate | undefined): string[] {
  const count = (every?.n ?? 0) - (known?.n ?? 0);
  return count > 0 ? [m.gaps_who_unknown({ count })] : [];
}

/** A combination as an indicator that a basis can name. */
function wordsOf(codebook: Codebook, steps: Steps, has: boolean[]) {
  const label = Object.fromEntries(['zh', 'en'].map((language) => [language, combinationLabel(steps, has)]));
  const of = codebook.tables.find(({ name }) => name === steps.table)?.observation ?? {};
  return {
    label,
    short: label,
    numeratorLabel: label,
    denominatorLabel: Object.fromEntries(Object.keys(of).map((language) => [language, m.gaps_who_base()])),
    count: of
  };
}

function tableOf(subject: TrellisSubject, rows: { label: string; found: (Estimate | undefined)[] }[]): Table {
  return {
    head: [
      subject.corner,
      ...subject.heads.flatMap(({ label }) => [label, m.gaps_who_share({ label })]),
      m.chart_column_n()
    ],
    rows: rows.map(({ label, found }): TableCell[] => [
      label,
      ...found.flatMap((one): TableCell[] =>
        isCounted(one)
          ? [numberCell(one.numerator, formatCount), valueCell(one.value, 'percent')]
          : [appearanceWords[appearanceOf(one)](), '']
      ),
      sizeCell(found[0])
    ])
  };
}
