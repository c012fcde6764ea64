import type { Steps } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import { formatQuantity, formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { compose, type Sentence } from '../words/sentence';
import { combinationLabel } from './label';

/** How many have all and how many have none, and which one combination that lacks something is the most frequent. */
export function combinationsSentence(
  steps: Steps,
  sets: boolean[][],
  found: (Estimate | undefined)[],
  { area, unit }: { area: string; unit: string }
): Sentence {
  return compose((mark) => {
    const counted = found.filter((one): one is Estimate => one?.state === 'value' || one?.state === 'zero');
    if (counted.length < found.length) return m.sentence_end({ sentence: m.gaps_who_unknown_all({ area }) });
    const words = (one: Estimate) =>
      mark(
        m.gaps_who_count({ count: formatQuantity(one.numerator, unit), share: formatValue(one.value!, 'percent') }),
        one
      );
    const [all, none] = [counted[0]!, counted.at(-1)!];
    const some = counted.slice(1, -1);
    const most = some.length > 0 ? some.reduce((a, b) => (b.numerator > a.numerator ? b : a)) : null;
    const isAlone = most && some.filter(({ numerator }) => numerator === most.numerator).length === 1;
    const said = m.gaps_who_sentence({ area, all: words(all), none: words(none) });
    return m.sentence_end({
      sentence:
        most && isAlone && most.numerator > 0
          ? said +
            m.sentence_separator() +
            m.gaps_who_most({ what: combinationLabel(steps, sets[counted.indexOf(most)]!), count: words(most) })
          : said
    });
  });
}
