/** A text as names are compared: full-width forms folded, no spaces, no case, one kind of apostrophe, no closing colon. */
export function normal(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff]+/gu, '')
    .replace(/[‘’ʼ`]/g, "'")
    .toLowerCase();
  let end = folded.length;
  while (folded[end - 1] === ':' || folded[end - 1] === '*') end--;
  return folded.slice(0, end);
}
