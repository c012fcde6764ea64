import type { BreakdownSubject } from '../../charts/breakdown/subject';
import { breakdownTable } from '../../charts/breakdown/table';
import { gapWords } from '../../charts/breakdown/words';
import { markOf } from '../../charts/mark';
import { sentence } from '../../charts/sentence';
import type { IndicatorMark } from '../../charts/subject';
import { numberCell, sizeCell, valueCell, withMark, type Table, type TableCell } from '../../charts/table';
import { appearanceOf, appearanceWords } from '../../charts/appearance';
import type { TrellisCell, TrellisSubject } from '../../charts/trellis/subject';
import type { Indicator } from '../../codebook/codebook';
import { compareWithTotal, tell, type Told } from '../../estimates/compare/compare';
import { tellGroups } from '../../estimates/compare/groups';
import { isRanked } from '../../estimates/compare/rank';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Answers } from '../answers';
import { breakdownSentence } from '../breakdown/sentence';
import type { Draft, FigureKind, Lead } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { read } from '../reading';
import { listOf } from '../units/listOf';
import { wavesOf, type View } from '../view/view';
import { isSample } from '../words/results';
import { cellsOf, crossQuestions, type CellOf, type Crossed } from './cells';
import { AREAS, dimensions, isOfPersons, valuesOf, WAVES, type Dimension, type DimensionValue } from './dimension';
import { crosstabSentence } from './sentence';

type Spec = Crossed & { view: View };

/** An indicator by the values of what an analyst chooses, or of two such things crossed, beside the margins. */
export const crosstab: FigureKind<Crossed> = {
  resolve({ indicator, rows, columns }, survey) {
    const found = savedIndicator(indicator, survey);
    if ('fault' in found) return found;
    const { codebook } = survey;
    const known = codebook.indicators.find(({ id }) => id === found.id)!;
    const names = dimensions(codebook, known, wavesOf(survey)).map(({ name }) => name);
    const [row, column = null] = [rows, columns].map((one) => names.find((name) => name === one));
    const isLost = columns != null && column === null;
    if (row === undefined || row === WAVES || isLost || row === column) return { fault: m.slice_fault() };
    if (isOfPersons(codebook, known) && row !== AREAS && column !== null && column !== AREAS && column !== WAVES)
      return { fault: m.slice_fault_persons() };
    return { indicator: found.id, rows: row, columns: column ?? null };
  },
  questions: (spec, survey) => crossQuestions(spec, survey),
  opens: ({ indicator, rows, columns }) => ({ page: '/slice', choices: { indicator, rows, columns } }),
  build(spec, survey, answers) {
    const indicator = answers.indicator(spec.indicator)!;
    const cells = cellsOf(spec, indicator, survey, answers);
    const waves = wavesOf(survey);
    const known = dimensions(answers.codebook, indicator, waves);
    const of = (name: string | null) => known.find((one) => one.name === name);
    const values = (name: string | null) =>
      name === null ? [] : valuesOf(answers.codebook, indicator, name, spec.view, waves);
    const columns = values(spec.columns);
    const rows = values(spec.rows).filter(({ code }) =>
      hasRows(columns.length > 0 ? [cells(code), ...columns.map((one) => cells(code, one.code))] : [cells(code)])
    );
    const crossing = { spec, indicator, rows, cells, answers, by: of(spec.rows)!, across: of(spec.columns) ?? null };
    return columns.length === 0
      ? single(crossing)
      : crossed({
          ...crossing,
          columns: columns.filter((one) => hasRows(rows.map(({ code }) => cells(code, one.code))))
        });
  }
};

interface Crossing {
  spec: Spec;
  indicator: Indicator;
  rows: DimensionValue[];
  cells: CellOf;
  answers: Answers;
  /** of the rows, and of the columns */
  by: Dimension;
  across: Dimension | null;
}

/** A value that nobody has is no row. */
const hasRows = (estimates: (Estimate | undefined)[]): boolean =>
  estimates.some((one) => one !== undefined && one.state !== 'noMatch' && one.state !== 'notApplicable');

