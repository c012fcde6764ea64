/** A text as names are compared: full-width forms folded, no spaces, no case, no closing colon. */
export function normal(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff]+/gu, '')
    .replace(/[:*]+$/, '')
    .toLowerCase();
}
