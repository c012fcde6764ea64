import { areaEstimates, comparable, ranking } from '../../figures/words/results';
import { areaTypeText } from '../../figures/words/wording';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Claimed } from './claimed';
import type { Clause } from './clauses';

const everyone =
  /(?:全部|全都|全|均|都)(?:已经?)?(?:达标|(?:达到|完成)了?(?:[^，。；]{0,3})目标)|\b(?:all|every|each)\b[^,.;]{0,40}?\b(?:reach(?:ed|es)?|met|meets?)\b/i;
const denied = /(?:不|未|没有?|并非|不是|尚未|\bnot|n't)\s*(?:能|是)?\s*$/i;
const someCounties = /各(?:个)?县|县市区|\bcount(?:y|ies)\b/i;

/** All areas, or those that are named, are said to have reached their target. */
export function allReached(typed: string, clause: Clause, claimed: Claimed): string[] {
  const { codebook, answers, view, indicator } = claimed;
  const found = everyone.exec(clause.words);
  if (!found || denied.test(clause.words.slice(0, found.index))) return [];
  const estimates = answers.wave(view.wave);
  const named = new Set(clause.areas.map(({ key }) => key).filter((code) => code !== codebook.root));
  const types = codebook.areaTypes.filter(({ name }) =>
    typed.toLowerCase().includes(areaTypeText(codebook, name).toLowerCase())
  );
  const ranked = ranking(codebook, estimates, indicator);
  const kinds = new Set(
    types.length > 0 ? types.map(({ name }) => name) : someCounties.test(typed) && ranked ? [ranked.type] : []
  );
  const isMeant = (code: string) =>
    named.size > 0
      ? named.has(code)
      : kinds.size === 0 || codebook.areas.some((one) => one.code === code && kinds.has(one.type));
  const meant = areaEstimates(codebook, estimates, indicator).filter(
    ({ area, state }) => isMeant(area) && state !== 'notApplicable'
  );
  const known = meant.filter(comparable);
  const reached = known.filter(({ status }) => status === 'reached').length;
  if (meant.length === 0 || (known.length > 0 && known.every(({ target }) => target === null))) return [];
  if (reached < known.length)
    return [m.briefing_check_all({ label: text(indicator.label), reached, of: known.length })];
  const isSaid = /可比|comparable/i.test(typed) && known.length > 0;
  return known.length < meant.length && !isSaid ? [m.briefing_check_uncomparable()] : [];
}
