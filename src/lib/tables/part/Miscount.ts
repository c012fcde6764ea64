/** Two counts of the same records differ: a row would be lost or counted twice, so nothing of the file may be shown. */
export class Miscount extends Error {
  override name = 'Miscount';

  /**
   * @param records counted in the text, without an engine
   * @param rows counted by the engine
   * @param rejects listed as no rows
   */
  constructor(
    readonly records: number,
    readonly rows: number,
    readonly rejects: number
  ) {
    super(`${records} records are ${rows} rows and ${rejects} rejects`);
  }
}
