/** The area and the indicator that a mark is of; null where it is of none. */
export function readMark(mark: string): { area: string | null; indicator: string | null } {
  if (!mark.startsWith('[')) return { area: mark === '' ? null : mark, indicator: null };
  const [area, indicator] = JSON.parse(mark) as [string | null, string | null];
  return { area, indicator };
}

/** A mark of a number that leads to the units behind it, beside the mark of the number itself. */
export const unitsKey = (area: string, indicator: string): string => JSON.stringify([area, indicator, 'units']);

/** The name of a mark that can be pressed: an area, an area under an indicator, or the head of an indicator. */
export const markKey = (area: string | null, indicator: string | null = null): string =>
  indicator === null ? (area ?? '') : JSON.stringify([area, indicator]);