function single(crossing: Crossing): Draft {
  const { spec, indicator, rows, cells, answers, by } = crossing;
  const { areas, root, mark } = read(spec.view, answers);
  const area = areas.find(({ code }) => code === spec.view.area) ?? root;
  const total = cells();
  const estimates = rows.map(({ code }) => cells(code)!);
  const told = tellGroups(estimates, total ?? null, indicator.direction, by.isMany);
  const marks = estimates.map((one) => markAt(one, spec));
  const subject: BreakdownSubject = {
    label: m.slice_title_one({ indicator: text(indicator.label), rows: by.label }),
    by: by.label,
    indicator: mark(indicator),
    rows: rows.map(({ label }, at) => ({
      label,
      estimate: estimates[at]!,
      beside: told.beside[at]!,
      people: null,
      mark: marks[at]!
    })),
    total: { label: area.label, estimate: total ?? null },
    gap: told.gap,
    people: null
  };
  return {
    title: subject.label,
    subtitle: m.indicator_by_subtitle({ area: area.label }),
    headline: breakdownSentence(subject, indicator, area.label),
    indicators: [indicator],
    remarks: [...(told.gap ? [gapWords(subject)] : []), ...basesOf(crossing)],
    table: breakdownTable(subject),
    chart: { type: 'breakdown', subject },
    leads: Object.fromEntries(marks.map((one, at) => [one, leadOf(crossing, estimates[at]!)])),
    shows: { waves: [spec.view.wave], estimates: [...estimates, ...(total ? [total] : [])] }
  };
}

function crossed(crossing: Crossing & { columns: DimensionValue[] }): Draft {
  const { spec, indicator, rows, columns, cells, answers } = crossing;
  const { areas, root, mark } = read(spec.view, answers);
  const area = areas.find(({ code }) => code === spec.view.area) ?? root;
  const inner = rows.flatMap((row) => columns.map((column) => ({ row, column, one: cells(row.code, column.code) })));
  const told = besides(inner.map(({ row, one }) => [one, spec.columns === WAVES ? undefined : cells(row.code)]));
  const head = spec.columns === WAVES ? [] : [{ code: undefined, label: m.slice_all() }];
  const all = [...head, ...columns] as { code: string | null | undefined; label: string }[];
  const lines = [
    { key: '', label: area.label, code: undefined, isStrong: true },
    ...rows.map(({ code, label }) => ({ key: `${code}`, label, code, isStrong: false }))
  ];
  const words = (one: Estimate | undefined, where: string, mark: IndicatorMark) =>
    sentence({ code: '', label: where, type: '', column: null, row: null }, mark, one);
  const grid = lines.map(({ code, label }) =>
    all.map((column): TrellisCell => {
      const one = cells(code, column.code);
      const at = inner.findIndex((cell) => cell.one === one && one !== undefined);
      const where = [label, ...(column.code === undefined ? [] : [column.label])].join(' · ');
      return {
        estimate: one,
        text: isShown(one) ? formatValue(one.value!, indicator.format) + (at < 0 ? '' : signOf(told[at]!)) : '',
        sentence: words(one, where, mark(indicator)),
        mark: isShown(one) ? markAt(one, spec) : null
      };
    })
  );
  const subject: TrellisSubject = {
    heads: all.map(({ label, code }) => ({ label, isStrong: code === undefined })),
    groups: [],
    corner: crossing.by.label,
    rows: lines.map(({ key, label, isStrong }, at) => ({ key, label, isStrong, cells: grid[at]! })),
    foot: {
      label: 'n',
      cells: grid[0]!.map(({ estimate }) => (isShown(estimate) ? formatCount(estimate.n ?? 0) : ''))
    },
    label: titleOf(crossing)
  };
  const found = grid.flat().flatMap(({ estimate, mark }) => (estimate && mark ? [{ estimate, mark }] : []));
  return {
    title: subject.label,
    subtitle: m.slice_subtitle({ area: area.label, unit: text(indicator.unit) }),
    headline: crosstabSentence(
      {
        indicator,
        total: cells(),
        cells: inner.map(({ row, column, one }, at) => ({
          label: `${row.label} · ${column.label}`,
          estimate: one,
          told: told[at]!
        })),
        isSample: isSample(answers.codebook, indicator)
      },
      titleOf(crossing)
    ),
    indicators: [indicator],
    remarks: basesOf(crossing),
    table: tableOf(subject, indicator, crossing),
    chart: { type: 'trellis', subject },
    leads: Object.fromEntries(found.map(({ estimate, mark }) => [mark, leadOf(crossing, estimate)])),
    shows: { waves: [spec.view.wave], estimates: grid.flat().flatMap(({ estimate }) => estimate ?? []) }
  };
}

