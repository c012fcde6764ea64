import type { Told } from '../../estimates/compare/compare';
import { isRanked, isTie } from '../../estimates/compare/rank';
import type { Estimate } from '../../estimates/estimates';
import { formatCount } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { hasValue, type Ranked } from '../words/results';
import { compose, type Mark, type Sentence } from '../words/sentence';

interface Table {
  /** a value with its unit */
  say: (value: number, one: Estimate) => string;
  total: Estimate | undefined;
  /** percentages have none: they are of their whole */
  hasTotal: boolean;
  cells: { label: string; estimate: Estimate | undefined; told: { difference: number; told: Told } | null }[];
  isSample: boolean;
}

/** The whole, the lowest and the highest cell that may be ranked, and of a sample how many can be told from the rest of their row. */
export function crosstabSentence({ say, total, hasTotal, cells, isSample }: Table, title: string): Sentence {
  return compose((mark) => {
    const ranked = cells.filter((one): one is Named => one.estimate !== undefined && isRanked(one.estimate));
    if (hasTotal && !hasValue(total)) return m.sentence_end({ sentence: m.slice_finding_none({ title }) });
    const whole = hasValue(total) ? mark(say(total.value, total), total) : '';
    const few = hasTotal ? m.slice_finding_few({ title, total: whole }) : m.slice_finding_none({ title });
    if (ranked.length < 2) return m.sentence_end({ sentence: few });
    const order = [...ranked].sort((a, b) => a.estimate.value - b.estimate.value);
    const [low, high] = [end(order, order[0]!, say, mark), end(order, order.at(-1)!, say, mark)];
    if (hasTotal && isTie(order[0]!.estimate.value, order.at(-1)!.estimate.value))
      return m.sentence_end({ sentence: m.slice_finding_equal({ title, total: whole }) });
    const sentence = hasTotal
      ? m.slice_finding({ title, total: whole, low, high })
      : m.slice_finding_percent({ title, low, high });
    if (!isSample) return m.sentence_end({ sentence });
    const told = ranked.filter((one) => one.told?.told === 'significant').length;
    const tested = ranked.filter((one) => one.told !== null).length;
    return m.sentence_end({
      sentence:
        sentence + (tested === 0 ? '' : m.slice_finding_told({ told: formatCount(told), count: formatCount(tested) }))
    });
  });
}

type Named = Table['cells'][number] & { estimate: Ranked };

/** A cell by its name, its value and how many rows it rests on; of several that are equal how many they are. */
function end(order: Named[], one: Named, say: Table['say'], mark: Mark): string {
  const equal = order.filter(({ estimate }) => isTie(estimate.value, one.estimate.value)).length;
  const value = mark(say(one.estimate.value, one.estimate), one.estimate);
  return equal > 1
    ? m.slice_cells({ count: formatCount(equal), value })
    : m.slice_cell({ cell: one.label, value, n: formatCount(one.estimate.n ?? 0) });
}
