import type { BreakdownSubject } from '../../charts/breakdown/subject';
import { rowOf } from '../../charts/breakdown/subject';
import { sizeOf } from '../../charts/breakdown/words';
import { isJudged } from '../../charts/subject';
import type { Indicator } from '../../codebook/codebook';
import { midSentence } from '../../i18n/midSentence';
import { m } from '../../paraglide/messages';
import { reason } from '../words/reason';
import { compose, type Mark, type Sentence } from '../words/sentence';
import type { Ranked } from '../words/results';
import { rateText } from '../words/wording';

/** Which group is furthest behind, which is ahead, or lowest and highest where neither is good, and how far they are apart: what a sample cannot tell is said to be so. */
export function breakdownSentence(subject: BreakdownSubject, indicator: Indicator, area: string): Sentence {
  const { gap, rows } = subject;
  const by = midSentence(subject.by);
  return compose((mark) => {
    if (!gap) return m.sentence_end({ sentence: withoutText(subject, indicator, mark) });
    const words = {
      area,
      by,
      ...sizeOf(gap, subject.indicator),
      best: named(subject, gap.best as Ranked, indicator, mark),
      worst: named(subject, gap.worst as Ranked, indicator, mark),
      count: rows.filter(({ estimate }) => estimate.value !== null).length
    };
    if (gap.size === 0) return m.sentence_end({ sentence: m.indicator_by_equal(words) });
    const isTold = gap.told !== 'notSignificant';
    if (isJudged(subject.indicator))
      return m.sentence_end({ sentence: isTold ? m.indicator_by_finding(words) : m.indicator_by_unclear(words) });
    const [lowest, highest] = indicator.direction === 'up' ? [words.worst, words.best] : [words.best, words.worst];
    const plain = { ...words, lowest, highest };
    return m.sentence_end({ sentence: isTold ? m.indicator_by_range(plain) : m.indicator_by_range_unclear(plain) });
  });
}

function named(subject: BreakdownSubject, one: Ranked, indicator: Indicator, mark: Mark): string {
  const value = mark(rateText(one.value, indicator), one);
  return m.indicator_by_group({ group: rowOf(subject, one).label, value });
}

function withoutText({ rows, by }: BreakdownSubject, indicator: Indicator, mark: Mark): string {
  const [first] = rows;
  if (first && rows.every(({ estimate }) => estimate.value === null))
    return m.indicator_none({ label: by, reason: reason(first.estimate, indicator, mark) });
  return m.indicator_by_few({ by });
}
