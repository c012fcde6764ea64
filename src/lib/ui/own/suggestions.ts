import type { Pinyin } from '../../i18n/pinyin';

/** What a condition can name. */
export interface Nameable {
  name: string;
  label: string;
  codes: { code: string; label: string; isText: boolean }[];
}

/** What may be written instead of a part of a text. */
export interface Suggestions {
  from: number;
  to: number;
  options: { insert: string; label: string }[];
}

const most = 8;
const plain = (words: string): string => words.normalize('NFKC').toLowerCase();

/**
 * What may be meant by what stands before the caret: columns by name, by what they are called, by pinyin or first letters; behind a column
 * with codes these, too. null of nothing.
 */
export function suggestions(
  text: string,
  caret: number,
  columns: Nameable[],
  pinyin: Pinyin | null
): Suggestions | null {
  const before = text.slice(0, caret);
  const quote = openQuote(before);
  const from = quote ?? caret - /[\p{L}\p{N}_]*$/u.exec(before)![0].length;
  const wanted = plain(before.slice(quote === null ? from : from + 1));
  const codes = codesBefore(before.slice(0, from), columns);
  const isMeant = (...words: string[]) =>
    words.some(
      (one) => plain(one).includes(wanted) || (/^[a-z]+$/.test(wanted) && (pinyin?.sounds(one, wanted) ?? false))
    );
  const found = codes
    .filter(({ code, label }) => isMeant(code, label))
    .map(({ code, label, isText }) => ({ insert: isText ? `'${code.replaceAll("'", "''")}'` : code, label }));
  const named =
    quote === null && wanted !== ''
      ? columns.filter((one) => isMeant(one.name, one.label)).map((one) => ({ insert: one.name, label: one.label }))
      : [];
  const options = [...found, ...named].filter(({ insert }) => insert !== text.slice(from, caret)).slice(0, most);
  const to = quote !== null && text[caret] === "'" ? caret + 1 : caret;
  return options.length > 0 ? { from, to, options } : null;
}

/** Where the quote stands that is not closed. */
function openQuote(text: string): number | null {
  return (text.match(/'/g)?.length ?? 0) % 2 === 1 ? text.lastIndexOf("'") : null;
}

/** The codes that may follow: those of the last column, where a sign or an open list stands between. */
function codesBefore(text: string, columns: Nameable[]): Nameable['codes'] {
  const [, name] = /([\p{L}_][\p{L}\p{N}_]*)\s*(?:=|<>|(?:NOT\s+)?IN\s*\([^()]*)\s*$/iu.exec(text) ?? [];
  return columns.find((one) => one.name === name)?.codes ?? [];
}
