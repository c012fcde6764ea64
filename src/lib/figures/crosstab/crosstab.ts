import { unlistable } from '../../estimates/units/unitList';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Draft, FigureKind } from '../figure';
import { savedIndicator } from '../indicatorOption';
import { areaLeads } from '../leads';
import { read } from '../reading';
import { expectedQuestion } from '../silent';
import { wavesOf } from '../view/view';
import { isSample } from '../words/results';
import { rateText } from '../words/wording';
import { crossQuestions } from './cells';
import type { Crossed } from './spec';
import { crossingOf, sidesOf, type Crossing } from './crossing';
import { columnDimensions, dimensions, isOfPersons, needsColumns, rowDimensions } from './dimension';
import { gridOf, markAt } from './grid';
import { leadOf } from './lead';
import { readMeasure } from './measure';
import { medianRows } from './undivided/median';
import { isOfUnits, remarksOf } from './remarks';
import { crosstabSentence } from './sentence';
import { single } from './single';
import { gridTable } from './table';
import { chartOf } from './chartOf';
import { looks } from './looks';
import { partiesOf } from './versus/parties';

/** A measure by the values of what an analyst chooses, or of two such things crossed, beside the margins. */
export const crosstab: FigureKind<Crossed> = {
  resolve(saved, survey) {
    const found = savedIndicator(saved['indicator'], survey);
    if ('fault' in found) return found;
    const { codebook } = survey;
    const waves = wavesOf(survey);
    const written = saved['measure'] ?? null;
    const measure = typeof written === 'string' || written === null ? readMeasure(written, found.id, codebook) : null;
    if (!measure) return { fault: m.slice_fault_measure() };
    const named = (one: unknown, all: { name: string }[]) => all.find(({ name }) => name === one)?.name ?? null;
    const rows = named(saved['rows'], rowDimensions(codebook, measure, waves));
    const asked = saved['columns'] ?? null;
    const columns = rows === null ? null : named(asked, columnDimensions(codebook, measure, rows, waves));
    const isTwo =
      isOfPersons(codebook, measure) && dimensions(codebook, measure, waves).some(({ name }) => name === asked);
    if (rows !== null && columns === null && asked !== null && asked !== rows && isTwo)
      return { fault: m.slice_fault_persons() };
    if (rows === null || (asked !== null && columns === null) || (columns === null && needsColumns(measure)))
      return { fault: m.slice_fault() };
    return {
      indicator: found.id,
      measure: written as string | null,
      rows,
      columns,
      isUnweighted: saved['isUnweighted'] === true,
      seen: looks.find((one) => one === saved['seen']) ?? 'bars',
      rowsAs: textOf(saved['rowsAs']),
      columnsAs: textOf(saved['columnsAs']),
      order: saved['order'] === 'down' || saved['order'] === 'up' ? saved['order'] : null,
      chosen: textOf(saved['chosen']),
      hasLetters: saved['hasLetters'] === true
    };
  },
  questions(spec, survey) {
    const sides = sidesOf(spec, survey);
    const silent = isOfUnits(sides.measure, survey.codebook)
      ? expectedQuestion(spec.view, survey.codebook, [sides.measure.table])
      : [];
    const parties = partiesOf(spec, survey, sides);
    return [...crossQuestions(spec, sides, survey), ...(parties ? [parties.query] : []), ...silent];
  },
  rows: (spec, survey) => medianRows(spec, sidesOf(spec, survey).measure, survey),
  opens: ({ measure, isUnweighted, seen, indicator, rows, columns, rowsAs, columnsAs, order, chosen, hasLetters }) => ({
    page: '/slice',
    choices: {
      ...{ indicator, rows, columns, rowsAs, columnsAs, order, chosen },
      counted: measure,
      weights: isUnweighted ? 'off' : null,
      seen: seen === 'bars' ? null : seen,
      letters: hasLetters ? 'on' : null
    }
  }),
  build(spec, survey, answers) {
    const crossing = crossingOf(spec, survey, answers);
    const isRatio = ['definition', 'share', 'mean'].includes(crossing.measure.kind);
    return spec.columns === null && isRatio && spec.seen === 'bars' ? single(crossing) : crossed(crossing);
  }
};

const textOf = (saved: unknown): string | null => (typeof saved === 'string' && saved !== '' ? saved : null);

function crossed(crossing: Crossing): Draft {
  const { spec, indicators, rows, columns, cells, answers } = crossing;
  const { areas, root } = read(spec.view, answers);
  const area = areas.find(({ code }) => code === spec.view.area) ?? root;
  const indicator = indicators[0]!;
  const title = titleOf(crossing);
  const grid = gridOf(crossing, area.label, title);
  const { subject, lines } = grid;
  // who gave no answer is neither the highest nor the lowest
  const inner = lines
    .flat()
    .filter(({ row, column }) => row && row.code !== null && (column ? column.code !== null : columns.length === 0));
  const shown = lines.flat().flatMap(({ estimate }) => estimate ?? []);
  const isBare = rows.length === 0;
  return {
    title,
    subtitle: subtitleOf(crossing, area.label),
    headline: crosstabSentence(
      {
        say: (value, one) => rateText(value, indicators.find(({ id }) => id === one.indicator) ?? indicator),
        total: cells(),
        hasTotal: cells() !== undefined,
        cells: inner.map(({ row, column, estimate, beside }) => ({
          label: [row!.label, ...(column ? [column.label] : [])].join(' · '),
          estimate,
          told: beside
        })),
        isSample: isSample(answers.codebook, indicator)
      },
      title
    ),
    indicators: isBare ? [indicator] : indicators,
    remarks: remarksOf(crossing),
    table: gridTable(grid, subject, crossing),
    chart: chartOf(crossing, grid),
    leads: Object.fromEntries([
      ...shown.map((estimate) => [markAt(estimate, spec), leadOf(crossing, estimate)] as const),
      ...(spec.seen === 'tiles' ? Object.entries(areaLeads(areas, [])) : [])
    ]),
    shows: { waves: [spec.view.wave], area: spec.view.area, estimates: shown }
  };
}

/** A press leads to units where a number has a list of them. */
function subtitleOf({ indicators, answers }: Crossing, area: string): string {
  const [indicator] = indicators;
  const words = { area, unit: text(indicator!.unit) };
  const table = answers.codebook.tables.find(({ name }) => name === indicator!.table)!;
  if (unlistable(indicator!, table) === null)
    return words.unit === '' ? m.slice_subtitle_units(words) : m.slice_subtitle(words);
  return words.unit === '' ? area : m.slice_subtitle_plain(words);
}

function titleOf({ measure, indicators, by, across }: Crossing): string {
  const [rows, columns] = [by.label, across?.label ?? ''];
  if (measure.kind === 'ofColumn')
    return across ? m.slice_title_of_column({ rows, columns }) : m.slice_title_of_all({ rows });
  if (measure.kind === 'ofRow') return m.slice_title_of_row({ rows, columns });
  if (measure.kind === 'ofTotal') return m.slice_title_of_total({ rows, columns });
  const indicator = text(indicators[0]!.label);
  return across ? m.slice_title({ indicator, rows, columns }) : m.slice_title_one({ indicator, rows });
}
