import { sumWords } from '../../charts/sentence';
import type { IndicatorMark } from '../../charts/subject';
import type { Indicator } from '../../codebook/codebook';
import { compareWithTotal, tell } from '../../estimates/compare/compare';
import type { Estimate } from '../../estimates/estimates';
import { formatValue, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { caveat, reason } from '../words/reason';
import { comparable, hasValue, type Results } from '../words/results';
import { compose, type Sentence } from '../words/sentence';
import { towards } from '../words/towards';
import { areaText, labelIn, valueText } from '../words/wording';

/** What the indicator says of the area that is looked at: its value and what it is of, then how far its target is, of an area how far the whole. */
export function definitionSentence(
  { codebook, area }: Results,
  indicator: Indicator,
  one: Estimate | null,
  root: Estimate | null,
  shown: IndicatorMark
): Sentence {
  return compose((mark) => {
    if (!one || !hasValue(one)) {
      const label = labelIn(codebook, area, indicator);
      return m.sentence_end({
        sentence: m.indicator_none({ label, reason: reason(one ?? undefined, indicator, mark) })
      });
    }
    const value = m.finding_one({
      area: areaText(codebook, area),
      label: text(indicator.label),
      value: mark(valueText(codebook, one, indicator), one)
    });
    const of = m.indicator_of({ sums: mark(sumWords(one, shown), one, 'count') });
    const further = !comparable(one) ? null : area === codebook.root ? towards(one, indicator, mark) : beside(one);
    return m.sentence_end({
      sentence: [value + of + caveat(one), further].filter((part) => part !== null).join(m.sentence_separator())
    });
  });

  function beside(one: Estimate): string | null {
    if (!root || !comparable(root)) return null;
    const compared = compareWithTotal(one, root);
    const [told] = tell([compared]);
    if (!compared || !told) return null;
    const words = {
      area: areaText(codebook, codebook.root),
      size: formatValue(Math.abs(compared.difference), indicator.format),
      unit: indicator.format === 'number' ? text(indicator.unit) : m.ui_points()
    };
    if (told === 'notSignificant') return m.chart_profile_same(words);
    return compared.difference < 0 ? m.chart_profile_under(words) : m.chart_profile_over(words);
  }
}
