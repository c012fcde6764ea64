import { formatNumber, formatRate } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { AreaReturns, Returned } from '../../tables/load/returns';

/** Rows that came / rows that are expected: 283 / 300; of persons in steps: 280+ / 300, <10 / 300. */
export function returnedWords({ sent, rows, step, expected }: Returned): string {
  const number = formatNumber(rows);
  const came = step === null || !sent ? number : rows === 0 ? `<${formatNumber(step)}` : `${number}+`;
  return expected === null ? came : `${came} / ${formatNumber(expected)}`;
}

/** The rate of return; what is told in steps is at least so much. */
export function rateWords({ sent, rate, step }: Returned): string {
  if (rate === null) return '—';
  return step === null || !sent ? formatRate(rate, 'percent') : m.ui_at_least({ value: formatRate(rate, 'percent') });
}

/** The step in which rows of persons are told; null when no table has one. */
export function stepOf(returns: AreaReturns[]): number | null {
  const steps = returns.flatMap(({ tables }) =>
    Object.values(tables).flatMap(({ step, sent }) => (sent ? (step ?? []) : []))
  );
  return steps.length > 0 ? Math.max(...steps) : null;
}
