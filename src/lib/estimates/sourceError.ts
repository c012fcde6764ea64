/** A source did not answer. What it says itself is the cause; nobody above a source needs to know that. */
export class SourceError extends Error {
  override name = 'SourceError';

  constructor(
    message: string,
    /** asking again helps: it may have been restarted, or be reached again */
    readonly retry: boolean,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
