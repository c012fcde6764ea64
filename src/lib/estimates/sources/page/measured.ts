import { columnsUsed, type Measure } from '../../cells/cellQuery';
import { isFalse, isTrue, type Rows } from './rows';

/** How a row stands to a measure. */
export const isComplete = 0;
export const isNotEligible = 1;
export const isMissing = 2;

/** What each row of a table is to a measure, whatever is filtered. */
export interface Measured {
  /** isComplete, isNotEligible or isMissing, as `MeasureSums` says */
  standing: Uint8Array;
  /** numerator and denominator; NaN where an answer is missing */
  y: Float64Array;
  x: Float64Array;
}

/**
 * @param weights null where every row weighs 1
 * @param has whether the table has a column
 */
export function measured(
  rows: Rows,
  measure: Measure,
  weights: Float64Array | null,
  has: (column: string) => boolean
): Measured {
  const universe = measure.universe && rows.truth(measure.universe);
  const relevant = measure.relevant && rows.truth(measure.relevant);
  const y = rows.numbers(measure.numerator);
  const x = rows.numbers(measure.denominator);
  const excuses = columnsUsed(measure)
    .map((column) => `${column}__missing`)
    .filter(has)
    .map((column) => rows.truth({ type: 'in', column, values: ['not_asked', 'not_applicable'], negated: false }));
  const standing = new Uint8Array(rows.length).map((_, row) => {
    const weight = weights === null ? 1 : weights[row]!;
    if (universe?.[row] === isFalse || weight === 0) return isNotEligible;
    const answered = !Number.isNaN(y[row]!) && !Number.isNaN(x[row]!) && !Number.isNaN(weight);
    if (answered && (universe === null || universe[row] === isTrue)) return isComplete;
    const isExcused = relevant?.[row] === isFalse || excuses.some((excuse) => excuse[row] === isTrue);
    return isExcused ? isNotEligible : isMissing;
  });
  return { standing, y, x };
}
