import type { Indicator } from '../codebook/codebook';
import { append } from './cells/append';
import type { Estimate, SumOfAreas } from './estimates';
import { placeKey, type PlaceKey } from './place';
import { resolveTarget, type Goals } from './target';
import { verdict } from './verdict';

/**
 * The whole of an indicator whose value is that of its largest part, by place. A part that is hidden or
 * imprecise leaves the whole without a value: it may be the largest. Without any value the whole is not reported only where no part is.
 * @param parts estimates of all parts, in the file's order; the first of equals is named
 */
export function combine(indicator: Indicator, parts: Estimate[], goals: Goals): Estimate[] {
  const places = new Map<PlaceKey, Estimate[]>();
  for (const part of parts) {
    append(places, placeKey({ ...part, indicator: indicator.id, base: indicator.base }), part);
  }
  return [...places.values()].map((list) => {
    const found = combined(indicator, list, goals);
    return found.sum ? { ...found, sum: { ...found.sum, restricted: restricted(indicator, list, goals) } } : found;
  });
}

/** The largest of the parts over the areas of two waves: none where the parts leave different areas out. */
function restricted(indicator: Indicator, parts: Estimate[], goals: Goals): SumOfAreas['restricted'] {
  const waves = new Set(parts.flatMap(({ sum }) => Object.keys(sum?.restricted ?? {})));
  return Object.fromEntries(
    [...waves].map((wave) => {
      const pairs = parts.flatMap(({ sum }) => sum?.restricted[wave] ?? []);
      const [first] = pairs;
      const same = pairs.length === parts.length && pairs.every((pair) => pair.areas.join() === first!.areas.join());
      if (!first || !same) return [wave, null];
      const now = pairs.map((pair) => pair.now);
      const before = pairs.map((pair) => pair.before);
      return [wave, { ...first, now: combined(indicator, now, goals), before: combined(indicator, before, goals) }];
    })
  );
}

function combined(indicator: Indicator, parts: Estimate[], goals: Goals): Estimate {
  const chosen =
    parts.find(({ state }) => state === 'hidden') ??
    parts.find(({ state }) => state === 'imprecise') ??
    parts.reduce<Estimate | null>(
      (best, part) => ((part.value ?? -Infinity) > (best?.value ?? -Infinity) ? part : best),
      null
    ) ??
    parts.find(({ state }) => state === 'noMatch' || state === 'notApplicable') ??
    parts[0]!;
  const goal = resolveTarget(indicator, chosen.area, chosen.wave, goals.targets);
  const other: Estimate = { ...chosen };
  // whether its target is the survey's is said of the whole, not of the part
  delete other.ownTarget;
  const judged = chosen.value !== null && chosen.state !== 'conflict' && !chosen.unreliable && !chosen.few;
  return {
    ...other,
    indicator: indicator.id,
    base: indicator.base,
    part: chosen.value === null ? null : chosen.indicator,
    ...goal,
    shortfall: null,
    status: judged ? verdict({ ...chosen, value: chosen.value! }, goal.target, indicator, goals.near) : null
  };
}
