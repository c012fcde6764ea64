/** One fault in a file of a survey pack. `row` counts from 1 with the header as row 1; 0 is the file as a whole. */
export interface Fault {
  file: string;
  row: number;
  column: string;
  message: string;
}

/** Every fault found in a survey pack, not only the first. */
export class CodebookError extends Error {
  override name = 'CodebookError';

  constructor(readonly faults: Fault[]) {
    super(faults.map(({ file, row, column, message }) => `${file}:${row} ${column}: ${message}`).join('\n'));
  }
}
