/** What is wrong with the text of an expression, in the reader's language. `position` counts characters from 0. */
export class ExpressionError extends Error {
  override name = 'ExpressionError';

  constructor(
    readonly position: number,
    message: string
  ) {
    super(message);
  }
}
