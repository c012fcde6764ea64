import type { Codebook } from '../../codebook/codebook';
import { formatQuantity, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Measured } from '../view/view';
import { compose, type Sentence } from '../words/sentence';
import { areaText, countText, goalText, listText, rateText, targetText } from '../words/wording';
import type { Shortfall } from './listed';

/** The largest shortfall, named; those that concern as many are named together, of three and more how many they are. */
export function shortfallSentence(
  codebook: Codebook,
  short: Shortfall[],
  { where, isOne, measure, pairs }: { where: string; isOne: boolean; measure: Measured; pairs: number }
): Sentence {
  return compose((mark) => {
    const [first] = short;
    if (!first)
      return m.sentence_end({ sentence: pairs === 0 ? m.gaps_short_none_asked() : m.gaps_short_none({ where }) });
    const size = ({ people, estimate }: Shortfall) => (people === null ? -estimate.shortfall! : people);
    const ties = short.filter((one) => size(one) === size(first));
    const { estimate, indicator, people } = first;
    const value = estimate.value === null ? '' : rateText(estimate.value, indicator);
    const name = ({ estimate: of, indicator: by }: Shortfall) =>
      isOne
        ? text(by.label)
        : m.sentence_label_in({ area: mark(areaText(codebook, of.area), of, 'area'), label: text(by.label) });
    if (ties.length > 2) return m.sentence_end({ sentence: m.gaps_short_tied({ where, count: ties.length }) });
    const words = {
      where,
      what: listText(ties.map(name)),
      gap: mark(countText(estimate.shortfall!, indicator), estimate),
      value,
      goal: goalText(estimate),
      target: targetText(estimate.target!, indicator)
    };
    const unit = text(Object.values(codebook.gaps.people)[0]?.count ?? {});
    if (ties.length === 2) return m.sentence_end({ sentence: m.gaps_short_two({ where, what: words.what }) });
    return m.sentence_end({
      sentence:
        measure === 'units' && people !== null
          ? m.gaps_short_largest_units({ ...words, people: formatQuantity(people, unit) })
          : m.gaps_short_largest(words)
    });
  });
}
