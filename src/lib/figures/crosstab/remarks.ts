import type { Codebook } from '../../codebook/codebook';
import { countedOf } from '../../codebook/gaps/derive';
import { leastEffective } from '../../estimates/imprecise';
import { silenceOf } from '../../estimates/silence';
import { formatCount, formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { silentUnits } from '../silent';
import { isSample } from '../words/results';
import { listText } from '../words/wording';
import { isOfPersons, WAVES } from './dimension';
import { isPercent, type Crossing } from './crossing';
import type { Measure } from './measure';
import { versusSentence } from './versus/sentence';
import { versusOf } from './versus/versus';

/** What a reader must know of the bases and the weights, and how cells were compared. */
export function remarksOf(crossing: Crossing): string[] {
  const { spec, measure, indicators, answers, by, across, hidden } = crossing;
  const [indicator] = indicators;
  const isSampled = indicator !== undefined && isSample(answers.codebook, indicator);
  const isTested = isCompared(crossing);
  const versus = versusOf(spec, crossing.survey, answers);
  return [
    ...(versus ? [versusSentence(versus)] : []),
    ...baseWords(crossing),
    ...[by, across].flatMap((one) => (one?.isMany ? [manyWords(crossing, one.label)] : [])),
    ...(isSampled ? (isTested ? [m.slice_tested()] : []) : [m.slice_untested() + silenceWords(crossing)]),
    ...(spec.hasLetters ? [m.slice_letters_told()] : []),
    weightWords(crossing),
    ...impreciseWords(crossing),
    ...(hidden.length > 0 ? [m.slice_hidden({ values: listText(hidden.map(({ label }) => label)) })] : []),
    ...(measure.kind === 'median' ? [m.slice_median_rule()] : []),
    ...(spec.columns === WAVES && isSampled ? [m.slice_waves_untested()] : [])
  ];
}

/** Whether each cell stands beside the rest of its row, or of its column. */
export const isCompared = ({ measure, across, spec }: Pick<Crossing, 'measure' | 'across' | 'spec'>): boolean =>
  across !== null && spec.columns !== WAVES && !['count', 'sum', 'median', 'ofTotal'].includes(measure.kind);

/** A rate of a full count, which those who were silent could have changed. */
export const isOfUnits = ({ kind, table: name }: Measure, { tables }: Codebook): boolean =>
  (kind === 'definition' || kind === 'share') &&
  tables.some(({ name: one, design, hideBelow }) => one === name && design === 'census' && hideBelow === 0);

/** How far those of whom nothing is known could have moved the whole; '' where that is not to be had. */
function silenceWords({ spec, measure, survey, answers, indicators, cells }: Crossing): string {
  const total = cells();
  const [indicator] = indicators;
  const hasFilter = Object.values(spec.view.filters).some((codes) => codes.length > 0);
  if (!total || !indicator || !isOfUnits(measure, survey.codebook) || !countedOf(indicator) || hasFilter) return '';
  const silent = silentUnits(answers, survey.codebook, measure.table, spec.view, [measure.table]);
  const found = silent === null ? null : silenceOf(total, { blank: total.nonresponse ?? 0, silent });
  if (!found || found.blank + found.silent === 0) return '';
  const [lower, upper] = [found.lower, found.upper].map((share) => formatValue(share, 'percent'));
  return m.slice_silence({
    silent: formatCount(found.silent),
    blank: formatCount(found.blank),
    lower: lower!,
    upper: upper!
  });
}

function baseWords({ measure, indicators, answers, by, across }: Crossing): string[] {
  const asked = text(indicators[0]?.denominatorLabel ?? {});
  const words = { asked, rows: by.label, columns: across?.label ?? '' };
  if (measure.kind === 'ofRow') return [m.slice_of_row(words)];
  if (measure.kind === 'ofTotal') return [m.slice_of_total(words)];
  if (measure.kind !== 'ofColumn') return [];
  if (across && isOfPersons(answers.codebook, measure)) return [m.slice_of_column_asked(words)];
  return [across ? m.slice_of_column(words) : m.slice_of_all(words)];
}

/** One row may be in several values: percentages are of respondents. */
const manyWords = ({ measure }: Crossing, dimension: string): string =>
  isPercent(measure) ? m.slice_many_percent({ dimension }) : m.slice_many({ dimension });

/** How many cells are left empty because a sample says too little of them. */
function impreciseWords({ rows, columns, cells }: Crossing): string[] {
  const all = rows.flatMap((row) => (columns.length > 0 ? columns.map((column) => cells(row, column)) : [cells(row)]));
  const count = all.filter((one) => one?.state === 'imprecise').length;
  return count > 0 ? [m.slice_imprecise({ count: formatCount(count), least: leastEffective })] : [];
}

/** Always said: whether rows weigh what their weights say. */
function weightWords({ spec, measure, survey }: Crossing): string {
  const table = survey.codebook.tables.find(({ name }) => name === measure.table)!;
  const { weight } = table;
  const stored = survey.stored.filter((one) => one.table === table.name && one.wave === spec.view.wave);
  const isWeighed = weight !== null && stored.some(({ columns }) => columns.includes(weight));
  if (!isWeighed) return m.slice_weights_none();
  return spec.isUnweighted ? m.slice_weights_off() : m.slice_weights_on();
}
