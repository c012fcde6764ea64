import type { Group } from '../estimates/place';

/** What a mark is of; null where it is of none, or of what its figure shows anyway. */
export interface MarkOf {
  area: string | null;
  indicator: string | null;
  group: Group;
  wave: string | null;
}

export function readMark(mark: string): MarkOf {
  const nothing = { area: null, indicator: null, group: {}, wave: null };
  if (!mark.startsWith('[')) return { ...nothing, area: mark === '' ? null : mark };
  const [area, indicator, group, wave = null] = JSON.parse(mark) as [
    string | null,
    string | null,
    (Group | string)?,
    (string | null)?
  ];
  return { area, indicator, group: typeof group === 'object' ? group : {}, wave };
}

/** A mark of a number that leads to the units behind it, beside the mark of the number itself. */
export const unitsKey = (area: string, indicator: string): string => JSON.stringify([area, indicator, 'units']);

/** The name of a mark that can be pressed: an area, an area under an indicator, or the head of an indicator. */
export const markKey = (area: string | null, indicator: string | null = null): string =>
  indicator === null ? (area ?? '') : JSON.stringify([area, indicator]);

/** The name of a mark of a group of an area, or of another wave than the one that is looked at. */
export const markOf = (area: string, indicator: string, group: Group, wave: string | null = null): string =>
  JSON.stringify([area, indicator, group, wave]);
