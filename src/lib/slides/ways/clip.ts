import { ownPrefix } from '../../codebook/own/own';
import { readView } from '../../figures/view/address';
import { m } from '../../paraglide/messages';
import { cellText, type Table } from '../../charts/table';
import { unformulated } from '../../files/csv/writeCsv';
import type { Make } from './way';

/** The table, as Excel and WPS paste it: cells, numbers as they are printed. */
export const copy: Make = ({ table }) => ({ clip: { text: tabs(table), html: html(table) } });

/** The address of the view; definitions of one's own that it names and is too short for are a file's business. */
export const link: Make = (_, { address }) => {
  const { defined, ...others } = readView(new URLSearchParams(address.split('?')[1] ?? ''));
  const isWithout = defined === null && JSON.stringify(others).includes(ownPrefix);
  return { clip: { text: address }, ...(isWithout ? { said: m.figure_link_without() } : {}) };
};

const textsOf = ({ head, rows }: Table): string[][] => [head, ...rows.map((row) => row.map(cellText))];

const tabs = (table: Table): string =>
  textsOf(table)
    .map((row) => row.map((cell) => unformulated(cell.replace(/[\t\r\n]+/g, ' '))).join('\t'))
    .join('\r\n');

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** Texts say that they are texts, so that 「=…」 is no formula and 「1-2」 no date. */
function html({ head, rows }: Table): string {
  const text = (cell: string) => `<td style="mso-number-format:'\\@'">${escaped(cell)}</td>`;
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell) => (typeof cell === 'string' ? text(cell) : `<td>${escaped(cell.text)}</td>`)).join('')}</tr>`
  );
  return `<table><tr>${head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr>${body.join('')}</table>`;
}
