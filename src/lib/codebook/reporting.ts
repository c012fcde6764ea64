import type { Area, Codebook, Kind } from './codebook';

/** Names of the kinds whose areas report. */
export function reportingKinds(kinds: Kind[]): Set<string> {
  return new Set(kinds.filter(({ reporting }) => reporting).map(({ name }) => name));
}

/** The areas that report, kind by kind: none is the whole, or only looked up. */
export function reportingAreas({ areas, kinds, root }: Pick<Codebook, 'areas' | 'kinds' | 'root'>): Area[] {
  const places = areas.filter(({ code }) => code !== root);
  return [...reportingKinds(kinds)].flatMap((name) => places.filter(({ kind }) => kind === name));
}
