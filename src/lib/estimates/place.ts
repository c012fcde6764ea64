/** Where a number stands: of which definition, in which wave, of which area, and of whom in it. */
export interface Place {
  indicator: string;
  /** name of the base that was used, '' when the indicator has only one */
  base: string;
  wave: string;
  /** code of an area; `<root>/<area type>` is all areas of a type; the root is the total */
  area: string;
  /** by group variable: the code of those who are counted, null who gave none; {} is everybody */
  group: Group;
}

export type Group = Record<string, string | null>;

declare const brand: unique symbol;
/** Made by `placeKey` only: no code or name passes for one. */
export type PlaceKey = string & { [brand]: 'place' };

/** The same text for the same place, whatever the order of its group's variables. */
export function placeKey({ indicator, base, wave, area, group }: Place): PlaceKey {
  return JSON.stringify([indicator, base, wave, ...spot({ area, group })]) as PlaceKey;
}

/** The same text for the same area and group, whatever is asked of it. */
export const spotKey = (place: Pick<Place, 'area' | 'group'>): string => JSON.stringify(spot(place));

function spot({ area, group }: Pick<Place, 'area' | 'group'>): unknown[] {
  return [area, ...Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1))];
}
