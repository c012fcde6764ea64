/** What a cell bears. */
const longest = 32_767;

/** A text as a cell's XML has it: cut to what a cell bears, with what looks like an escaped character kept as it is. */
export const cellWords = (text: string): string => upTo(text, longest).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** At most so many UTF-16 units: no character is cut in half, for no XML may hold one. */
export const upTo = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
