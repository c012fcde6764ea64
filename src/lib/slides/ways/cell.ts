import { type TableCell } from '../../charts/table';
import type { Cell } from '../../files/csv/writeCsv';
import type { NumberInFormat } from '../../files/xlsx/write/sheetRows';

const digits = /[+−-]?[\d,]+(?:\.\d+)?/g;

/**
 * A cell as a spreadsheet keeps it: a number as itself, printed as it stands in the figure, words and sign with it. 「✓ 86.3%」 is
 * 86.3 in the format `"✓ "0.0"%"`.
 */
export function cellOf(cell: TableCell): Cell | NumberInFormat {
  if (typeof cell === 'string') return cell;
  const found = [...cell.text.matchAll(digits)];
  const [only] = found;
  // a count in 万, or words with a second number: the number in full says the same
  if (!only || found.length > 1 || cell.text.includes('万'))
    return { value: cell.number, format: pattern(cell.number) };
  const places = only[0].split('.')[1]?.length ?? 0;
  const before = cell.text.slice(0, only.index);
  const after = cell.text.slice(only.index + only[0].length);
  const printed = `#,##0${places > 0 ? `.${'0'.repeat(places)}` : ''}`;
  const body = quoted(before) + printed + quoted(after);
  return { value: cell.number, format: /^[+]/.test(only[0]) ? `+${body};-${body}` : body };
}

const pattern = (number: number): string => (Number.isInteger(number) ? '#,##0' : '#,##0.0');
const quoted = (words: string): string => (words === '' ? '' : `"${words.replaceAll('"', "'")}"`);
