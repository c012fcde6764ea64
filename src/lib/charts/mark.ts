/** The name of a mark that can be pressed: an area, an area under an indicator, or the head of an indicator. */
export const markKey = (area: string | null, indicator: string | null = null): string =>
  indicator === null ? (area ?? '') : JSON.stringify([area, indicator]);
