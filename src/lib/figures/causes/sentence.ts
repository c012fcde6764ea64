import { appearanceOf, appearanceWords } from '../../charts/appearance';
import type { Estimate } from '../../estimates/estimates';
import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { compose, type Sentence } from '../words/sentence';
import { comparable } from '../words/results';

interface Named {
  label: string;
  estimate: Estimate | undefined;
}

/** What is named most: the first and the next; of a sample that cannot tell them apart both as the ones that are named most. */
export function causeSentence(label: string, area: string, named: Named[]): Sentence {
  return compose((mark) => {
    const known = named.filter((one): one is Named & { estimate: Estimate } => comparable(one.estimate));
    const [first, second] = known;
    if (!first || first.estimate.value === 0) {
      const state = appearanceWords[appearanceOf(named[0]?.estimate)]();
      return m.sentence_end({ sentence: m.gaps_cause_none({ area, label, state: state || m.gaps_cause_nobody() }) });
    }
    const words = ({ label: what, estimate }: Named & { estimate: Estimate }) =>
      m.gaps_cause_named({ what, share: mark(`${formatValue(estimate.value!, 'percent')}%`, estimate) });
    if (!second) return m.sentence_end({ sentence: m.gaps_cause_first({ area, label, first: words(first) }) });
    const said = { area, label, first: words(first), second: words(second) };
    // the answers are of the same people: who lies within the other's interval is not told from it
    const { interval } = first.estimate;
    const isTold = interval === null || second.estimate.value! < interval[0];
    return m.sentence_end({ sentence: isTold ? m.gaps_cause_most(said) : m.gaps_cause_both(said) });
  });
}
