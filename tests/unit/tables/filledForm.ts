import { read, utils, write, type WorkBook, type WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import type { Codebook, Variable, TableSpec } from '../../../src/lib/codebook/codebook';
import { writeForm } from '../../../src/lib/files/xlsx/form/writeForm';
import type { Locale } from '../../../src/lib/paraglide/runtime';
import { form } from '../../../src/lib/intake/form/form';
import { optionsOf, separatorOf } from '../../../src/lib/intake/form/options';
import { platformOf } from '../../../src/lib/intake/shape/platform';

/** A cell as a person fills it in, and as it must be stored. */
export interface Answer {
  typed: string | number | Date | null;
  stored: string | number | null;
}
export type Answers = Record<string, Answer>;

export const blank: Answer = { typed: null, stored: null };

const written = new Map<string, Promise<ArrayBuffer>>();

/** A form of a table as somebody opens it in a spreadsheet. */
export async function openedForm(table: TableSpec, codebook: Codebook, locale: Locale): Promise<WorkBook> {
  const key = [codebook.id, table.name, locale].join(' ');
  const bytes =
    written.get(key) ??
    form(table, codebook, locale)
      .then(writeForm)
      .then((file) => file.arrayBuffer());
  written.set(key, bytes);
  return read(await bytes, { cellStyles: true });
}

export const firstSheet = (book: WorkBook): WorkSheet => book.Sheets[book.SheetNames[0]!]!;

/** Fills rows in below the example row, or from another row on, counted from 0. */
export function fill(book: WorkBook, table: TableSpec, rows: Answers[], from = 2): void {
  rows.forEach((row, at) =>
    table.variables.forEach(({ name }, column) => {
      const typed = row[name]?.typed ?? null;
      const place = utils.encode_cell({ r: from + at, c: column });
      if (typed === null) delete firstSheet(book)[place];
      else utils.sheet_add_aoa(firstSheet(book), [[cellOf(typed)]], { origin: place });
    })
  );
}

const cellOf = (typed: string | number | Date) =>
  typed instanceof Date
    ? // days since day 0 of spreadsheets, 1899-12-30
      { t: 'n', v: (typed.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000, z: 'yyyy-mm-dd hh:mm' }
    : typed;

export const savedAsBook = (book: WorkBook): Blob =>
  new Blob([write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer]);
export const savedAsCsv = (book: WorkBook): Blob => new Blob([`\ufeff${utils.sheet_to_csv(firstSheet(book))}`]);

/** Valid answers of a row: what a drop-down list offers, or what a note asks for. */
export function answersOf(table: TableSpec, codebook: Codebook, locale: Locale): fc.Arbitrary<Answers> {
  const spec = Object.fromEntries(
    table.variables.map((variable) => [variable.name, answerOf(variable, table, codebook, locale)])
  );
  return fc.record(spec);
}

/** Rows of different units, each with an answer; of an aggregated table each of another area. */
export function rowsOf(table: TableSpec, codebook: Codebook, locale: Locale): fc.Arbitrary<Answers[]> {
  const row = answersOf(table, codebook, locale);
  const says = (one: Answers) =>
    table.variables.some(
      ({ name, type }) => !isPlace(name, table) && type !== 'text' && type !== 'area' && one[name]!.typed !== null
    );
  return fc.array(row.filter(says), { minLength: 1, maxLength: 5 }).map((rows) => {
    const numbered = rows.map((one, at) => {
      const ids = table.variables.filter(({ name, type }) => table.key.includes(name) && type === 'text');
      const id: Answer = { typed: `00${at}7`, stored: `00${at}7` };
      return { ...one, ...Object.fromEntries(ids.map(({ name }) => [name, id])) };
    });
    if (table.design !== 'aggregated') return numbered;
    const seen = new Set<unknown>();
    return numbered.filter((one) => !seen.has(one[table.area]!.stored) && seen.add(one[table.area]!.stored));
  });
}

/** It says who or where a row is, and how much it weighs. */
const isPlace = (name: string, { key, area, wave, weight }: TableSpec) => [...key, area, wave, weight].includes(name);

function answerOf(variable: Variable, table: TableSpec, codebook: Codebook, locale: Locale): fc.Arbitrary<Answer> {
  const { name, type } = variable;
  const isNeeded = name === table.area || name === table.wave || table.key.includes(name);
  const sometimes = (one: fc.Arbitrary<Answer>) =>
    isNeeded ? one : fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: fc.constant(blank) });
  const same = (typed: fc.Arbitrary<string | number>) => sometimes(typed.map((one) => ({ typed: one, stored: one })));
  const platform = platformOf([]);
  const options = optionsOf(variable, table, codebook, locale, platform);
  if (options !== null && type === 'select_multiple') {
    const separator = separatorOf(variable, options, codebook, locale, platform)!;
    const answers = options.filter(({ isAnswer }) => isAnswer);
    const several = fc.shuffledSubarray(answers, { minLength: 1, maxLength: Math.min(12, answers.length) });
    return sometimes(
      several.map((some) => ({
        typed: some.map(({ text }) => text).join(separator),
        stored: `|${some.map(({ code }) => code).join('|')}|`
      }))
    );
  }
  if (options !== null) {
    const isNumber = type === 'integer' || type === 'decimal' || type === 'boolean';
    const needed = isNeeded ? options.filter(({ isAnswer }) => isAnswer) : options;
    const value = (code: string) => (isNumber ? Number(code) : code);
    return sometimes(
      fc
        .constantFrom(...needed)
        .map(({ code, text, isAnswer }) => ({ typed: text, stored: isAnswer ? value(code) : null }))
    );
  }
  switch (type) {
    case 'integer':
      return same(fc.integer({ min: 0, max: 99_999 }));
    case 'decimal':
      // between 0 and 1 a per cent may be a share
      return same(fc.integer({ min: 3, max: 200 }).map((halves) => halves / 2));
    case 'date':
      return sometimes(dayOf(0));
    case 'datetime':
      return sometimes(dayOf(9.5));
    default:
      return same(fc.constantFrom('甲厂', '乙店', '丙公司'));
  }
}

function dayOf(hour: number): fc.Arbitrary<Answer> {
  return fc.integer({ min: 9000, max: 20_000 }).map((days) => {
    const typed = new Date((days * 24 + hour) * 3_600_000);
    return {
      typed,
      stored: typed
        .toISOString()
        .slice(0, hour === 0 ? 10 : 19)
        .replace('T', ' ')
    };
  });
}
