import type { Codebook } from '../../codebook/codebook';
import { contradictionsId } from '../../codebook/gaps/derive';
import type { EstimateQuery } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, formatQuantity, formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { AreaReturns, Returned } from '../../tables/load/returns';
import type { Answers } from '../answers';
import { listOf } from '../units/listOf';
import type { ListChoice, View } from '../view/view';

/** What is said of data, and the units that it is said of, where they can be listed. */
export interface QualityLine {
  text: string;
  list: ListChoice | null;
}

/** What figures of quality ask of the wave that is looked at, whatever is filtered: rows that break a rule. */
export function qualityQuestion({ wave, base }: View, { derived, tables }: Codebook): EstimateQuery[] {
  const known = new Set(derived.map(({ id }) => id));
  const indicators = tables.map(({ name }) => contradictionsId(name)).filter((id) => known.has(id));
  return indicators.length > 0 ? [{ waves: [wave], filters: {}, base, indicators }] : [];
}

/** Rows of full counts whose id stands more than once, by table, then by area. */
export type RepeatedRows = Map<string, Map<string, number>>;

/** How many units of an area contradict themselves, or stand more than once; nothing of what is not known yet. */
export function faultLines(
  codebook: Codebook,
  { area }: View,
  estimates: Estimate[],
  repeatedRows: RepeatedRows | null
): QualityLine[] {
  return codebook.tables.flatMap(({ name, label, observation }) => {
    const table = text(label);
    const id = contradictionsId(name);
    const found = estimates.find((one) => one.indicator === id && one.area === area);
    const count = found?.state === 'value' || found?.state === 'zero' ? found.numerator : null;
    const byArea = repeatedRows?.get(name);
    const repeated =
      byArea && (area === codebook.root ? [...byArea.values()].reduce((a, b) => a + b, 0) : (byArea.get(area) ?? 0));
    return [
      ...(count === null
        ? []
        : count === 0
          ? [{ text: m.district_quality_no_contradictions({ table }), list: null }]
          : [
              {
                text: m.district_quality_contradictions({ table, count: formatQuantity(count, text(observation)) }),
                list: { indicator: id, area, side: 'met' as const, group: {} }
              }
            ]),
      ...(repeated === undefined
        ? []
        : [
            {
              text:
                repeated === 0
                  ? m.district_quality_not_repeated({ table })
                  : m.district_quality_repeated({ table, count: formatCount(repeated) }),
              list: null
            }
          ])
    ];
  });
}

/** What of an area came in, of the total what all sent together, and which of its indicators has most blanks. */
export function qualityLines(answers: Answers, { wave, area }: View, returns: AreaReturns[]): QualityLine[] {
  const { codebook } = answers;
  const wanted = returns.filter((one) => area === codebook.root || one.area === area);
  const came = codebook.tables
    .filter(({ design }) => design !== 'aggregated' && wanted.length > 0)
    .map(({ name, label }) =>
      returnedText(
        text(label),
        wanted.flatMap(({ tables }) => tables[name] ?? [])
      )
    );
  return [...came.map((said) => ({ text: said, list: null })), blanks(answers, wave, area)];
}

function returnedText(table: string, all: Returned[]): string {
  const sum = (of: (one: Returned) => number) => all.reduce((total, one) => total + of(one), 0);
  const rows = sum((one) => one.rows);
  if (!all.some(({ sent }) => sent)) return m.district_quality_none({ table });
  const isStepped = all.some(({ step }) => step !== null);
  const shown = isStepped ? m.district_quality_least({ rows: formatCount(rows) }) : formatCount(rows);
  if (all.some(({ expected }) => expected === null)) return m.district_quality_rows_only({ table, rows: shown });
  const expected = sum((one) => one.expected!);
  if (expected === 0) return m.district_quality_rows_only({ table, rows: shown });
  const share = `${formatValue(rows / expected, 'percent')}%`;
  const rate = isStepped ? m.district_quality_least({ rows: share }) : share;
  return m.district_quality_rows({ table, rows: shown, expected: formatCount(expected), rate });
}

function blanks(answers: Answers, wave: string, area: string): QualityLine {
  const known = answers.codebook.indicators.flatMap(({ id }) => answers.estimate(id, wave, area) ?? []);
  const [most] = known
    .filter(({ nonresponse, n }) => nonresponse !== null && n !== null && nonresponse > 0)
    .sort((a, b) => b.nonresponse! - a.nonresponse!);
  if (!most) return { text: m.district_quality_no_blanks(), list: null };
  const indicator = answers.indicator(most.indicator)!;
  const said = m.district_quality_blanks({
    indicator: text(indicator.label),
    missing: formatCount(most.nonresponse!),
    asked: formatCount(most.nonresponse! + most.n!)
  });
  const listed = listOf(indicator, area, wave, answers);
  return { text: said, list: listed && 'list' in listed ? { ...listed.list, side: 'apart' } : null };
}
