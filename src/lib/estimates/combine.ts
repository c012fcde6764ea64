import type { Indicator, Target } from '../codebook/codebook';
import type { Estimate } from './estimates';
import { standingOf, targetOf } from './target';

/**
 * The whole of an indicator whose value is that of its largest part, by area and wave. A hidden part hides the whole: it
 * may be the largest. Without any value the whole is not reported only where no part is.
 * @param parts estimates of all parts, in the file's order; the first of equals is named
 */
export function combine(indicator: Indicator, parts: Estimate[], targets: Target[]): Estimate[] {
  const places = new Map<string, Estimate[]>();
  for (const part of parts) {
    const place = JSON.stringify([part.wave, part.area]);
    const list = places.get(place);
    if (list) list.push(part);
    else places.set(place, [part]);
  }
  return [...places.values()].map((list) => whole(indicator, list, targets));
}

function whole(indicator: Indicator, parts: Estimate[], targets: Target[]): Estimate {
  const chosen =
    parts.find(({ state }) => state === 'hidden') ??
    parts.reduce<Estimate | null>(
      (best, part) => ((part.value ?? -Infinity) > (best?.value ?? -Infinity) ? part : best),
      null
    ) ??
    parts.find(({ state }) => state === 'notApplicable') ??
    parts[0]!;
  const target = targetOf(indicator, chosen.area, chosen.wave, targets);
  const judged = chosen.value !== null && chosen.state !== 'conflict' && !chosen.unreliable;
  return {
    ...chosen,
    indicator: indicator.id,
    base: indicator.base,
    part: chosen.value === null ? null : chosen.indicator,
    target,
    gap: null,
    standing: judged ? standingOf(chosen.value!, target, indicator) : null
  };
}
