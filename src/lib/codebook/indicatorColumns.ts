import type { Codebook, Indicator } from './codebook';
import { columnsOf } from './expression/columnsOf';

/** Columns of its table that an indicator is made of, those of its parts included. */
export function indicatorColumns({ indicators }: Codebook, indicator: Indicator): Set<string> {
  const made = [indicator, ...indicators.filter(({ partOf }) => partOf === indicator.id)];
  return new Set(
    made.flatMap(({ universe, numerator, denominator }) =>
      [universe, numerator, denominator].flatMap((part) => (part ? [...columnsOf(part)] : []))
    )
  );
}
