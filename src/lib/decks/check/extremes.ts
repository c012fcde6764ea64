import { compareAreas, tell } from '../../estimates/compare/compare';
import { isTie } from '../../estimates/compare/rank';
import { tied, toldApart } from '../../figures/words/extreme';
import { isSample, rankingAround, type Ranked } from '../../figures/words/results';
import { areaText, listText, rateText } from '../../figures/words/wording';
import { m } from '../../paraglide/messages';
import type { Claimed } from './claimed';
import type { Clause, Named } from './clauses';
import { wavesIn, wordsIn, type Word } from './words';

const second = '(?<!second[ -]|third[ -]|next[ -]|among the |one of the )';
const lowest = new RegExp(`最低(?!工资|限|标准|保障|生活|目标)|垫底|${second}\\blowest\\b`);
const highest = new RegExp(`最高(?!人民|限|目标)|${second}\\bhighest\\b`);
const worst = new RegExp(`最差|${second}\\bworst\\b`);
const best = new RegExp(
  `最好(?=的|\\s|[，。；,;.]|$)|居首|(?:排名?|列|位居|名列)第一(?![^，。；,;.]?\\d)|(?<!at )${second}\\bbest\\b(?! practice)`
);
const isSome = /之一|(?:几|\d+) ?个|上一?轮|去年|last (?:year|wave)|previous/;

type End = 'lowest' | 'highest';

/** Areas that are called the lowest or the highest, each by the word that stands beside it. */
export function extremes(clause: Clause, claimed: Claimed): string[] {
  const { words } = clause;
  const { codebook, view, indicator } = claimed;
  const [low, high]: [End, End] = ['lowest', 'highest'];
  const [bad, good] = indicator.direction === 'up' ? [low, high] : [high, low];
  const found = (
    [
      [lowest, low],
      [highest, high],
      [worst, bad],
      [best, good]
    ] as const
  )
    .flatMap(([pattern, end]) => wordsIn(words, pattern).map((word) => ({ ...word, wanted: end })))
    .filter(({ isNegated }) => !isNegated);
  if (wavesIn(words, codebook).some((id) => id !== view.wave) || isSome.test(words.replace(groups, ''))) return [];
  const lists = clause.lists.filter(([one]) => one!.key !== codebook.root);
  return found.flatMap((word) => {
    const list = found.length === 1 && lists.length === 1 ? lists[0] : beside(word, lists, words);
    return list
      ? (extreme(
          list.map(({ key }) => key),
          word.wanted,
          claimed
        ) ?? [])
      : [];
  });
}

/** "7 个县（市、区）中": of how many. */
const groups = /\d+ ?个[^，]{0,6}中/;

/** The areas right behind a word, or right before it where it ends what is said of them. */
function beside({ at, end }: Word, lists: Named[][], words: string): Named[] | null {
  const after = lists.find(
    ([one]) => one!.at >= end && /^\s*(?:的?是|的?为|的|:|：|is|are|in|of all is)?\s*$/.test(words.slice(end, one!.at))
  );
  const before = lists.find(
    (list) =>
      list.at(-1)!.end <= at &&
      /^[\uE001\s的]*(?:is|are|has|have|the|was|were)?(?: the)?\s*$/.test(words.slice(list.at(-1)!.end, at))
  );
  return after && before ? null : (after ?? before ?? null);
}

function extreme(areas: string[], wanted: End, { codebook, answers, view, indicator }: Claimed): string | null {
  const ranked = rankingAround(codebook, answers.wave(view.wave), indicator, areas[0]!);
  const known = ranked?.worstFirst ?? [];
  const unranked = areas.find((area) => !known.some((one) => one.area === area));
  if (unranked !== undefined) {
    const types = new Set(areas.map((area) => codebook.areas.find(({ code }) => code === area)?.type));
    return types.size > 1 ? null : m.briefing_check_unranked({ area: areaText(codebook, unranked) });
  }
  const ordered = [...known].sort((a, b) => (wanted === 'lowest' ? a.value - b.value : b.value - a.value));
  const [own, others] = [true, false].map((is) => ordered.filter(({ area }) => areas.includes(area) === is)) as [
    Ranked[],
    Ranked[]
  ];
  const isFirst =
    own.every((one, at) => one === ordered[at]) && !others.some(({ value }) => isTie(value, own.at(-1)!.value));
  const sample = isSample(codebook, indicator);
  if (isFirst && (!sample || areToldApart(own, others, ordered))) return null;
  const right = sample ? toldApart(ordered) : tied(ordered);
  if (!right || isFirst || own.every((one) => right.includes(one))) {
    if (sample) return m.briefing_check_untold();
  }
  return rightText(right!);

  function rightText(some: Ranked[]): string {
    const said = {
      area: listText(some.map(({ area }) => areaText(codebook, area))),
      value: listText([...new Set(some.map(({ value }) => rateText(value, indicator)))])
    };
    return wanted === 'lowest' ? m.briefing_check_lowest(said) : m.briefing_check_highest(said);
  }
}

/** The ones that the rule names, or any that a sample tells from each of the others. */
function areToldApart(own: Ranked[], others: Ranked[], ordered: Ranked[]): boolean {
  if (toldApart(ordered)?.length === own.length) return true;
  const told = tell(own.flatMap((one) => others.map((other) => compareAreas(one, other))));
  return told.every((one) => one !== null && one !== 'notSignificant');
}
