import { valueWords } from '../../charts/sentence';
import type { IndicatorMark } from '../../charts/subject';
import type { Estimate } from '../../estimates/estimates';
import { m } from '../../paraglide/messages';
import { comparable, type Ranked } from '../words/results';
import { compose, type Sentence } from '../words/sentence';

interface Named {
  label: string;
  estimate: Estimate | undefined;
}
type Known = Named & { estimate: Ranked };

/** Of several questions the highest and the lowest; of a sample whose intervals meet, that they cannot be told apart. */
export function highestAndLowest(label: string, area: string, named: Named[], mark: IndicatorMark): Sentence {
  return compose((link) => {
    const known = named.filter((one): one is Known => comparable(one.estimate));
    const sorted = [...known].sort((a, b) => b.estimate.value - a.estimate.value);
    const [first, last] = [sorted[0], sorted.at(-1)];
    const words = ({ label: what, estimate }: Known) =>
      m.gaps_cause_named({ what, share: link(valueWords(estimate.value, mark), estimate) });
    if (!first || !last) return m.sentence_end({ sentence: m.shown_cannot({ area, label }) });
    if (sorted.length === 1)
      return m.sentence_end({ sentence: m.gaps_cause_first({ area, label, first: words(first) }) });
    const said = { area, label, first: words(first), last: words(last) };
    const [lower] = first.estimate.interval ?? [first.estimate.value];
    const [, upper] = last.estimate.interval ?? [0, last.estimate.value];
    const isTold = lower > upper;
    return m.sentence_end({ sentence: isTold ? m.shown_range(said) : m.shown_range_untold(said) });
  });
}
