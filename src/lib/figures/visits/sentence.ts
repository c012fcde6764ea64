import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { formatQuantity, formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, appearanceWords } from '../../charts/appearance';
import { compose, type Sentence } from '../words/sentence';
import { goalText, rateText, targetText } from '../words/wording';
import { shareAfter, unitsTo, type Path } from './path';

interface Words {
  indicator: Indicator;
  unit: string;
  large: number;
  isTried: boolean;
}

/** So many are visited first, or all where there are fewer. */
const first = 20;
export const firstUnits = ({ numerators }: Path): number => Math.min(first, numerators.length);

/** "前 20 家：79.6%". */
export const firstWords = (path: Path, units: number, { indicator, unit }: Words): string =>
  m.gaps_visit_point({ units: formatQuantity(units, unit), value: rateText(shareAfter(path, units), indicator) });

export const goalWords = (units: number, unit: string): string =>
  m.gaps_visit_needs({ units: formatQuantity(units, unit) });

/** What the first units would add, and how many the target takes at least. */
export function visitSentence(
  path: Path | null,
  target: number | null,
  estimate: Estimate | undefined,
  words: Words
): Sentence {
  const { indicator, unit, large, isTried } = words;
  const label = text(indicator.label);
  return compose((mark) => {
    const value = estimate?.value == null ? '' : mark(rateText(estimate.value, indicator), estimate);
    if (!path) {
      const state = estimate?.weighted ? m.gaps_visit_weighted() : appearanceWords[appearanceOf(estimate)]();
      return m.sentence_end({ sentence: m.gaps_visit_cannot({ label, state }) });
    }
    const count = firstUnits(path);
    if (count === 0) return m.sentence_end({ sentence: m.gaps_visit_nobody({ label, value }) });
    const smallest = path.sizes[count - 1];
    const isLarge = large > 0 && smallest != null && smallest >= large;
    const all = { units: formatQuantity(count, unit), large, label };
    const gain = m.sentence_points({ points: formatValue(shareAfter(path, count) - path.start, 'point') });
    const said = [
      isLarge ? m.gaps_visit_first_large({ ...all, gain }) : m.gaps_visit_first({ ...all, gain }),
      ...(target === null ? [] : [toTarget(path, target)])
    ];
    return m.sentence_end({ sentence: said.join(m.sentence_separator()) });
  });

  function toTarget(path: Path, target: number): string {
    const goal = isTried ? m.gaps_visit_goal_tried() : goalText(estimate ?? { provisional: false });
    const of = { goal, target: targetText(target, indicator) };
    const needed = unitsTo(path, target);
    if (needed === 0) return m.gaps_visit_reached(of);
    if (needed === null)
      return m.gaps_visit_never({
        ...of,
        units: formatQuantity(path.numerators.length, unit),
        value: rateText(shareAfter(path, path.numerators.length), indicator)
      });
    const small = path.sizes[needed - 1];
    return small == null || small < 1
      ? m.gaps_visit_takes({ ...of, units: formatQuantity(needed, unit) })
      : m.gaps_visit_takes_down({ ...of, units: formatQuantity(needed, unit), size: small });
  }
}
