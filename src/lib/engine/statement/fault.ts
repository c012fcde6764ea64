/**
 * Why a statement is not run, which the page words.
 * empty · start: it does not begin as a question does · second: more than one statement · word: a word that asks for more than reading ·
 * sign: a sign that no question needs, or one that is not closed · wide: a full-width sign · bracket: one without its partner ·
 * file: a text where a table belongs · qualified: a table of another place · unknown: no such table · persons: a table of persons ·
 * call: a function that is not among those that only compute · from: FROM without a table
 */
export type FaultKind =
  | 'empty'
  | 'start'
  | 'second'
  | 'word'
  | 'sign'
  | 'wide'
  | 'bracket'
  | 'file'
  | 'qualified'
  | 'unknown'
  | 'persons'
  | 'call'
  | 'from';

/** A statement that is not run, with the place in its text. */
export class StatementFault extends Error {
  override name = 'StatementFault';

  constructor(
    readonly kind: FaultKind,
    /** what stands there */
    readonly what: string,
    readonly from: number,
    readonly to: number
  ) {
    super(`${kind}: ${what}`);
  }
}
