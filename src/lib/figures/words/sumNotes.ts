import type { Codebook, Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { formatCount, formatCountOf, formatQuantity, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { areaText, countText, differenceText, listText, rateText, unrounded } from './wording';

/** What a reader must know of the rows behind a number: who is left out of a sum, what else the table says, what is lacking where. */
export function sumNotes(codebook: Codebook, estimate: Estimate, indicator: Indicator): string[] {
  return [...rowNotes(codebook, estimate, indicator), shortfallNote(codebook, estimate, indicator)].filter(
    (note) => note !== null
  );
}

/** Who is left out of a sum, and what else the table says. */
export function rowNotes(codebook: Codebook, estimate: Estimate, indicator: Indicator): string[] {
  const { sum } = estimate;
  const area = areaText(codebook, estimate.area);
  const table = codebook.tables.find(({ name }) => name === indicator.table);
  return [
    sum && sum.conflicts.length > 0 ? m.sum_conflicts({ areas: areasText(codebook, sum.conflicts) }) : null,
    sum && sum.apart > 0 && table
      ? m.sum_apart({ count: formatCount(sum.apart), n: sum.apart, observation: text(table.observation), area })
      : null,
    otherText(estimate, indicator, area)
  ].filter((note) => note !== null);
}

function otherText({ other, value, numerator, denominator }: Estimate, indicator: Indicator, area: string) {
  if (!other) return null;
  const unit = indicator.format === 'percent' ? text(indicator.count) : '';
  const words = {
    area,
    value: rateText(other.value, indicator),
    numerator: formatCountOf(other.numerator, unit),
    denominator: unit === '' ? formatCount(other.denominator) : formatQuantity(other.denominator, unit)
  };
  const same = other.numerator === numerator && other.denominator === denominator;
  const size =
    same || value === null
      ? null
      : differenceText(other.value - value, indicator) + unrounded(other.value, value, indicator);
  if (other.from === 'row') return size === null ? m.sum_row_same(words) : m.sum_row({ ...words, size });
  return size === null ? m.sum_parts_same(words) : m.sum_parts({ ...words, size });
}

/**
 * Why the areas together lack another number than their sum does; null where they lack the same.
 * @param isSaid what the areas lack together stands beside the note already
 */
export function shortfallNote(
  codebook: Codebook,
  { area: code, shortfall, sum }: Estimate,
  indicator: Indicator,
  isSaid = false
): string | null {
  if (!sum || shortfall === null || shortfall === 0) return null;
  const area = areaText(codebook, code);
  const words = { gap: countText(shortfall, indicator), area };
  if (sum.ownTargets) return m.sum_gap_own_targets(words);
  if (sum.ownShortfall === null || sum.ownShortfall === shortfall) return null;
  const own = countText(sum.ownShortfall, indicator);
  return isSaid ? m.sum_gap_own({ area, own }) : m.sum_gap({ ...words, own });
}

const areasText = (codebook: Codebook, codes: string[]): string =>
  listText(codes.map((code) => areaText(codebook, code)));
