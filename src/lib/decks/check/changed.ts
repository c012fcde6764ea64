import { changes } from '../../estimates/compare/changes';
import { isTie } from '../../estimates/compare/rank';
import { comparable } from '../../figures/words/results';
import { differenceText } from '../../figures/words/wording';
import { m } from '../../paraglide/messages';
import type { Claimed } from './claimed';
import type { Clause } from './clauses';
import { earlierWave } from './earlierWave';
import { wavesIn, wordsIn } from './words';

const rises = /提高|上升|增长|增加|回升|\bup(?= (?:by |from |on |since |\d))|\brose\b|\brisen\b|\bgrew\b|\bincreased\b/;
const falls =
  /下降|降低|减少|回落|下滑|\bdown(?= (?:by |from |on |since |\d))|\bfell\b|\bfallen\b|\bdeclined\b|\bdecreased\b|\bdropped\b/;
const betters = /好转|改善|\bimproved\b/;
const worsens = /恶化|变差|\bworsened\b/;
/** what shows that it is the value that rose */
const isMeasured =
  /\uE001|\d\s?(?:%|个?百分点|percentage)|比\S*?(?:年|轮)|上一?轮|上年|去年|同比|since|from \d|last (?:year|wave)/i;
/** "提高建会率" asks for it, "提高 2.9 个百分点" says it */
const isDemand = /^\s*(?:提高|增加|降低|减少|改善)(?!了|到|至|\s*\d)/;

/** A rise or a fall since the wave that is compared with, of the areas that the clause is about. */
export function changed(clause: Clause, claimed: Claimed): string[] {
  const { words, subject } = clause;
  const { codebook, answers, view, indicator } = claimed;
  const up = indicator.direction === 'up';
  const [found, ...more] = (
    [
      [rises, true],
      [falls, false],
      [betters, up],
      [worsens, !up]
    ] as const
  ).flatMap(([pattern, isRise]) => wordsIn(words, pattern).map((word) => ({ ...word, isRise })));
  if (!found || more.length > 0 || subject === null || isDemand.test(words) || !isMeasured.test(words)) return [];
  const named = wavesIn(words, codebook).filter((id) => id !== view.wave);
  const wave = named[0] ?? earlierWave(view, answers);
  if (wave === null) return codebook.waves[0]?.id === view.wave ? [m.briefing_check_no_wave()] : [];
  if (named.length > 1 || answers.wave(wave).length === 0) return [];
  const pairs = subject.map(
    (area) => [answers.estimate(indicator.id, view.wave, area), answers.estimate(indicator.id, wave, area)] as const
  );
  const told = changes(pairs);
  return told
    .flatMap((one, at): string[] => {
      if (!one) return pairs[at]!.every((each) => comparable(each ?? undefined)) ? [] : [m.briefing_check_no_wave()];
      if (one.told === 'notSignificant') return found.isNegated ? [] : [m.briefing_check_unchanged()];
      const isRight = isTie(one.difference, 0)
        ? found.isNegated
        : one.difference > 0 === (found.isRise !== found.isNegated);
      if (isRight) return [];
      const size = differenceText(one.difference, indicator);
      return [one.difference > 0 ? m.briefing_check_rose({ size }) : m.briefing_check_fell({ size })];
    })
    .slice(0, 1);
}
