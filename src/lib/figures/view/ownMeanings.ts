import type { Codebook } from '../../codebook/codebook';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';

/** What each definition of this machine means that a figure is made with, however it names it. */
export function ownMeanings({ filters }: Pick<Codebook, 'filters'>, made: unknown): string[] {
  const own = filters.filter(({ isOwn }) => isOwn);
  const written = own.length > 0 ? JSON.stringify(made) : '';
  return own
    .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(written))
    .map(({ label, meaning }) => text(label) + m.figure_colon() + text(meaning ?? {}));
}
