import { appearanceWords } from '../../../charts/appearance';
import { numberCell, valueCell, type Table, type TableCell } from '../../../charts/table';
import type { SlopeSubject } from '../../../charts/slope/subject';
import type { MatchedChange } from '../../../estimates/matched/matchedChanges';
import { formatChange, formatCount, formatValue, text } from '../../../i18n/format';
import { m } from '../../../paraglide/messages';
import type { Draft, FigureKind } from '../../figure';
import { savedIndicator } from '../../indicatorOption';
import { read } from '../../reading';
import { wavesOf } from '../../view/view';
import { rowDimensions, WAVES } from '../dimension';
import { readMeasure } from '../measure';
import {
  isMatchable,
  matchedAsk,
  matchedTable,
  type MatchedOptions,
  type MatchedSpec,
  type MatchedTable
} from './matchedTable';
import { baseWords, excludedWords, matchedSentence, waveOf } from './words';
import { differencesNote } from '../../words/wording';

/** The same units in two waves: what changed without anybody coming or going. */
export const matched: FigureKind<MatchedOptions> = {
  resolve(saved, survey) {
    const found = savedIndicator(saved['indicator'], survey);
    if ('fault' in found) return found;
    const { codebook } = survey;
    const written = saved['measure'] ?? null;
    const measure = typeof written === 'string' || written === null ? readMeasure(written, found.id, codebook) : null;
    if (!measure || !isMatchable(measure, codebook)) return { fault: m.slice_fault_measure() };
    const rows = rowDimensions(codebook, measure, wavesOf(survey)).find(({ name }) => name === saved['rows'])?.name;
    if (rows === undefined || rows === WAVES) return { fault: m.slice_fault() };
    const rowsAs = saved['rowsAs'];
    return {
      ...{ indicator: found.id, measure: written as string | null, rows },
      rowsAs: typeof rowsAs === 'string' && rowsAs !== '' ? rowsAs : null
    };
  },
  questions: () => [],
  matched: (spec, survey) => (spec.view.compare === null ? [] : [matchedAsk(spec as MatchedSpec, survey)]),
  opens: ({ view, indicator, measure, rows, rowsAs }) => ({
    page: '/slice',
    choices: {
      ...{ indicator, rows, rowsAs, columns: WAVES, counted: measure, matched: 'on' },
      ...{ wave: view.wave, compare: view.compare }
    }
  }),
  build(spec, survey, answers) {
    const { areas, root, codebook } = read(spec.view, answers);
    const area = areas.find(({ code }) => code === spec.view.area) ?? root;
    const of = spec as MatchedSpec;
    const ask = of.view.compare === null ? null : matchedAsk(of, survey);
    const found = ask && matchedTable(of, survey, answers.matched(ask) ?? null);
    const measure = readMeasure(spec.measure, spec.indicator, codebook)!;
    const by = rowDimensions(codebook, measure, wavesOf(survey)).find(({ name }) => name === spec.rows);
    if (!found) return nothing(by?.label ?? '');
    const indicator = text(found.indicator.label);
    const waves = { before: waveOf(codebook, found.before), now: waveOf(codebook, found.now) };
    const title = m.slice_matched_title({ ...waves, indicator, rows: by?.label ?? '' });
    const subject = slopeOf(found, area.label, title, [waves.before, waves.now]);
    return {
      title,
      subtitle: m.slice_subtitle_plain({ area: area.label, unit: text(found.indicator.unit) }),
      headline: [{ text: matchedSentence(found, codebook) }],
      indicators: [found.indicator],
      remarks: [
        ...excludedWords(found, codebook),
        ...baseWords(found, codebook),
        ...differencesNote(linesOf(found, area.label).map(({ change }) => [change.now, change.before, found.indicator]))
      ],
      table: tableOf(found, area.label, by?.label ?? '', [waves.before, waves.now]),
      chart: { type: 'slope', subject },
      leads: {},
      // they are no numbers of the survey's units, but of some of them
      shows: { waves: [], estimates: [] }
    };
  }
};

/** Units of which nothing can be told. */
const nothing = (rows: string): Draft => ({
  title: m.slice_matched_heading(),
  subtitle: '',
  headline: [{ text: m.slice_matched_never() }],
  indicators: [],
  table: { head: [rows], rows: [] },
  chart: { type: 'slope', subject: { waves: [], lines: [], label: m.slice_matched_heading() } },
  leads: {},
  shows: { waves: [], estimates: [] }
});

/** The whole first, then each row. */
const linesOf = ({ whole, rows }: MatchedTable, area: string) => [
  { label: area, change: whole, isStrong: true },
  ...rows.map((row) => ({ ...row, isStrong: false }))
];

function slopeOf(found: MatchedTable, area: string, label: string, waves: string[]): SlopeSubject {
  const { format } = found.indicator;
  return {
    label,
    waves,
    lines: linesOf(found, area).map(({ label, change, isStrong }, at) => ({
      key: String(at),
      ...{ label, isStrong },
      points: [change.before, change.now].map((value, wave) => ({
        estimate: { value, unreliable: change.unreliable === true },
        text: value === null ? '' : formatValue(value, format),
        sentence: m.slice_matched_point({
          ...{ label, wave: waves[wave]!, n: formatCount(change.n) },
          value: value === null ? stateOf(change) : formatValue(value, format)
        }),
        mark: null
      }))
    }))
  };
}

const stateOf = ({ imprecise }: MatchedChange): string =>
  imprecise ? appearanceWords.imprecise() : appearanceWords.notApplicable();

/** A line a row: its base, both values, how they changed and, of a sample, how exactly that is known. */
function tableOf(found: MatchedTable, area: string, rows: string, [before, now]: string[]): Table {
  const { format } = found.indicator;
  const lines = linesOf(found, area);
  const isWorth = lines.some(({ change }) => change.effectiveN !== undefined);
  const isSampled = lines.some(({ change }) => change.interval !== null);
  const isMarked = lines.some(({ change }) => change.imprecise || change.unreliable);
  const points = (value: number | undefined): TableCell => valueCell(value, format);
  return {
    head: [
      ...[rows, m.slice_matched_n()],
      ...(isWorth ? [m.slice_effective()] : []),
      ...[before!, now!, m.slice_matched_change()],
      ...(isSampled ? [m.chart_column_lower(), m.chart_column_upper()] : []),
      ...(isMarked ? [m.chart_column_state()] : [])
    ],
    rows: lines.map(({ label, change }) => [
      label,
      numberCell(change.n, formatCount),
      ...(isWorth ? [numberCell(change.effectiveN, (one) => formatCount(Math.floor(one + 1e-9)))] : []),
      valueCell(change.before, format),
      valueCell(change.now, format),
      change.difference === null
        ? ''
        : {
            text: formatChange(change.difference, format),
            number: format === 'number' ? change.difference : change.difference * 100
          },
      ...(isSampled ? [points(change.interval?.[0]), points(change.interval?.[1])] : []),
      ...(isMarked
        ? [change.imprecise ? appearanceWords.imprecise() : change.unreliable ? appearanceWords.unreliable() : '']
        : [])
    ])
  };
}
