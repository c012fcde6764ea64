import type { Codebook } from '../codebook/codebook';
import { indicatorColumns } from '../codebook/indicatorColumns';
import type { Estimate } from './estimates';
import { geographyOf } from './geography';

/** A question that a column of a file may answer, and nobody has said yes: its answers are in the file, not in the table. */
export interface Unconfirmed {
  table: string;
  wave: string;
  question: string;
  /** codes of the areas of the file's rows */
  areas: string[];
}

/** The same estimates; where an area is silent only because a column of its file waits for a yes, they say so. */
export function unconfirmed(estimates: Estimate[], codebook: Codebook, columns: Unconfirmed[]): Estimate[] {
  if (columns.length === 0) return estimates;
  const { root, types, reporting } = geographyOf(codebook);
  const places = (code: string): string[] => {
    const area = reporting.get(code);
    return [
      root,
      ...(area ? [area] : []),
      ...types.filter(({ areas }) => areas.includes(area ?? '')).map(({ key }) => key)
    ];
  };
  const waiting = columns.map(({ areas, ...column }) => ({ ...column, places: new Set(areas.flatMap(places)) }));
  return estimates.map((estimate) => {
    if (estimate.state !== 'notReported') return estimate;
    const indicator =
      codebook.indicators.find(({ id, base }) => id === estimate.indicator && base === estimate.base) ??
      codebook.indicators.find(({ id }) => id === estimate.indicator);
    if (!indicator) return estimate;
    const used = indicatorColumns(codebook, indicator);
    const waits = waiting.some(
      ({ table, wave, question, places }) =>
        table === indicator.table && wave === estimate.wave && used.has(question) && places.has(estimate.area)
    );
    return waits ? { ...estimate, state: 'unconfirmed' } : estimate;
  });
}
