import type { Codebook, Indicator } from '../../codebook/codebook';
import { formatCountOf, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Ranked } from './results';
import type { Mark } from './sentence';

/** "41.6%（6,318 家中有 2,628 家）": a share of a full count with what was counted; null of other numbers. */
export function countedText(
  codebook: Codebook,
  { table, format, per, count }: Indicator,
  one: Ranked,
  words: { label: string; value: string },
  mark: Mark
): string | null {
  const census = codebook.tables.find(({ name }) => name === table)?.design === 'census';
  if (!census || format !== 'percent' || per !== 1) return null;
  const unit = text(count);
  const counted = {
    ...words,
    numerator: mark(formatCountOf(Math.round(one.numerator), unit), one, 'count'),
    denominator: mark(formatCountOf(Math.round(one.denominator), unit), one, 'count'),
    unit
  };
  return one.weighted ? m.sentence_all_weighted(counted) : m.sentence_all(counted);
}
