import { csvParseRows } from 'd3';
import type { Label } from '../../i18n/label';
import { m } from '../../paraglide/messages';
import { refer, type Faults, type Place } from './Faults';
import { isLanguage, languages } from './languages';
import { nearest } from '../nearest';

/** Columns of a file; `labels` are given once a language: `label` stands for label::zh and label::en. */
export interface Columns {
  required: string[];
  optional: string[];
  labels: string[];
}

/** Reads a CSV file of a pack; faults of its header and form are reported, blank rows are passed over. */
export function readSheet(text: string, file: string, columns: Columns, faults: Faults): Line[] {
  const [header = [], ...rows] = csvParseRows(text.replace(/^\uFEFF/, ''), (row) => row.map((cell) => cell.trim()));
  if (header.every((cell) => cell === '')) {
    faults.add(file, 0, '', m.codebook_file_empty());
    return [];
  }
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) faults.add(file, 0, '', m.codebook_quote_open());
  checkHeader(header, file, columns, faults);
  return rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell === '')) return [];
    const line = new Line(file, index + 2, new Map(header.map((column, i) => [column, cells[i] ?? ''])), faults);
    if (cells.slice(header.length).some((cell) => cell !== ''))
      line.fault(header.at(-1)!, m.codebook_extra_cells({ found: cells.length, columns: header.length }));
    return [line];
  });
}

function checkHeader(header: string[], file: string, { required, optional, labels }: Columns, faults: Faults): void {
  const wanted = [...required, ...labels.flatMap((name) => languages.map((language) => `${name}::${language}`))];
  const known = new Set([...wanted, ...optional]);
  const isLabel = (column: string) => {
    const [name = '', language = '', ...rest] = column.split('::');
    return labels.includes(name) && isLanguage(language) && rest.length === 0;
  };
  for (const column of wanted) if (!header.includes(column)) faults.add(file, 1, column, m.codebook_column_missing());
  header.forEach((column, i) => {
    if (header.indexOf(column) !== i && column !== '') faults.add(file, 1, column, m.codebook_column_twice());
    if (known.has(column) || isLabel(column)) return;
    const free = [...known].filter((name) => !header.includes(name));
    faults.add(
      file,
      1,
      column,
      m.codebook_unknown_column({ name: column, nearest: nearest(column, free.length ? free : known) ?? '' })
    );
  });
}

/** A row of a CSV file that knows where it stands. Absent and empty cells are ''. */
export class Line {
  constructor(
    readonly file: string,
    readonly row: number,
    private readonly cells: Map<string, string>,
    private readonly faults: Faults
  ) {}

  get where(): string {
    return m.codebook_row({ row: this.row });
  }

  fault(column: string, message: string): void {
    this.faults.add(this.file, this.row, column, message);
  }

  at(column: string): Place {
    return { fault: (message) => this.fault(column, message) };
  }

  text(column: string): string {
    return this.cells.get(column) ?? '';
  }

  required(column: string): string {
    const text = this.text(column);
    if (text === '' && this.cells.has(column)) this.fault(column, m.codebook_required());
    return text;
  }

  /** Parts of a cell that are separated by a bar. */
  list(column: string): string[] {
    return this.text(column)
      .split('|')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  /** One of these words; for a wrong one, after its fault, the nearest, so that one slip is one fault. */
  oneOf<T extends string>(column: string, options: readonly T[], fallback?: T): T {
    const text = fallback === undefined ? this.required(column) : this.text(column);
    const found = options.find((option) => option === text);
    if (found !== undefined || text === '') return found ?? fallback ?? options[0]!;
    const words = options.filter((option) => option !== '');
    const close = nearest(text, words) as T;
    this.fault(column, m.codebook_not_one_of({ text, allowed: words.join(', '), nearest: close }));
    return close;
  }

  /** The name in a cell, which must be one of these. */
  reference(column: string, names: ReadonlySet<string> | ReadonlyMap<string, unknown>): string {
    const name = this.required(column);
    if (name !== '') refer(this.at(column), name, names);
    return name;
  }

  /** @param places by which the decimal point moves: -2 reads 92 as 0.92, exactly */
  number(column: string, places = 0): number | null {
    const text = this.text(column);
    if (text === '') return null;
    if (/^-?\d+(\.\d+)?$/.test(text)) return Number(`${text}e${places}`);
    this.fault(column, m.codebook_no_number({ text }));
    return null;
  }

  /** 1, or nothing. */
  flag(column: string): boolean {
    return this.oneOf(column, ['', '1'], '') === '1';
  }

  /** Words in every language; @param optional all languages may be empty together */
  label(name: string, optional = false): Label {
    const words = [...this.cells].flatMap(([column, text]) => {
      const [stem, language = ''] = column.split('::');
      return stem === name && isLanguage(language) && text !== '' ? [[language, text] as const] : [];
    });
    const label = Object.fromEntries(words);
    if (optional && words.length === 0) return label;
    for (const language of languages) {
      const column = `${name}::${language}`;
      if (!label[language] && this.cells.has(column)) this.fault(column, m.codebook_label_missing({ language }));
    }
    return label;
  }
}
