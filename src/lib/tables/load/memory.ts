/** Of the engine, while parts of a file are read, cleaned and written: measured with texts to clean in every column, whatever the size of the file. */
export const memoryOfParts = 450e6;
/** Bytes of a stored table for a byte of text. */
export const memoryOfText = 0.7;

/**
 * Bytes of engine memory that loading a file takes.
 * @param bytes of its text
 * @param columns of the file
 * @param taken how many of them are stored
 */
export function memoryNeeded(bytes: number, columns: number, taken: number): number {
  return Math.round(memoryOfParts + memoryOfText * bytes * (columns > 0 ? Math.min(1, taken / columns) : 1));
}
