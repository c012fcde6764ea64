import { cellText } from '../../charts/table';
import type { Figure } from '../../figures/figure';
import { m } from '../../paraglide/messages';

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

/** Rows that a page holds, pages that a figure gets; whoever wants more has the Excel file. */
const rowsOfPage = 14;
const mostPages = 3;
/** Kinds whose table says what their picture says in the same words. */
const said = new Set(['cover', 'sentences', 'quality', 'method', 'change']);

/** The table of a figure in pages. Columns that are empty throughout are left out. @param number place of its slide, from 1 */
export function appendixOf({ table, title, spec, basis, simulated }: Figure, number: number): AppendixPage[] {
  if (said.has(spec.kind) || table.rows.length === 0) return [];
  const columns = table.head
    .map((_, at) => at)
    .filter((at) => table.rows.some((row) => cellText(row[at] ?? '') !== ''));
  const numeric = columns.map((at) => at > 0 && table.rows.some((row) => typeof row[at] === 'object'));
  const count = Math.min(mostPages, Math.ceil(table.rows.length / rowsOfPage));
  const left = table.rows.length - count * rowsOfPage;
  return Array.from({ length: count }, (_, page): AppendixPage => {
    const rows = table.rows.slice(page * rowsOfPage, (page + 1) * rowsOfPage);
    const words = { number, title, at: page + 1, of: count };
    return {
      title: count > 1 ? m.briefing_appendix_part(words) : m.briefing_appendix(words),
      head: columns.map((at) => table.head[at]!),
      rows: rows.map((row) => columns.map((at) => cellText(row[at] ?? ''))),
      numeric,
      note: [
        basis.subtitle,
        m.slide_source({ source: basis.source }),
        page === count - 1 && left > 0 ? m.briefing_appendix_more({ count: left }) : ''
      ]
        .filter((one) => one !== '')
        .join(m.slide_bullet()),
      isSimulated: simulated
    };
  });
}
