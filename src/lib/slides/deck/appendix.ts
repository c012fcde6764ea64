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

/** Rows that a page usually holds, pages that a figure gets; whoever wants more has the Excel file. */
const usualRows = 14;
const mostPages = 3;
/** Kinds whose table says what their picture says in the same words. */
const said = new Set(['cover', 'sentences', 'quality', 'method', 'change']);

/** Columns that can be read side by side, the first of them being what a row is of. */
const columnsOfPage = 10;

/**
 * The table of a figure in pages. Columns that are empty throughout are left out.
 * @param number place of its slide, from 1
 * @param rowsOfPage rows that a page holds
 */
export function appendixOf(
  { table, title, spec, basis, simulated }: Figure,
  number: number,
  rowsOfPage = usualRows
): AppendixPage[] {
  if (said.has(spec.kind) || table.rows.length === 0) return [];
  const columns = table.head
    .map((_, at) => at)
    .filter((at) => table.rows.some((row) => cellText(row[at] ?? '') !== ''));
  const count = Math.min(mostPages, Math.ceil(table.rows.length / rowsOfPage));
  const left = table.rows.length - count * rowsOfPage;
  const pages = Array.from({ length: count }, (_, page) => page).flatMap((page) =>
    beside(columns).map((some) => ({ page, some }))
  );
  return pages.map(({ page, some }, at): AppendixPage => {
    const rows = table.rows.slice(page * rowsOfPage, (page + 1) * rowsOfPage);
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

/** Columns in groups that stand side by side, each behind the first. */
function beside([first, ...others]: number[]): number[][] {
  const count = Math.max(1, Math.ceil(others.length / (columnsOfPage - 1)));
  const size = Math.ceil(others.length / count);
  return Array.from({ length: count }, (_, at) => [first!, ...others.slice(at * size, (at + 1) * size)]);
}
