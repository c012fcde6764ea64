import { cellText } from '../../charts/table';
import type { Figure } from '../../figures/figure';
import { m } from '../../paraglide/messages';
import type { SlideSize } from '../slideSizes';
import { columnGroups, readable } from './columns';

/** A part of the table of a figure, as a page of its own. */
export interface AppendixPage {
  title: string;
  head: string[];
  rows: string[][];
  /** by column: its cells are numbers */
  numeric: boolean[];
  note: string;
  isSimulated: boolean;
}

/** What of a table a page has room for. */
export interface TableRoom {
  rows: number;
  /** em of words that can be read */
  width: number;
}

/** px over and under the table of a page with its head, and of a row, the name of which may break once. */
const besides = 350;
const row = 52;

/** A page of a deck that is all table, but for its margins. */
export const tableRoom = (page: SlideSize): TableRoom => ({
  rows: Math.floor((page.height - besides) / row),
  width: (page.width * 0.9) / (2 * readable(page))
});

/** Pages of rows that a figure gets; whoever wants more has the Excel file. */
const mostPages = 3;
/** Kinds whose table says what their picture says in the same words. */
const said = new Set(['cover', 'sentences', 'quality', 'method', 'change']);

/**
 * The table of a figure in pages. Columns that are empty throughout are left out.
 * @param number place of its slide, from 1
 */
export function appendixOf(
  { table, title, spec, basis, simulated }: Figure,
  number: number,
  room: TableRoom
): AppendixPage[] {
  if (said.has(spec.kind) || table.rows.length === 0) return [];
  const columns = table.head
    .map((_, at) => at)
    .filter((at) => table.rows.some((row) => cellText(row[at] ?? '') !== ''));
  const count = Math.min(mostPages, Math.ceil(table.rows.length / room.rows));
  const left = table.rows.length - count * room.rows;
  const pages = Array.from({ length: count }, (_, page) => page).flatMap((page) =>
    columnGroups(table, columns, room.width).map((some) => ({ page, some }))
  );
  return pages.map(({ page, some }, at): AppendixPage => {
    const rows = table.rows.slice(page * room.rows, (page + 1) * room.rows);
    const words = { number, title, at: at + 1, of: pages.length };
    return {
      title: pages.length > 1 ? m.briefing_appendix_part(words) : m.briefing_appendix(words),
      head: some.map((column) => table.head[column]!),
      rows: rows.map((row) => some.map((column) => cellText(row[column] ?? ''))),
      numeric: some.map((column) => column > 0 && table.rows.some((row) => typeof row[column] === 'object')),
      note: [
        basis.subtitle,
        m.slide_source({ source: basis.source }),
        at === pages.length - 1 && left > 0 ? m.briefing_appendix_more({ count: left }) : ''
      ]
        .filter((one) => one !== '')
        .join(m.slide_bullet()),
      isSimulated: simulated
    };
  });
}
