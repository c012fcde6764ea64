import type { Indicator } from '../../codebook/codebook';
import { placeKey } from '../../estimates/place';
import { rank } from '../../estimates/compare/rank';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { changeText } from './changes';
import { furthest, NAMED, tied, toldApart } from './extreme';
import { caveat, noFinding } from './reason';
import {
  areaEstimates,
  comparable,
  estimateOf,
  hasValue,
  isSample,
  ranking,
  rankingAround,
  type Ranked,
  type Ranking,
  type Results
} from './results';
import { compose, type Mark, type Sentence } from './sentence';
import { digitsOf, namedText } from './named';
import { spreadText, unclearText } from './spread';
import { goalOf, together, towards } from './towards';
import { areaText, groupText, labelIn, rateText, valueText } from './wording';

/**
 * What one indicator says by area, in a line, without a full stop: the title of a slide, the heading of a chart. With an
 * area chosen it is about that one. Names only areas that can be compared, beside the kind that they are ranked in; ties
 * are named together or counted; what a sample cannot tell is not said.
 */
export function finding(results: Results, indicator: Indicator): Sentence {
  const { codebook, estimates, area } = results;
  return compose((mark) => {
    if (area !== codebook.root) return ofArea(results, indicator, mark);
    const ranked = ranking(codebook, estimates, indicator);
    if (!ranked) return ofOne(results, indicator, mark);
    const [first, last] = [ranked.worstFirst[0]!, ranked.worstFirst.at(-1)!];
    if (tied(ranked.worstFirst).length === ranked.worstFirst.length) return ofEquals(results, indicator, ranked, mark);
    if (first.target === null || last.target === null) return spreadText(results, indicator, ranked, mark);
    if (ranked.worstFirst.every(({ status }) => status === 'reached'))
      return ofReached(results, indicator, ranked, mark);
    return ofMissed(results, indicator, ranked, mark);
  });
}

/** The chosen area: its value, its place where places are certain, and how far its target is. */
function ofArea(results: Results, indicator: Indicator, mark: Mark): string {
  const { codebook, estimates, area } = results;
  const one = estimateOf(estimates, indicator, area);
  const label = labelIn(codebook, area, indicator);
  if (!hasValue(one)) return noFinding(label, one ? [one] : []);
  const clauses = [
    m.finding_one({
      area: areaText(codebook, area),
      label: text(indicator.label),
      value: mark(valueText(codebook, one, indicator), one)
    }) + caveat(one)
  ];
  if (comparable(one)) {
    const place = placeText(results, indicator, one);
    clauses.push(
      ...[place, changeText(results, one, indicator), towards(one, indicator, mark)].filter((part) => part !== null)
    );
  }
  return clauses.join(m.sentence_separator());
}

function placeText({ codebook, estimates }: Results, indicator: Indicator, one: Ranked): string | null {
  const ranked = rankingAround(codebook, estimates, indicator, one.area);
  if (!ranked || isSample(codebook, indicator)) return null;
  const places = rank(ranked.worstFirst, indicator.direction);
  const place = places.get(placeKey(one))!;
  const words = { group: groupText(codebook, ranked), place };
  const shared = [...places.values()].filter((other) => other === place).length > 1;
  return shared ? m.finding_place_tied(words) : m.finding_place(words);
}

/** The whole, or the one area that can be shown, or why nothing can. */
function ofOne(results: Results, indicator: Indicator, mark: Mark): string {
  const { codebook, estimates } = results;
  const root = estimateOf(estimates, indicator, codebook.root);
  const areas = areaEstimates(codebook, estimates, indicator);
  const shown = comparable(root) ? root : areas.find(comparable);
  if (!shown) return noFinding(text(indicator.label), root ? [...areas, root] : areas);
  const one = m.finding_one({
    area: areaText(codebook, shown.area),
    label: text(indicator.label),
    value: mark(valueText(codebook, shown, indicator), shown)
  });
  return [one + caveat(shown), changeText(results, shown, indicator), towards(shown, indicator, mark)]
    .filter((clause) => clause !== null)
    .join(m.sentence_separator());
}

function ofEquals({ codebook }: Results, indicator: Indicator, ranked: Ranking, mark: Mark): string {
  const [first] = ranked.worstFirst;
  return m.finding_equal({
    group: groupText(codebook, ranked),
    label: text(indicator.label),
    value: mark(rateText(first!.value, indicator), first)
  });
}

function ofReached({ codebook }: Results, indicator: Indicator, ranked: Ranking, mark: Mark): string {
  const { worstFirst } = ranked;
  const words = { group: groupText(codebook, ranked), label: text(indicator.label), goal: goalOf(worstFirst) };
  const worst = isSample(codebook, indicator) ? toldApart(worstFirst) : tied(worstFirst);
  if (!worst || worst.length > NAMED) return m.finding_all_reached(words);
  const areas = namedText(codebook, worst, indicator, mark, digitsOf(worst, worstFirst, indicator));
  return indicator.direction === 'up'
    ? m.finding_all_reached_lowest({ ...words, areas })
    : m.finding_all_reached_highest({ ...words, areas });
}

/** The one or few that are furthest behind, with their values and what they lack together. */
function ofMissed({ codebook }: Results, indicator: Indicator, ranked: Ranking, mark: Mark): string {
  const { worstFirst } = ranked;
  const worst = isSample(codebook, indicator) ? toldApart(worstFirst) : furthest(worstFirst);
  if (!worst) return unclearText(codebook, indicator, ranked, mark);
  const words = { group: groupText(codebook, ranked), label: text(indicator.label) };
  const digits = digitsOf(worst, worstFirst, indicator);
  return [worstText(), together(worst, indicator, mark)]
    .filter((clause) => clause !== null)
    .join(m.sentence_separator());

  function worstText(): string {
    const up = indicator.direction === 'up';
    if (worst!.length > NAMED) {
      const value = mark(rateText(worst![0]!.value, indicator, digits), worst![0]);
      const counted = { ...words, count: worst!.length, value };
      return up ? m.finding_lowest_count(counted) : m.finding_highest_count(counted);
    }
    const areas = namedText(codebook, worst!, indicator, mark, digits);
    return up ? m.finding_lowest({ ...words, areas }) : m.finding_highest({ ...words, areas });
  }
}
