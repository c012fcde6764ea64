import { cellText, type TableCell } from '../../charts/table';
import { plain } from '../../figures/words/sentence';
import { m } from '../../paraglide/messages';
import type { Said } from '../told';

/** A number as it stands in a text: its value in the scale of its words, its places behind the point, and whether it is a rate. */
interface Written {
  text: string;
  value: number;
  places: number;
  isRate: boolean;
}

const pattern = /(?<![\d.A-Za-z])[−-]?\d+(?:,\d{3})*(?:\.\d+)?(\s?万)?(\s?%|\s?个?百分点|\s?percentage points?)?/g;

/** Every number of a text; of a date or a wave, too. */
export function numbersIn(text: string): Written[] {
  return [...text.matchAll(pattern)].map(([whole, large, rate]) => {
    const digits = whole.replace(/[,\s]|万.*$|%|个?百分点|percentage points?/g, '').replace('−', '-');
    const places = digits.split('.')[1]?.length ?? 0;
    return {
      text: whole.trim(),
      value: Math.abs(Number(digits)) * (large ? 10_000 : 1),
      places: large ? places - 4 : places,
      isRate: rate !== undefined
    };
  });
}

/** What of the numbers that a person typed is none of the slide's own, with the nearest that is: of the rows that the words name, where they name one. */
export function wrongNumbers(typed: string, said: Said, wave: string): string[] {
  const known = knownNumbers(said);
  const years = new Set(numbersIn(wave).map(({ value }) => value));
  return numbersIn(typed)
    .filter(({ value, isRate }) => isRate || !years.has(value))
    .filter((one) => !known.some((other) => isSame(one, other.value)))
    .map(({ text, value, isRate }) => {
      const likely = known.filter((one) => !isRate || one.isRate);
      const named = likely.filter(({ row }) => row !== '' && typed.includes(row));
      const near = (named.length > 0 ? named : likely).sort(
        (a, b) => Math.abs(a.value - value) - Math.abs(b.value - value)
      )[0];
      return near
        ? m.briefing_check_number({ number: text, right: near.text, of: near.of })
        : m.briefing_check_number_none({ number: text });
    });
}

/** Rounded as it is written it is the same. */
function isSame({ value, places }: Written, known: number): boolean {
  const scale = 10 ** places;
  return Math.abs(Math.round(Math.abs(known) * scale + 1e-9) - value * scale) < 0.5 * Math.min(1, scale) + 1e-6;
}

interface Known {
  value: number;
  isRate: boolean;
  text: string;
  /** what it is of */
  of: string;
  /** name of its row in the table; '' of a sentence */
  row: string;
}

/** Every number that the slide shows: of its table, its finding and what its numbers rest on. */
function knownNumbers({ figure, words }: Said): Known[] {
  const { table, headline, basis } = figure;
  const cells = table.rows.flatMap((row) =>
    row.flatMap((cell, at): Known[] => ofCell(cell, cellText(row[0] ?? ''), table.head[at] ?? ''))
  );
  const typed = Object.values(words).flatMap((word) => (word.typed ? [] : [word.text]));
  const texts = [plain(headline), ...typed, basis.n ?? '', ...basis.notes, basis.definition, figure.title];
  const others = texts.flatMap((text) => numbersIn(text).map((one) => ({ ...one, of: figure.title, row: '' })));
  return [...cells, ...others];
}

function ofCell(cell: TableCell, row: string, head: string): Known[] {
  const of = `${row} ${head}`;
  if (typeof cell === 'string') return numbersIn(cell).map((one) => ({ ...one, of, row }));
  const isRate = /%|百分点|points?/.test(cell.text) || !Number.isInteger(cell.number);
  return [{ value: cell.number, isRate, text: cell.text, of, row }];
}
