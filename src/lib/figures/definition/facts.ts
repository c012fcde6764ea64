import { appearanceOf } from '../../charts/appearance';
import type { Fact } from '../../charts/facts/subject';
import { methodWords, stateWords, sumWords, targetWords } from '../../charts/sentence';
import type { IndicatorMark } from '../../charts/subject';
import type { Codebook, Indicator, TableSpec } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { leastEffective } from '../../estimates/imprecise';
import { formatCount, formatValue, text } from '../../i18n/format';
import { rangeText } from '../../i18n/range';
import { m } from '../../paraglide/messages';
import { rowNotes } from '../words/sumNotes';
import { universeTexts } from '../words/universe';

/** A definition of the indicator with its value in the area that is looked at. */
export interface Defined {
  indicator: Indicator;
  estimate: Estimate | null;
  isChosen: boolean;
  /** name of the mark that leads to it; null of the one that is looked at */
  mark: string | null;
}

/** All that its card says of an indicator. */
export function factsOf(codebook: Codebook, defined: Defined[], mark: (indicator: Indicator) => IndicatorMark): Fact[] {
  const chosen = defined.find(({ isChosen }) => isChosen) ?? defined[0]!;
  const { indicator, estimate } = chosen;
  const table = codebook.tables.find(({ name }) => name === indicator.table);
  const words: [string, string][] = [
    [m.indicator_numerator(), text(indicator.numeratorLabel)],
    [m.indicator_denominator(), text(indicator.denominatorLabel)],
    [m.indicator_asked(), table ? askedText(codebook, table, indicator) : ''],
    [m.indicator_coverage(), table ? coverageText(table, estimate) : ''],
    [m.indicators_target(), targetWords(estimate ?? undefined, mark(indicator)) || m.indicators_rank_only()],
    [m.indicators_basis(), text(indicator.basis)],
    [m.indicator_source(), indicator.source],
    [m.indicator_caveats(), table ? caveatsText(codebook, table, indicator, estimate) : '']
  ];
  return [
    ...defined.map((one) => valueFact(codebook, one, mark(one.indicator), defined.length > 1)),
    ...words
      .filter(([, said]) => said !== '')
      .map(([label, said]): Fact => ({ label, text: said, appearance: null, isStrong: false, mark: null }))
  ];
}

/** A value, and of several definitions each with the name of its base. */
function valueFact(codebook: Codebook, one: Defined, mark: IndicatorMark, isOneOfMany: boolean): Fact {
  const { indicator, estimate, isChosen } = one;
  const base = codebook.bases.find(({ name }) => name === indicator.base);
  const known = estimate && estimate.value !== null ? estimate : null;
  const interval = known?.interval
    ? [
        m.indicator_interval({
          range: rangeText(formatValue(known.interval[0], mark.format), formatValue(known.interval[1], mark.format))
        })
      ]
    : [];
  return {
    label: isOneOfMany && base ? m.indicator_base({ base: text(base.label) }) : m.indicators_value(),
    text: [stateWords(mark, estimate ?? undefined), ...(known ? [sumWords(known, mark), ...interval] : [])].join(
      m.chart_comma()
    ),
    appearance: appearanceOf(estimate ?? undefined),
    isStrong: isChosen,
    mark: one.mark
  };
}

function askedText(codebook: Codebook, table: TableSpec, indicator: Indicator): string {
  const design = {
    census: m.indicator_census,
    sample: m.indicator_sample,
    aggregated: m.indicator_aggregated
  }[table.design]();
  const who = universeTexts(codebook, table, indicator);
  return [`${text(table.label)}${m.ui_list_separator()}${design}`, ...who].join(m.slide_semicolon());
}

/** How many answered, were not asked and gave no answer, and how many areas reported. */
function coverageText(table: TableSpec, estimate: Estimate | null): string {
  if (!estimate || estimate.n === null) return '';
  const { n, nonresponse, notEligible, reported } = estimate;
  return [
    m.indicator_answered({ n: formatCount(n), observation: text(table.observation) }),
    nonresponse === null ? '' : m.indicator_nonresponse({ count: formatCount(nonresponse) }),
    notEligible === null || notEligible === 0 ? '' : m.indicator_not_asked({ count: formatCount(notEligible) }),
    reported ? m.indicator_reported(reported) : ''
  ]
    .filter((part) => part !== '')
    .join(m.slide_semicolon());
}

/** What a reader must know before using it. */
function caveatsText(codebook: Codebook, table: TableSpec, indicator: Indicator, estimate: Estimate | null): string {
  const { design, hideBelow, unreliableBelow, judgedFrom, observation } = table;
  return [
    ...(estimate ? rowNotes(codebook, estimate, indicator) : []),
    estimate?.provisional && estimate.target !== null ? m.indicators_provisional() : '',
    hideBelow > 0 ? m.indicator_hides({ n: hideBelow }) : '',
    unreliableBelow > 0 ? m.indicator_unreliable({ n: unreliableBelow }) : '',
    design === 'sample' && unreliableBelow >= leastEffective ? m.indicator_imprecise({ n: leastEffective }) : '',
    judgedFrom > 0 ? m.chart_few({ count: judgedFrom, observation: text(observation) }) : '',
    estimate?.interval ? m.chart_key_interval({ method: methodWords(estimate) }) : '',
    indicator.combine === 'max' ? m.indicator_of_parts() : ''
  ]
    .filter((part) => part !== '')
    .join(m.slide_semicolon());
}
