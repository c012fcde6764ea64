import { formatCount, formatValue, text } from '../../i18n/format';
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
