import type { Indicator } from './codebook';

/** One definition an indicator, in the file's order: that of the base where it has one of it, else its first. */
export function definitions(indicators: readonly Indicator[], base: string): Indicator[] {
  const byId = new Map<string, Indicator>();
  for (const one of indicators) if (!byId.has(one.id) || one.base === base) byId.set(one.id, one);
  return [...byId.values()];
}
