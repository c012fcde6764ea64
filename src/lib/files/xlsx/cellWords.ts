/** What a cell bears. */
const longest = 32_767;

/** A text as a cell's XML has it: cut to what a cell bears, with what looks like an escaped character kept as it is. */
export const cellWords = (text: string): string => text.slice(0, longest).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
