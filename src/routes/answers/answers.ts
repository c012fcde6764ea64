import type { Codebook, ShownGroup } from '$lib/codebook/codebook';
import type { FigureSpec } from '$lib/figures/kinds';
import { viewOf, type PageView } from '$lib/figures/view/view';
import type { Placed } from '../overview';

/** The group that is looked at: the one that is named, or whose figure is; else the first. Null of a survey that shows none. */
export function groupShown({ open }: Pick<PageView, 'open'>, { shown }: Codebook): ShownGroup | null {
  const [name] = open;
  const named = shown.groups.find((group) => group.name === name || group.figures.some((one) => one.name === name));
  return named ?? shown.groups[0] ?? null;
}

const kindOfType = {
  options: 'responses',
  shares: 'responses',
  means: 'responses',
  needs: 'needs',
  sums: 'sums'
} as const;

/** What stands on the page of answers: the figures of one group. */
export function answers(page: PageView, codebook: Codebook): Placed[] {
  const view = { ...viewOf(page), compare: null };
  return (groupShown(page, codebook)?.figures ?? []).map(({ name, type, rows }) => ({
    spec: { version: 1, kind: kindOfType[type], view, name } as FigureSpec,
    height: 90 + rows.length * 25,
    paper: 1000
  }));
}
