import type { Own } from '$lib/codebook/own/own';
import { text } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Choices } from '$lib/figures/view/view';

/** What would lose a definition, in words: the page as it stands, and measures that name it. */
export function usesOf(name: string, { measures }: Own, choices: Choices): string[] {
  const { filters, rows, columns, indicator, counted } = choices;
  const isNamed = (written: string) => new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u').test(written);
  return [
    ...((filters[name] ?? []).length > 0 ? [m.own_used_filter()] : []),
    ...(rows === name || columns === name ? [m.own_used_slice()] : []),
    ...(indicator === name || isNamed(counted ?? '') ? [m.own_used_measure()] : []),
    ...measures
      .filter((one) => one.name !== name && [one.universe, one.numerator, one.denominator].some(isNamed))
      .map(({ label }) => m.own_used_by({ name: text(label) }))
  ];
}
