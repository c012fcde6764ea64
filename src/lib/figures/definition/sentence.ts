import type { Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { changeText } from '../words/changes';
import { caveat, reason } from '../words/reason';
import { comparable, hasValue, type Results } from '../words/results';
import { compose, type Sentence } from '../words/sentence';
import { towards } from '../words/towards';
import { areaText, labelIn, valueText } from '../words/wording';

/** What the indicator says of the area that is looked at: its value, its change, and how far the target is. */
export function definitionSentence(results: Results, indicator: Indicator, one: Estimate | null): Sentence {
  const { codebook, area } = results;
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
    const further = comparable(one)
      ? [changeText(results, one, indicator), towards(one, indicator, mark)].filter((part) => part !== null)
      : [];
    return m.sentence_end({ sentence: [value + caveat(one), ...further].join(m.sentence_separator()) });
  });
}
