import { methodWords } from '../../charts/sentence';
import type { Codebook, Indicator, Wave } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, formatDate, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { estimateOf, estimatesOf } from './results';
import { sumNotes } from './sumNotes';
import { areaTypeText, listText, targetText } from './wording';

/** What a figure's numbers rest on, in words: they stand under it on a slide. */
export interface Basis {
  /** the measure, its unit, the wave and its reference date */
  subtitle: string;
  /** 口径: what is divided by what */
  definition: string;
  /** of several indicators: where their 口径 stand, for a slide that has no room for them all; null of one */
  brief: string | null;
  /** how it was collected and on how many answers; null where nobody counted them */
  n: string | null;
  source: string;
  notes: string[];
}

/** What a figure says of its numbers. */
export interface Rested {
  codebook: Codebook;
  /** the first is what it is about */
  indicators: Indicator[];
  /** what it measures by several indicators */
  measure: string;
  wave: Wave;
  /** code of the one that it is of: what is said of its size is said of this */
  area: string;
  /** it shows areas beside each other */
  hasAreas: boolean;
  /** of that wave */
  estimates: Estimate[];
  /** words of each filter that is on */
  filters: string[];
  /** what the figure says of its numbers beside the chart */
  remarks?: string[];
}

export function basis(rested: Rested): Basis {
  const { codebook, indicators, area, hasAreas, estimates, filters, remarks = [] } = rested;
  const [indicator, ...others] = indicators;
  const wholes = indicators.map((one) => estimateOf(estimates, one, area));
  const partial = wholes.find((whole) => whole?.reported && whole.reported.areas < whole.reported.of)?.reported;
  const only = others.length === 0 ? indicator : undefined;
  return {
    subtitle: subtitleText(rested),
    definition: only ? definitionText(codebook, only) : definitionsText(codebook, indicators),
    brief:
      only || indicators.length === 0
        ? null
        : (answersText(codebook, indicators) ?? m.slide_definitions_brief({ count: indicators.length })),
    n: only ? (wholes[0] ? sizeText(codebook, only, wholes[0]) : null) : sizesText(rested),
    source: text(codebook.source),
    notes: [
      filters.length > 0 ? m.slide_filtered({ filters: filters.join(m.slide_semicolon()) }) : '',
      partial && only ? m.slide_reported(partial) : '',
      ...(wholes[0] && only ? sumNotes(codebook, wholes[0], only) : []),
      indicators.some((one) => isUnconfirmed(estimates, one)) ? m.slide_unconfirmed() : '',
      hasNoMatch(rested) ? m.sentence_no_match() : '',
      provisionalText(rested),
      ownTargetText(indicators, estimates),
      judgedText(indicators, estimates),
      ...remarks,
      hasAreas && indicators.length > 0 ? apartText(codebook) : ''
    ].filter((note) => note !== '')
  };
}

