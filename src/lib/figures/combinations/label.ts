import type { Steps } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';

/** Who has these conditions and no other: "三项全有", "缺建制", "只有建会", "都没有". */
export function combinationLabel({ conditions }: Steps, has: boolean[]): string {
  const named = (wanted: boolean) => conditions.filter((_, at) => has[at] === wanted).map(({ label }) => text(label));
  const [having, lacking] = [named(true), named(false)];
  if (lacking.length === 0) return m.gaps_who_all({ count: having.length });
  if (having.length === 0) return m.gaps_who_none();
  if (lacking.length === 1) return m.gaps_who_lacking({ what: lacking[0]! });
  return m.gaps_who_only({ what: having.join(m.ui_list_separator()) });
}

/** How many of them: "有两项". */
export const combinationGroup = (has: boolean[]): string => {
  const count = has.filter(Boolean).length;
  if (count === has.length) return m.gaps_who_group_all();
  return count === 0 ? m.gaps_who_group_none() : m.gaps_who_group({ count });
};
