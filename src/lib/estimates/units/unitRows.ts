/** What a column of listed rows holds, without a text for each cell: 100,000 rows are there at once. */
export type RowColumn =
  /** NaN where there is no answer */
  | { type: 'number'; values: Float64Array }
  /** place in the list of words; -1 where there is no answer */
  | { type: 'code'; codes: Int32Array; words: string[] }
  | { type: 'text'; length: number; at: (row: number) => string | null };

/** How a row counts in a measure: as `MeasureSums` says it. */
export const kept = { notEligible: 0, nonresponse: 1, complete: 2 } as const;

/** Listed rows in columns, in the order in which they are stored. */
export interface UnitRows {
  length: number;
  columns: Map<string, RowColumn>;
  /** by row: one of `kept` */
  kept: Uint8Array;
  /** by row: what it adds to the numerator, weighed; 0 unless it is complete */
  y: Float64Array;
  /** what it adds to the denominator */
  x: Float64Array;
}

/** The answer of a row; null where there is none. A column of several codes is '|a|b|'. */
export function answerAt(column: RowColumn | undefined, row: number): string | number | null {
  switch (column?.type) {
    case undefined:
      return null;
    case 'number': {
      const value = column.values[row]!;
      return Number.isNaN(value) ? null : value;
    }
    case 'code':
      return column.words[column.codes[row]!] ?? null;
    case 'text':
      return column.at(row);
  }
}
