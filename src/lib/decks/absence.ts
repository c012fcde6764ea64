import type { Answers } from '../figures/answers';
import type { Figure } from '../figures/figure';
import { comparison } from '../estimates/compare/change';
import type { View } from '../figures/view/view';
import { m } from '../paraglide/messages';

/** Kinds that say something whatever the data are. */
const always = new Set(['cover', 'method', 'quality']);

/** Why a figure has nothing to say of the data that are open; null where it has. Such a slide leaves itself out. */
export function absenceOf({ spec, indicators, estimates, table }: Figure, answers: Answers): string | null {
  if (always.has(spec.kind)) return null;
  if (spec.kind === 'shortfalls') return indicators.length === 0 ? m.gaps_short_none_asked() : null;
  const { wave, compare } = spec.view;
  if (spec.kind === 'change' && compare === null) return m.briefing_absent_one_wave();
  // what is known of the wave that it is compared with says nothing by itself
  const own = [...estimates, ...answers.wave(wave)].filter((one) => one.wave !== compare);
  const known = (id: string) => own.some((one) => one.indicator === id && one.value !== null);
  const needed = indicators.map(({ id }) => id);
  // both sides of a pair, else any
  const isKnown = spec.kind === 'dumbbell' ? needed.every(known) : needed.some(known);
  if (needed.length > 0 && !isKnown) return m.briefing_absent_values();
  if (spec.kind === 'change' && !needed.some((id) => isPair(id, spec.view, answers))) return m.briefing_absent_pairs();
  return table.rows.length === 0 ? m.briefing_absent_empty() : null;
}

/** An indicator of the area that is looked at has a value in both waves. */
const isPair = (id: string, { wave, compare, area }: View, answers: Answers): boolean =>
  comparison(answers.estimate(id, wave, area), answers.estimate(id, compare, area)) !== null;
