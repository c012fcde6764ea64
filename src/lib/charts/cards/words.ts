import { formatChange, formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { shortfallWords, sumWords, targetWords, valueWords, whyWords } from '../sentence';
import type { CardSubject } from './subject';

/** What a card says. */
export interface CardWords {
  /** '—' of none */
  value: string;
  unit: string;
  change: string;
  /** numerator, denominator, target and how many areas reported; why there is no value */
  base: string;
  notes: string[];
  shortfall: string;
  /** why it is another number than the whole lacks */
  shortfallNote: string;
  supporting: { label: string; text: string }[];
}

export function cardWords(card: CardSubject): CardWords {
  const { indicator, estimate, notes, shortfallNote, supporting } = card;
  const value = estimate?.value ?? null;
  const hasValue = estimate !== null && value !== null;
  const partial = estimate?.reported && estimate.reported.areas < estimate.reported.of ? estimate.reported : null;
  return {
    value: value === null ? '—' : formatValue(value, indicator.format),
    unit: value === null ? '' : indicator.format === 'percent' ? '%' : ` ${indicator.unit}`,
    change: changed(card),
    base: hasValue
      ? [sumWords(estimate, indicator), targetWords(estimate, indicator), partial ? m.ui_reported(partial) : '']
          .filter((words) => words)
          .join(' · ')
      : whyWords(estimate ?? undefined),
    notes: hasValue ? notes : [],
    shortfall: hasValue ? shortfallWords(estimate, indicator) : '',
    shortfallNote: hasValue ? (shortfallNote ?? '') : '',
    supporting: supporting.map(({ indicator: other, estimate: found }) => ({
      label: other.label,
      text: `${other.short} ${found?.value == null ? '—' : valueWords(found.value, other)}`
    }))
  };
}

function changed({ change, without, indicator, scope }: CardSubject): string {
  if (change === null) return without;
  const { difference, told } = change;
  if (told === 'notSignificant') return m.ui_change_not_significant() + scope;
  const arrow = difference === 0 ? '' : difference > 0 ? '▲ ' : '▼ ';
  const unit = indicator.format === 'number' ? indicator.unit : m.ui_points();
  const words = arrow + m.ui_change({ change: formatChange(difference, indicator.format), unit });
  return (told === 'significant' ? m.ui_change_significant({ change: words }) : words) + scope;
}
