import type { Indicator } from '../../codebook/codebook';
import { comparison } from '../../estimates/compare/change';
import { compareWaves, tell, type Told } from '../../estimates/compare/compare';
import type { Estimate } from '../../estimates/estimates';
import { isTie } from '../../estimates/compare/rank';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { comparable, estimateOf, type Ranked, type Results } from './results';
import { differenceText, isZero, scopeText } from './wording';

/** What may be said of each indicator's change in the area that is looked at, all of them being tests of one figure. */
export function changesTold(results: Results, indicators: Indicator[]): Map<Indicator, Told | null> {
  const { estimates, previous, area } = results;
  const told = tell(
    indicators.map((one) => compareWaves(estimateOf(estimates, one, area), estimateOf(previous, one, area)))
  );
  return new Map(indicators.map((one, index) => [one, told[index] ?? null]));
}

/** "比2013年提高 3.1 个百分点"; a sample that cannot tell says so; null when there is nothing to compare with. */
export function changeText(
  { codebook, previous }: Results,
  now: Ranked,
  indicator: Indicator,
  told: Told | null = tell([compareWaves(now, estimateOf(previous, indicator, now.area))])[0] ?? null
): string | null {
  const pair = comparison(now, estimateOf(previous, indicator, now.area));
  if (!pair || !isComparable(pair)) return null;
  const label = codebook.waves.find(({ id }) => id === pair.before.wave)?.label;
  const wave = label ? text(label) : pair.before.wave;
  return words(pair.now.value - pair.before.value, wave) + scopeText(codebook, pair);

  function words(difference: number, wave: string): string {
    if (told === 'notSignificant') return m.sentence_change_unclear({ wave });
    if (isTie(difference, 0)) return m.sentence_unchanged({ wave });
    if (isZero(difference, indicator)) return m.sentence_nearly_unchanged({ wave });
    const size = differenceText(difference, indicator);
    return difference > 0 ? m.sentence_up({ wave, size }) : m.sentence_down({ wave, size });
  }
}

/** Both may be compared, and are of the same part where an indicator is the largest of its parts. */
const isComparable = (pair: { now: Estimate; before: Estimate }): pair is { now: Ranked; before: Ranked } =>
  comparable(pair.now) && comparable(pair.before) && pair.now.part === pair.before.part;
