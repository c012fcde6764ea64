import type { Answers } from '../figures/answers';
import type { Figure } from '../figures/figure';
import { m } from '../paraglide/messages';

/** Kinds that say something whatever the data are. */
const always = new Set(['cover', 'method', 'quality', 'shortfalls']);

/** Why a figure has nothing to say of the data that are open; null where it has. Such a slide leaves itself out. */
export function absenceOf({ spec, indicators, estimates, table }: Figure, answers: Answers): string | null {
  if (always.has(spec.kind)) return null;
  if (spec.kind === 'change' && spec.view.compare === null) return m.briefing_absent_one_wave();
  const known = (id: string) =>
    [...estimates, ...answers.wave(spec.view.wave)].some((one) => one.indicator === id && one.value !== null);
  const needed = indicators.map(({ id }) => id);
  // both sides of a pair, else any
  const isKnown = spec.kind === 'dumbbell' ? needed.every(known) : needed.some(known);
  if (needed.length > 0 && !isKnown) return m.briefing_absent_values();
  return table.rows.length === 0 ? m.briefing_absent_empty() : null;
}
