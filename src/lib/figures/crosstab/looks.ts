import { AREAS, WAVES } from './dimension';
import type { Measure } from './measure';

/** Charts that a table is seen as, the first being what it is seen as at first. */
export const looks = ['bars', 'numbers', 'dots', 'heat', 'stacked', 'slope', 'tiles'] as const;
export type Look = (typeof looks)[number];

/** What is crossed, as far as it decides which charts can show it. */
interface Shape {
  measure: Measure;
  rows: string;
  columns: string | null;
  /** one row of the survey can be in several values of the rows, or of the columns */
  isMany: boolean;
  isSample: boolean;
}

/** Which charts can show a table: parts are stacked where they make up a whole, lines go between waves, tiles are areas. */
export function looksOf({ measure, rows, columns, isMany, isSample }: Shape): Look[] {
  const isRatio = ['definition', 'share', 'mean'].includes(measure.kind);
  const isParts =
    !isMany && (measure.kind === 'ofColumn' || (['ofRow', 'count'].includes(measure.kind) && columns !== null));
  const can: Record<Look, boolean> = {
    bars: true,
    numbers: true,
    dots: isSample && measure.kind !== 'median',
    heat: columns !== null,
    stacked: isParts && columns !== WAVES && rows !== AREAS,
    slope: columns === WAVES,
    tiles: rows === AREAS && columns === null && isRatio
  };
  return looks.filter((one) => can[one]);
}

/** Whether columns can be told from each other: those of a sample, of rows that are in one of them only. */
export const canHaveLetters = ({ measure, columns, isMany, isSample }: Omit<Shape, 'rows'>): boolean =>
  isSample &&
  columns !== null &&
  columns !== WAVES &&
  !isMany &&
  ['definition', 'share', 'mean', 'ofColumn'].includes(measure.kind);
