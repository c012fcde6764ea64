/**
 * A text column as SQL that comes out of the engine letter for letter: Arrow's decoder takes a U+FEFF in front of a text for
 * a byte order mark and drops it.
 */
export const exactSql = (column: string): string => `'=' || ${column}`;

/** The text of what `exactSql` gave. */
export const exactText = (guarded: string): string => guarded.slice(1);
