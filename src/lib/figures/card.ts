import { readMark } from '../charts/mark';
import {
  countWords,
  isProvisional,
  limitNumber,
  sizeWords,
  stateWords,
  sumWords,
  shownTarget
} from '../charts/sentence';
import type { IndicatorMark } from '../charts/subject';
import type { Codebook, Indicator } from '../codebook/codebook';
import type { Estimate } from '../estimates/estimates';
import { formatCount, formatCountOf, text } from '../i18n/format';
import { rangeText } from '../i18n/range';
import { m } from '../paraglide/messages';
import type { Answers } from './answers';
import { estimateAt } from './estimateAt';
import type { Figure } from './figure';
import { indicatorMark } from './marks';
import { groupTexts } from './units/groupTexts';
import { methodOf } from './words/method';
import { numberText, rateText } from './words/wording';

/** All that a reader may ask of a number, in lines. */
export interface NumberCard {
  title: string;
  rows: [label: string, value: string][];
}

/** A mark of so many indicators says each in a line; of more it is a name, not a number. */
const most = 4;

/** The card of a mark of a figure; null of a mark that stands for no number. */
export function numberCard(mark: string, figure: Figure, answers: Answers): NumberCard | null {
  const { spec, indicators } = figure;
  const { codebook } = answers;
  const { area, indicator, group, wave: own } = readMark(mark);
  const wave = own ?? spec.view.wave;
  const place = codebook.areas.find(({ code }) => code === area);
  if (!place) return null;
  const meant =
    indicator === null
      ? indicators
      : [indicators.find(({ id }) => id === indicator) ?? answers.indicator(indicator)].filter(
          (one) => one !== undefined
        );
  const [first, ...others] = meant;
  if (!first || meant.length > most) return null;
  const estimateOf = (one: Indicator) =>
    estimateAt({ area: place.code, indicator: one.id, group, wave }, figure, answers);
  if (others.length === 0) {
    const table = codebook.tables.find(({ name }) => name === first.table);
    return {
      title: [text(place.label), ...groupTexts(codebook, table, group), text(first.label)].join(' · '),
      rows: [...cardRows(estimateOf(first), first, codebook, wave), ...effectiveRows(estimateOf(first), spec)]
    };
  }
  return {
    title: text(place.label),
    rows: [
      ...meant.map((one): [string, string] => {
        const [known, its] = [estimateOf(one), indicatorMark(one, codebook)];
        const sums = known?.value == null ? [] : [sumWords(known, its)];
        return [text(one.label), [stateWords(its, known ?? undefined), ...sums].join(m.chart_comma())];
      }),
      waveRow(codebook, wave)
    ]
  };
}

/** On the page of slices always what weighted answers are worth. */
function effectiveRows(estimate: Estimate | null, { kind }: Figure['spec']): NumberCard['rows'] {
  if (kind !== 'crosstab' || !estimate || estimate.value === null) return [];
  // answers that all weigh the same are worth what they are
  const worth = estimate.effectiveN ?? (estimate.sample ? estimate.n : null);
  return worth === null ? [] : [[m.slice_effective(), formatCount(Math.floor(worth + 1e-9))]];
}

/** One estimate in lines: value, both sums by their 口径, n, interval, target, what is missing, wave. What is hidden says only that. */
export function cardRows(
  estimate: Estimate | null,
  indicator: Indicator,
  codebook: Codebook,
  wave: string
): NumberCard['rows'] {
  const mark = indicatorMark(indicator, codebook);
  const known = estimate && estimate.value !== null ? estimate : null;
  const [lower, upper] = (known?.interval ?? []).map((limit) => numberText(limit, indicator));
  const size = sizeWords(estimate ?? undefined);
  // a sum, a count or a median is divided by nothing
  const isWhole = text(indicator.denominatorLabel) === '';
  const whole =
    known &&
    (indicator.statistic
      ? rateText(known.value!, indicator)
      : `${formatCountOf(known.value!, text(indicator.unit))} ${text(indicator.unit)}`.trimEnd());
  const sums: [string, string | null][] = isWhole
    ? []
    : [
        [text(indicator.numeratorLabel), known && countWords(known.numerator, known, mark)],
        [text(indicator.denominatorLabel), known && countWords(known.denominator, known, mark)]
      ];
  const rows: [string, string | null][] = [
    [m.indicators_value(), (isWhole ? whole : null) ?? stateWords(mark, estimate ?? undefined)],
    ...sums,
    [m.chart_column_n(), size || null],
    [
      m.card_interval(),
      lower === undefined || !known
        ? null
        : m.card_range({ range: rangeText(lower, upper!), method: methodOf(known, indicator) })
    ],
    [m.indicators_target(), targetText(estimate ?? undefined, mark)],
    [m.card_missing(), estimate?.nonresponse == null || size === '' ? null : formatCount(estimate.nonresponse)],
    waveRow(codebook, wave)
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null);
}

const waveRow = (codebook: Codebook, wave: string): [string, string] => [
  m.session_wave(),
  text(codebook.waves.find(({ id }) => id === wave)?.label ?? {})
];

function targetText(estimate: Estimate | undefined, mark: IndicatorMark): string | null {
  const target = shownTarget(estimate, mark);
  if (target === null) return null;
  const unit = mark.format === 'percent' ? '%' : mark.unit ? ` ${mark.unit}` : '';
  const value = limitNumber(target, mark) + unit;
  if (estimate?.ownTarget) return m.chart_cell_own({ value });
  return isProvisional(estimate, mark) ? m.chart_cell_provisional({ value }) : value;
}
