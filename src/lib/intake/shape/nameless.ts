import { m } from '../../paraglide/messages';

/** What a column without a name is called among the columns of a file, so that two of them are two. @param at its place, from 0 */
export const nameless = (at: number): string => `#${at + 1}`;

/** True for what `nameless` gave. */
export const isNameless = (header: string): boolean => /^#\d+$/.test(header);

/** A column's header as a person reads it: 第9列 where it has none. */
export const headerText = (header: string): string =>
  isNameless(header) ? m.intake_column_nth({ place: header.slice(1) }) : header;
