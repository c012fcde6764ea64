import type { Estimate } from '../../estimates/estimates';
import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { comparable, type Ranked } from '../words/results';
import { compose, type Sentence } from '../words/sentence';

/** An option with what is used, what is needed and the second less the first, the widest first. */
interface Option {
  label: string;
  estimates: (Estimate | undefined)[];
}

/** Where need passes use most; of a sample that cannot tell the first two apart both. */
export function needsSentence(area: string, options: Option[]): Sentence {
  return compose((mark) => {
    const known = options.filter(
      ({ estimates }) => estimates.length === 3 && estimates.every((one) => comparable(one))
    );
    const [first, second] = known;
    if (!first) return m.sentence_end({ sentence: m.shown_needs_cannot({ area }) });
    const [used, needed, gap] = first.estimates as [Ranked, Ranked, Ranked];
    if (gap.value <= 0 || (gap.interval && gap.interval[0] <= 0))
      return m.sentence_end({ sentence: m.shown_needs_met({ area }) });
    const percent = ({ value }: Ranked) => `${formatValue(value, 'percent')}%`;
    const words = {
      area,
      what: first.label,
      needed: mark(percent(needed), needed),
      used: mark(percent(used), used),
      gap: mark(formatValue(gap.value, 'percent'), gap)
    };
    const next = second?.estimates[2] as Ranked | undefined;
    const isTied = next !== undefined && gap.interval !== null && next.value >= gap.interval[0];
    return m.sentence_end({
      sentence: isTied ? m.shown_needs_two({ ...words, second: second!.label }) : m.shown_needs_most(words)
    });
  });
}
