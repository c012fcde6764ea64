import type { Codebook, Indicator } from '../../codebook/codebook';
import { compareAreas, tell } from '../../estimates/compare/compare';
import { isTie } from '../../estimates/compare/rank';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { NAMED, tied, toldApart } from './extreme';
import { digitsOf, namedText } from './named';
import { isSample, ranking, type Ranked, type Ranking, type Results } from './results';
import type { Mark } from './sentence';
import { differenceText, groupText, isZero, rateText, unrounded } from './wording';

/** No target: the ends and how far they are apart, where a sample can tell them. */
export function spreadText(results: Results, indicator: Indicator, ranked: Ranking, mark: Mark): string {
  const { codebook } = results;
  const lowest = indicator.direction === 'up' ? ranked.worstFirst : [...ranked.worstFirst].reverse();
  const highest = [...lowest].reverse();
  const sample = isSample(codebook, indicator);
  const [low, high] = [lowest, highest].map((ordered) => (sample ? toldApart(ordered) : tied(ordered)));
  if (!low || !high) return unclearText(codebook, indicator, ranked, mark);
  const end = (named: Ranked[], ordered: Ranked[]) => {
    const digits = digitsOf(named, ordered, indicator);
    if (named.length <= NAMED) return namedText(codebook, named, indicator, mark, digits);
    return m.finding_tied({
      number: named.length,
      value: mark(rateText(named[0]!.value, indicator, digits), named[0])
    });
  };
  const [top, bottom] = [highest[0]!.value, lowest[0]!.value];
  const ends = m.finding_spread({
    group: groupText(codebook, ranked),
    label: text(indicator.label),
    highest: end(high, highest),
    lowest: end(low, lowest),
    size: differenceText(top - bottom, indicator),
    note: unrounded(top, bottom, indicator)
  });
  const change = sample ? null : spreadChange(results, indicator, ranked);
  return change ? ends + m.sentence_separator() + change : ends;
}

/** How the distance of the ends changed, where the same areas could be compared before. */
function spreadChange({ codebook, previous }: Results, indicator: Indicator, now: Ranking): string | null {
  const before = ranking(codebook, previous, indicator);
  const names = ({ worstFirst }: Ranking) =>
    worstFirst
      .map(({ area }) => area)
      .sort()
      .join();
  if (!before || names(before) !== names(now)) return null;
  const wider = width(now) - width(before);
  if (isZero(wider, indicator)) return null;
  const { wave } = before.worstFirst[0]!;
  const label = codebook.waves.find(({ id }) => id === wave)?.label;
  const words = { wave: label ? text(label) : wave, size: differenceText(wider, indicator) };
  return wider > 0 ? m.finding_wider(words) : m.finding_narrower(words);
}

const width = ({ worstFirst }: Ranking): number => Math.abs(worstFirst.at(-1)!.value - worstFirst[0]!.value);

/** A sample that cannot tell who is last: where all lie, and whether it tells the ends at least. */
export function unclearText(codebook: Codebook, indicator: Indicator, ranked: Ranking, mark: Mark): string {
  const { worstFirst } = ranked;
  const [low, high] = [worstFirst[0]!, worstFirst.at(-1)!].sort((a, b) => a.value - b.value) as [Ranked, Ranked];
  const words = {
    group: groupText(codebook, ranked),
    label: text(indicator.label),
    low: mark(rateText(low.value, indicator), low),
    high: mark(rateText(high.value, indicator), high)
  };
  const [told] = tell([compareAreas(high, low)]);
  if (told === null || told === 'notSignificant' || isTie(low.value, high.value)) return m.finding_unclear(words);
  if (low.target === null) return m.finding_unclear_ends(words);
  return indicator.direction === 'up' ? m.finding_unclear_lowest(words) : m.finding_unclear_highest(words);
}