/** A cell beside the rest of its row, all of the table told together; null where a full count or nothing is compared. */
function besides(
  pairs: (readonly [Estimate | undefined, Estimate | undefined])[]
): ({ difference: number; told: Told } | null)[] {
  const found = pairs.map(([one, whole]) =>
    one && whole && isRanked(one) && isRanked(whole) ? compareWithTotal(one, whole) : null
  );
  const told = tell(found);
  return found.map((one, at) => one && { difference: one.difference, told: told[at]! });
}

const signOf = (one: { difference: number; told: Told } | null): string =>
  one?.told === 'significant' ? (one.difference > 0 ? ' ▲' : ' ▼') : '';

const isShown = (one: Estimate | undefined): one is Estimate =>
  one !== undefined && one.value !== null && (one.state === 'value' || one.state === 'zero');

const titleOf = (crossing: Crossing): string =>
  m.slice_title({
    indicator: text(crossing.indicator.label),
    rows: crossing.by.label,
    columns: crossing.across?.label ?? ''
  });

/** What a reader must know of the bases: that one row may be in several values, and how cells were compared. */
function basesOf({ spec, indicator, answers, by, across }: Crossing): string[] {
  const isTested = across !== null && spec.columns !== WAVES;
  return [
    ...[by, across].flatMap((one) => (one?.isMany ? [m.slice_many({ dimension: one.label })] : [])),
    ...(!isTested ? [] : [isSample(answers.codebook, indicator) ? m.slice_tested() : m.slice_untested()])
  ];
}

/** The name of a cell's mark. */
const markAt = (one: Estimate, { view }: Spec): string =>
  markOf(one.area, one.indicator, one.group, one.wave === view.wave ? null : one.wave);

/** A cell of a full count leads to its units. */
function leadOf({ spec, indicator, answers }: Crossing, one: Estimate): Lead {
  const listed = one.wave === spec.view.wave ? listOf(indicator, one.area, one.wave, answers) : null;
  if (listed && 'list' in listed) return { list: { ...listed.list, group: one.group } };
  return { area: one.area === answers.codebook.root ? null : one.area, wave: one.wave };
}

function tableOf(subject: TrellisSubject, { format }: Indicator, { spec }: Crossing): Table {
  const heads = subject.heads.map(({ label }) => label);
  return {
    head: [
      subject.corner,
      spec.columns === null ? '' : m.slice_column(),
      m.slice_value(),
      m.chart_column_state(),
      m.chart_column_n(),
      m.chart_column_numerator(),
      m.chart_column_denominator(),
      m.chart_column_lower(),
      m.chart_column_upper()
    ],
    rows: subject.rows.flatMap(({ label, cells }) =>
      cells.map(({ estimate }, at): TableCell[] => {
        const known = isShown(estimate) ? estimate : null;
        return [
          label,
          heads[at]!,
          withMark(valueCell(known?.value, format), known),
          appearanceWords[appearanceOf(estimate)](),
          sizeCell(estimate),
          numberCell(known?.numerator, formatCount),
          numberCell(known?.denominator, formatCount),
          valueCell(known?.interval?.[0], format),
          valueCell(known?.interval?.[1], format)
        ];
      })
    )
  };
}
