import type { Codebook, Indicator } from '../../../codebook/codebook';
import { leastEffective } from '../../../estimates/imprecise';
import type { MatchedChange } from '../../../estimates/matched/matchedChanges';
import { formatChange, formatCount, text } from '../../../i18n/format';
import { m } from '../../../paraglide/messages';
import { differenceText, isZero, listText, rateText, unrounded } from '../../words/wording';
import type { Excluded, MatchedTable } from './matchedTable';

/** How the same units changed, or why nobody says so. */
export function matchedSentence({ whole, indicator, before, now }: MatchedTable, codebook: Codebook): string {
  const waves = { before: waveOf(codebook, before), now: waveOf(codebook, now) };
  const unit = unitOf(indicator, codebook);
  const label = text(indicator.label);
  if (whole.imprecise)
    return m.slice_matched_imprecise({ ...waves, unit, label, n: formatCount(whole.n), least: leastEffective });
  if (whole.difference === null) return m.slice_matched_none({ ...waves, unit });
  const [earlier, later] = [whole.before!, whole.now!];
  return m.slice_matched({
    ...{ ...waves, unit, label, n: formatCount(whole.n) },
    earlier: rateText(earlier, indicator),
    later: rateText(later, indicator),
    change: changeWords(whole, indicator) + unrounded(later, earlier, indicator)
  });
}

/** Who is not among them, and why. */
export function excludedWords({ indicator, before, now, excluded }: MatchedTable, codebook: Codebook): string[] {
  const waves = { before: waveOf(codebook, before), now: waveOf(codebook, now) };
  const unit = unitOf(indicator, codebook);
  const others = (wave: string, other: string, some: Excluded) => {
    const all = Object.values(some).reduce((sum, count) => sum + count, 0);
    const reasons = reasonWords(other, some);
    return all === 0 ? [] : [m.slice_matched_without({ wave, count: formatCount(all), unit, reasons })];
  };
  return [...others(waves.now, waves.before, excluded.now), ...others(waves.before, waves.now, excluded.before)];
}

/** What the bases of a sample are worth, and which are too small. */
export function baseWords({ indicator, rows, whole }: MatchedTable, { tables }: Codebook): string[] {
  const { unreliableBelow } = tables.find(({ name }) => name === indicator.table)!;
  const all = [whole, ...rows.map(({ change }) => change)];
  const few = all.filter(({ imprecise }) => imprecise).length;
  const marked = all.filter(({ unreliable }) => unreliable).length;
  return [
    ...(few > 0 ? [m.slice_matched_few({ count: formatCount(few), least: leastEffective })] : []),
    ...(marked > 0 ? [m.slice_matched_marked({ count: formatCount(marked), least: unreliableBelow })] : [])
  ];
}

const unitOf = (indicator: Indicator, { tables }: Codebook): string =>
  text(tables.find(({ name }) => name === indicator.table)!.observation);

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
