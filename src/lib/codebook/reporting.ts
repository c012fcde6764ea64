import type { Area, Codebook, AreaType } from './codebook';

/** Names of the area types whose areas report. */
export function reportingTypes(types: AreaType[]): Set<string> {
  return new Set(types.filter(({ reporting }) => reporting).map(({ name }) => name));
}

/** The areas that report, type by type: none is the total, or only looked up. */
export function reportingAreas({ areas, areaTypes, root }: Pick<Codebook, 'areas' | 'areaTypes' | 'root'>): Area[] {
  const places = areas.filter(({ code }) => code !== root);
  return [...reportingTypes(areaTypes)].flatMap((name) => places.filter(({ type }) => type === name));
}
