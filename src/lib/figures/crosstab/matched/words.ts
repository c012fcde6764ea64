import type { Codebook, Indicator } from '../../../codebook/codebook';
import type { MatchedChange } from '../../../estimates/matched/matchedChanges';
import { formatChange, formatCount, text } from '../../../i18n/format';
import { m } from '../../../paraglide/messages';
import { differenceText, isZero, listText, rateText, unrounded } from '../../words/wording';
import type { Excluded, MatchedTable } from './matchedTable';

/** How the same units changed, what that means, and who is not among them. */
export function matchedWords({ whole, indicator, before, now, excluded }: MatchedTable, codebook: Codebook): string[] {
  const table = codebook.tables.find(({ name }) => name === indicator.table)!;
  const waves = { before: waveOf(codebook, before), now: waveOf(codebook, now) };
  const unit = text(table.observation);
  if (whole.difference === null) return [m.slice_matched_none({ ...waves, unit })];
  const [earlier, later] = [whole.before!, whole.now!];
  const sentence = m.slice_matched({
    ...waves,
    n: formatCount(whole.n),
    unit,
    label: text(indicator.label),
    earlier: rateText(earlier, indicator),
    later: rateText(later, indicator),
    change: changeWords(whole, indicator) + unrounded(later, earlier, indicator)
  });
  const others = (wave: string, other: string, some: Excluded) => {
    const all = Object.values(some).reduce((sum, count) => sum + count, 0);
    const reasons = reasonWords(other, some);
    return all === 0 ? [] : [m.slice_matched_without({ wave, count: formatCount(all), unit, reasons })];
  };
  return [
    sentence,
    ...others(waves.now, waves.before, excluded.now),
    ...others(waves.before, waves.now, excluded.before)
  ];
}

/** "升 3.2 个百分点", of a sample with its interval. */
export function changeWords({ difference, interval }: MatchedChange, indicator: Indicator): string {
  if (difference === null) return '';
  if (isZero(difference, indicator)) return m.slice_matched_same();
  const words = { size: differenceText(difference, indicator) };
  const [lower, upper] = (interval ?? []).map((limit) => formatChange(limit, indicator.format));
  return (
    (difference > 0 ? m.slice_matched_up(words) : m.slice_matched_down(words)) +
    (lower === undefined ? '' : m.slice_versus_interval({ lower, upper: upper! }))
  );
}

function reasonWords(wave: string, { only, blank, several, outside, moved }: Excluded): string {
  const reasons = [
    [only, m.slice_matched_only],
    [blank, m.slice_matched_blank],
    [several, m.slice_matched_several],
    [outside, m.slice_matched_outside],
    [moved, m.slice_matched_moved]
  ] as const;
  return listText(reasons.flatMap(([count, say]) => (count > 0 ? [say({ wave, count: formatCount(count) })] : [])));
}

export const waveOf = ({ waves }: Codebook, wave: string): string =>
  text(waves.find(({ id }) => id === wave)?.label ?? {});
