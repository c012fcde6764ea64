import { compareAreas, compareWithTotal, tell } from '../../estimates/compare/compare';
import type { Estimate } from '../../estimates/estimates';
import { isTie } from '../../estimates/compare/rank';
import { comparable, estimateOf, type Ranked } from '../../figures/words/results';
import { areaText, goalText, rateText, targetText } from '../../figures/words/wording';
import { m } from '../../paraglide/messages';
import type { Claimed } from './claimed';
import type { Clause } from './clauses';
import { wavesIn, wordsIn } from './words';

const higher = /高于|高过|\bhigher than\b|\babove\b/;
const lower = /低于|\blower than\b|\bbelow\b/;
const better = /好于|优于|强于|\bbetter than\b/;
const worse = /差于|不如|不及|\bworse than\b/;
const isBefore = /去年|上一?轮|上年|last (?:year|wave)|previous/;

/** Areas that are called higher or lower than others, than the total or than their target. */
export function compared(clause: Clause, claimed: Claimed): string[] {
  const { words, lists } = clause;
  const { codebook, view, indicator } = claimed;
  const up = indicator.direction === 'up';
  const [found, ...more] = (
    [
      [higher, true],
      [lower, false],
      [better, up],
      [worse, !up]
    ] as const
  ).flatMap(([pattern, isHigher]) => wordsIn(words, pattern).map((word) => ({ ...word, isHigher })));
  if (!found || more.length > 0) return [];
  if (isBefore.test(words) || wavesIn(words, codebook).some((id) => id !== view.wave)) return [];
  const before = lists.filter((list) => list.at(-1)!.end <= found.at);
  const [after] = lists.filter(([one]) => one!.at >= found.end);
  const areas = before.length === 1 ? before[0]!.map(({ key }) => key) : [];
  const isBeside =
    after && /^\s*(?:the|that of|that in|those of|in|于)?\s*$/.test(words.slice(found.end, after[0]!.at));
  const others = isBeside ? after.map(({ key }) => key) : [];
  const toTarget = /^\s*(?:(?:the|its|their)\s+)?(?:暂定|provisional )?(?:目标|target)/.test(words.slice(found.end));
  const limits = toTarget ? [null] : others;
  const pairs = areas.flatMap((one) => limits.map((other): Pair => [one, other]));
  return wrongPair(pairs, found.isHigher, found.isNegated, claimed);
}

type Pair = readonly [area: string, other: string | null];

/** The first of the pairs that is not so, all being told together. */
function wrongPair(pairs: Pair[], isHigher: boolean, isNegated: boolean, claimed: Claimed): string[] {
  const { codebook, answers, view, indicator } = claimed;
  const find = (code: string) => estimateOf(answers.wave(view.wave), indicator, code);
  const found = pairs.map(([one, other]) => ({ one: find(one), other: other === null ? null : find(other) }));
  const told = tell(found.map(({ one, other }) => (one && other ? comparisonOf(one, other, codebook.root) : null)));
  const answered = found.flatMap(({ one, other }, at): string[] => {
    if (!comparable(one) || (other !== null && !comparable(other))) return [m.briefing_check_uncomparable()];
    const target = other === null ? one.target : null;
    if (other === null ? target === null || one.status === null : told[at] === null) return [];
    const limit = other?.value ?? target!;
    const words = { one: named(one), other: other ? named(other) : `${goalText(one)} ${targetText(limit, indicator)}` };
    const isOpen = other ? told[at] === 'notSignificant' : one.status === 'undecided';
    if (isOpen) return isNegated ? [] : [m.briefing_check_level(words)];
    const isRight = isTie(one.value, limit) ? isNegated : one.value > limit === (isHigher !== isNegated);
    return isRight ? [] : [m.briefing_check_pair(words)];
  });
  return answered.slice(0, 1);

  function named(one: Ranked): string {
    return `${areaText(codebook, one.area)} ${rateText(one.value, indicator)}`;
  }
}

const comparisonOf = (one: Estimate, other: Estimate, root: string) => {
  if (other.area === root) return compareWithTotal(one, other);
  return one.area === root ? compareWithTotal(other, one) : compareAreas(one, other);
};