/** The same as one line under a figure on the page. */
export function baseLine(rested: Rested): string {
  const { codebook, indicators, area, estimates, wave, filters } = rested;
  const [indicator, ...others] = indicators;
  const whole = indicator && estimateOf(estimates, indicator, area);
  return [
    ...(indicator && others.length === 0
      ? [
          m.figure_definition({ definition: definitionText(codebook, indicator) }),
          whole ? sizeText(codebook, indicator, whole) : null,
          whole?.reported && whole.reported.areas < whole.reported.of ? m.ui_reported(whole.reported) : null,
          ...(whole ? sumNotes(codebook, whole, indicator) : [])
        ]
      : [
          answersText(codebook, indicators) ?? m.figure_definitions({ count: indicators.length }),
          isAnswers(codebook, indicators) ? sizesText(rested) : null
        ]),
    provisionalText(rested),
    ownTargetText(indicators, estimates),
    text(wave.label),
    m.figure_source({ source: text(codebook.source) }),
    ...filters,
    indicators.some((one) => estimateOf(estimates, one, area)?.crossed) ? m.sentence_hidden_filters() : null,
    indicators.some((one) => isUnconfirmed(estimates, one)) ? m.slide_unconfirmed() : null,
    hasNoMatch(rested) ? m.sentence_no_match() : null
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Answers that no file lists as indicators: no page defines them, and all are of the same people. */
const isAnswers = (codebook: Codebook, indicators: Indicator[]): boolean =>
  indicators.length > 1 && indicators.every(({ id }) => codebook.indicators.every((one) => one.id !== id));

/** "依据：作答的职工"; null of indicators that files list. */
function answersText(codebook: Codebook, indicators: Indicator[]): string | null {
  const asked = [...new Set(indicators.map(({ denominatorLabel }) => text(denominatorLabel)))];
  return isAnswers(codebook, indicators) ? m.figure_answers({ asked: listText(asked) }) : null;
}

/** How a sample is judged against its target; '' where none is. */
function judgedText(indicators: Indicator[], estimates: Estimate[]): string {
  const judged = indicators.filter(({ target }) => target !== null);
  const measured = judged.flatMap(({ id }) => estimatesOf(estimates, id)).filter(({ interval }) => interval !== null);
  const methods = [...new Set(measured.map(methodWords))];
  return methods.length > 0 ? m.slide_judged({ method: methods.join(m.slide_semicolon()) }) : '';
}

/** Whether a filter keeps none of the rows that it is about. */
export const hasNoMatch = ({ indicators, estimates, area }: Rested): boolean =>
  indicators.some((one) => estimateOf(estimates, one, area)?.state === 'noMatch');

/** Whether an area has no value only because a column of its file waits for a yes. */
export function isUnconfirmed(estimates: Estimate[], { id }: Indicator): boolean {
  return estimatesOf(estimates, id).some(({ state }) => state === 'unconfirmed');
}

function subtitleText({ indicators, measure, wave }: Rested): string {
  const words = { wave: text(wave.label), date: formatDate(wave.referenceDate) };
  const [indicator, ...others] = indicators;
  if (!indicator || others.length > 0) return m.slide_subtitle_without_unit({ ...words, label: measure });
  const unit = text(indicator.unit);
  const label = text(indicator.label);
  return unit ? m.slide_subtitle({ ...words, label, unit }) : m.slide_subtitle_without_unit({ ...words, label });
}

/** Each indicator's own 口径, behind its short name. */
const definitionsText = (codebook: Codebook, indicators: Indicator[]): string =>
  indicators
    .map((one) => m.slide_named({ label: text(one.short), definition: definitionText(codebook, one) }))
    .join(m.slide_semicolon());

/** "已建会单位 ÷ 正常经营单位", with the base's name where the indicator has several. */
export function definitionText(codebook: Codebook, indicator: Indicator): string {
  const [numerator, denominator] = [text(indicator.numeratorLabel), text(indicator.denominatorLabel)];
  // a sum or a count is divided by nothing
  const definition = denominator === '' ? numerator : m.slide_ratio({ numerator, denominator });
  const base = codebook.bases.find(({ name }) => name === indicator.base);
  return base ? m.slide_base({ definition, base: text(base.label) }) : definition;
}

/** "全数调查，有效 6,318 家单位"; null when the table does not say how many. */
export function sizeText(codebook: Codebook, indicator: Indicator, { n, weighted }: Estimate): string | null {
  const table = codebook.tables.find(({ name }) => name === indicator.table);
  if (!table || n === null) return null;
  const words = { n: formatCount(n), observation: text(table.observation) };
  if (table.design === 'census') return weighted ? m.slide_weighted(words) : m.slide_census(words);
  return table.design === 'sample' ? m.slide_sample(words) : m.slide_aggregated(words);
}

/** The largest n of each table that the indicators are from. */
function sizesText({ codebook, indicators, estimates, area }: Rested): string | null {
  const largest = new Map<string, { indicator: Indicator; whole: Estimate }>();
  for (const indicator of indicators) {
    const whole = estimateOf(estimates, indicator, area);
    if (whole && (whole.n ?? -1) > (largest.get(indicator.table)?.whole.n ?? -1))
      largest.set(indicator.table, { indicator, whole });
  }
  const sizes = [...largest.values()].map(({ indicator, whole }) => sizeText(codebook, indicator, whole));
  return sizes.length > 0 ? m.slide_at_most({ sizes: sizes.join(m.slide_semicolon()) }) : null;
}

/** Which verdicts rest on a target that is not settled: "目标 75% 为暂定，待确认"; '' when none does. */
export function provisionalText({
  indicators,
  estimates,
  area
}: Pick<Rested, 'indicators' | 'estimates' | 'area'>): string {
  const unsettled = indicators.filter((one) =>
    estimatesOf(estimates, one.id).some(
      ({ base, provisional, status }) => base === one.base && provisional && status !== null
    )
  );
  const [first] = unsettled;
  if (!first) return '';
  if (indicators.length > 1)
    return m.slide_provisional_some({ indicators: listText(unsettled.map(({ short }) => text(short))) });
  const target = estimateOf(estimates, first, area)?.target ?? first.target;
  return target === null ? '' : m.slide_provisional({ target: targetText(target, first) });
}

/** Which verdicts rest on a target that somebody has set on this machine: nobody is to take it for the survey's; '' when none does. */
export function ownTargetText(indicators: Indicator[], estimates: Estimate[]): string {
  const own = indicators.filter(({ id }) => estimatesOf(estimates, id).some(({ ownTarget }) => ownTarget));
  if (own.length === 0) return '';
  if (indicators.length === 1) return m.slide_own_target();
  return m.slide_own_targets({ indicators: listText(own.map(({ short }) => text(short))) });
}

/** Areas of the second and further types are ranked in lists of their own: which they are. */
function apartText(codebook: Codebook): string {
  const [first, ...others] = codebook.areaTypes.filter(({ reporting }) => reporting);
  const apart = codebook.areas.filter(({ type }) => others.some(({ name }) => name === type));
  if (!first || apart.length === 0 || apart.length > 8) return '';
  const areas = listText(apart.map(({ label }) => text(label)));
  return m.slide_apart({ areas, kind: areaTypeText(codebook, first.name) });
}
