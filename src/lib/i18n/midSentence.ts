/** A label as it stands within a sentence: without its capital, unless it begins with an abbreviation. */
export const midSentence = (label: string): string =>
  label.replace(/^\p{Lu}(?!\p{L}*\p{Lu})/u, (first) => first.toLowerCase());
