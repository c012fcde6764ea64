import { utils, write, type WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import type { Codebook, TableSpec } from '../../../src/lib/codebook/codebook';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier } from '../../../src/lib/engine/sql';
import type { Locale } from '../../../src/lib/paraglide/runtime';
import { problemText } from '../../../src/lib/intake/words/problemText';
import { m } from '../../../src/lib/paraglide/messages';
import { load, type Loaded } from '../../../src/lib/tables/load/load';
import { concerns } from '../../../src/lib/ui/intake/concerns/concerns';
import { fileState } from '../../../src/lib/ui/intake/intakeState';
import { gb18030 } from '../../gb18030';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf, surveys } from '../../pack';
import { dropAll } from './engineTables';
import { blank, fill, firstSheet, openedForm, rowsOf, savedAsBook, savedAsCsv, type Answers } from './filledForm';
import { strangeSurvey } from './strangeSurvey';
import { fixture, survey } from './survey';

let engine: Engine;

beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());

const locales: Locale[] = ['zh-CN', 'en'];

function packIn(folder: string): Codebook {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(csv|json)$/.test(path));
  return readCodebook(new Map(paths.map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')])));
}

const codebooks: Record<string, Codebook> = {
  ...Object.fromEntries(surveys.map((name) => [name, codebookOf(name)])),
  'tests/fixtures/pack': packIn('tests/fixtures/pack'),
  small: survey,
  strange: strangeSurvey
};
const tables = Object.entries(codebooks).flatMap(([name, codebook]) =>
  codebook.tables.flatMap((table) => locales.map((locale) => ({ survey: name, table, codebook, locale })))
);

async function loaded(codebook: Codebook, file: Blob, name: string): Promise<Loaded> {
  return (await load(engine, codebook, [{ file, name }]))[0]!;
}

/** What somebody is asked before the file is in its place; [] when it goes in by itself. */
function asked({ report }: Loaded, table: TableSpec): unknown[] {
  const open = concerns(report, {}, table.area);
  const problem = report.problem === null ? [] : [report.problem];
  if (report.problem === null && open.length === 0) expect(fileState(report, open)).toBe('ready');
  return [...problem, ...open];
}

/** The stored rows, as the form was filled in. */
async function stored({ tables, report }: Loaded): Promise<Record<string, unknown>[]> {
  const taken = [...new Set(report.columns.flatMap(({ taken, answering }) => (taken ? [answering!.question] : [])))];
  const select = taken.map((name) => {
    const column = identifier(name);
    return `CASE WHEN ${column} IS NOT NULL THEN CAST(${column} AS VARCHAR) END AS ${column}`;
  });
  const parts = tables.map(({ name }) => `SELECT line__, ${select.join(', ')} FROM ${identifier(name)}`);
  const found = rows<Record<string, unknown>>(await engine.query(`${parts.join(' UNION ALL ')} ORDER BY line__`));
  return found.map((row) => Object.fromEntries(taken.map((name) => [name, row[name]])));
}

function expected(answers: Answers[], { report }: Loaded): Record<string, unknown>[] {
  const taken = report.columns.flatMap(({ taken, answering }) => (taken ? [answering!.question] : []));
  return answers.map((row) =>
    Object.fromEntries(
      taken.map((name) => {
        const { stored } = row[name]!;
        return [name, stored === null ? null : String(stored)];
      })
    )
  );
}

const plain = (rows: Record<string, unknown>[]) =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value).replace(/\.0$/, '')]))
  );

describe.each(tables)('a form of $survey, $table.name, $locale', ({ table, codebook, locale }) => {
  test.each([
    ['xlsx', savedAsBook],
    ['csv', savedAsCsv]
  ])(
    'filled in at random and saved as %s is read without a question, every value as it was',
    async (kind, saved) => {
      const property = fc.asyncProperty(rowsOf(table, codebook, locale), async (answers) => {
        const book = await openedForm(table, codebook, locale);
        fill(book, table, answers);
        const file = await loaded(codebook, saved(book), `小调查_${table.label[locale.slice(0, 2)]}.${kind}`);
        try {
          expect(asked(file, table)).toEqual([]);
          expect(file.report).toMatchObject({
            table: table.name,
            records: answers.length + 1,
            rows: answers.length,
            rejectCounts: { example: 1 },
            notUnderstood: [],
            absent: []
          });
          expect(file.report.columns.map(({ answering }) => answering?.question)).toEqual(
            table.variables.map(({ name }) => name)
          );
          expect(plain(await stored(file))).toEqual(plain(expected(answers, file)));
        } finally {
          await dropAll(engine);
        }
      });
      await fc.assert(property, { numRuns: 4, seed: 20140930, endOnFailure: true });
    },
    60_000
  );
});

/** What people do to a form before, while and after they fill it in. */
describe('a form of the units of xiaogan', () => {
  const codebook = codebooks['xiaogan']!;
  const unit = codebook.tables.find(({ name }) => name === 'unit')!;
  const place = (name: string) => unit.variables.findIndex((variable) => variable.name === name);
  /** worded by hand: what each of these words means stands in choices.csv and areas.csv */
  const typed: Record<string, [typed: string | number, stored: string | number]> = {
    unit_id: ['0042', '0042'],
    period: ['2014', '2014'],
    district_code: ['孝南区', '420902'],
    unit_type: ['企业', 'enterprise'],
    employees: [128, 128],
    union_form: ['单独建会', 'independent'],
    members: [120, 120],
    chair_fulltime: ['是', 1]
  };
  const row: Answers = Object.fromEntries(
    unit.variables.map(({ name }) => [name, typed[name] ? { typed: typed[name][0], stored: typed[name][1] } : blank])
  );
  const values = Object.fromEntries(Object.entries(typed).map(([name, [, value]]) => [name, String(value)]));
  const withId = (id: string): Answers => ({ ...row, unit_id: { typed: id, stored: id } });

  async function read(change: (book: WorkBook) => void, save = savedAsBook): Promise<Loaded> {
    const book = await openedForm(unit, codebook, 'zh-CN');
    change(book);
    return loaded(codebook, save(book), 'form');
  }
  afterEach(() => dropAll(engine));

  test('that nobody has filled in has no row, and says that its example is none', async () => {
    const { report, tables } = await read(() => {});
    expect(report).toMatchObject({
      records: 1,
      rows: 0,
      rejectCounts: { example: 1 },
      problem: { code: 'noUsableRow' }
    });
    expect(problemText(report.problem!, codebook)).toContain(m.intake_reject_example());
    expect(tables).toEqual([]);
  });

  test.each([
    ['below the example', (book: WorkBook) => fill(book, unit, [row]), 1],
    ['over the example: it is a row', (book: WorkBook) => fill(book, unit, [row], 1), 0],
    [
      'after the example was copied down over empty rows',
      (book: WorkBook) => {
        const sheet = firstSheet(book);
        const example = utils.sheet_to_json<string[]>(sheet, { header: 1 })[1]!;
        utils.sheet_add_aoa(sheet, [example, example, example], { origin: 'A3' });
        fill(book, unit, [row], 5);
      },
      4
    ],
    [
      'after the example was deleted',
      (book: WorkBook) => {
        const [head] = utils.sheet_to_json<string[]>(firstSheet(book), { header: 1 });
        book.Sheets[book.SheetNames[0]!] = utils.aoa_to_sheet([head!]);
        fill(book, unit, [row], 1);
      },
      0
    ],
    [
      'far below, with rows between that were only touched',
      (book: WorkBook) => {
        utils.sheet_add_aoa(firstSheet(book), [[' ', '', ' ']], { origin: 'A4' });
        fill(book, unit, [row], 40);
      },
      1
    ],
    [
      'after cells of the example were cleared',
      (book: WorkBook) => {
        for (const name of ['unit_id', 'district_code', 'employees'])
          delete firstSheet(book)[utils.encode_cell({ r: 1, c: place(name) })];
        fill(book, unit, [row]);
      },
      1
    ],
    [
      'on a sheet with another name, whose choices are in sight',
      (book: WorkBook) => {
        fill(book, unit, [row]);
        const [name, lists] = book.SheetNames;
        book.SheetNames = ['孝南区上报', lists!];
        book.Sheets = { 孝南区上报: book.Sheets[name!]!, [lists!]: book.Sheets[lists!]! };
        book.Workbook!.Sheets = [{ name: '孝南区上报' }, { name: lists! }];
      },
      1
    ],
    [
      'on a sheet beside which the choices were deleted',
      (book: WorkBook) => {
        fill(book, unit, [row]);
        book.SheetNames = [book.SheetNames[0]!];
      },
      1
    ]
  ])('filled in %s', async (_, change, examples) => {
    const file = await read(change);
    expect(asked(file, unit)).toEqual([]);
    expect(file.report).toMatchObject({ records: 1 + examples, rows: 1 });
    expect(file.report.rejectCounts.example ?? 0).toBe(examples);
    expect(await stored(file)).toMatchObject([values]);
  });

  test('with columns in another order, some deleted, and one more of serial numbers, is read as it was meant', async () => {
    const file = await read((book) => {
      fill(book, unit, [row, withId('0043')]);
      const records = utils.sheet_to_json<unknown[]>(firstSheet(book), { header: 1, defval: null });
      const kept = [
        place('members'),
        ...Object.keys(typed)
          .map(place)
          .reverse()
          .filter((at) => at !== place('members'))
      ];
      const moved = records.map((record, at) => [at === 0 ? '序号' : at, ...kept.map((from) => record[from])]);
      book.Sheets[book.SheetNames[0]!] = utils.aoa_to_sheet(moved);
    });
    expect(file.report).toMatchObject({ records: 3, rows: 2, rejectCounts: { example: 1 }, problem: null });
    expect(file.report.columns.filter(({ taken }) => taken)).toHaveLength(Object.keys(typed).length);
    expect(await stored(file)).toMatchObject([values, { ...values, unit_id: '0043' }]);
  });

  test('in which codes, other names and thousands marks were typed means the same', async () => {
    const file = await read((book) =>
      fill(book, unit, [
        {
          ...row,
          district_code: { typed: '420902', stored: '420902' },
          unit_type: { typed: 'enterprise', stored: 'enterprise' },
          union_form: { typed: '单独建立', stored: 'independent' },
          chair_fulltime: { typed: 1, stored: 1 },
          employees: { typed: '1,280', stored: 1280 }
        }
      ])
    );
    expect(asked(file, unit)).toEqual([]);
    expect(await stored(file)).toMatchObject([{ ...values, employees: '1280' }]);
  });

  test('whose example was edited and not filled over is not counted in silence: it is asked about', async () => {
    const edited = await read((book) => {
      fill(book, unit, [row]);
      utils.sheet_add_aoa(firstSheet(book), [[130]], { origin: { r: 1, c: place('employees') } });
    });
    expect(edited.report).toMatchObject({ records: 2, rows: 1, rejectCounts: { unknownArea: 1 } });
    expect(asked(edited, unit)).not.toEqual([]);
    await dropAll(engine);

    // somebody takes the example for the first row, and leaves what they do not know
    const half = await read((book) =>
      ['unit_id', 'period', 'district_code', 'employees'].forEach((name) =>
        utils.sheet_add_aoa(firstSheet(book), [[typed[name]![0]]], { origin: { r: 1, c: place(name) } })
      )
    );
    expect(half.report).toMatchObject({ records: 1, rows: 1, rejectCounts: {} });
    expect(await stored(half)).toMatchObject([{ unit_id: '0042', employees: '128', union_form: null, members: null }]);
    expect(asked(half, unit)).not.toEqual([]);
  });

  test('whose example was filled over but for its id has a row whose id is asked about', async () => {
    const file = await read((book) => {
      fill(book, unit, [row], 1);
      utils.sheet_add_aoa(firstSheet(book), [['示例：0012']], { origin: 'A2' });
    });
    expect(file.report).toMatchObject({ records: 1, rows: 1, rejectCounts: {} });
    expect(asked(file, unit)).toEqual([{ kind: 'misread', columns: ['unit_id'], count: 1 }]);
    expect(await stored(file)).toMatchObject([{ ...values, unit_id: null }]);
  });

  test('without its column of districts, a sheet a district, has no example among its rows', async () => {
    const book = utils.book_new();
    const opened = await openedForm(unit, codebook, 'zh-CN');
    fill(opened, unit, [row]);
    const records = utils.sheet_to_json<unknown[]>(firstSheet(opened), { header: 1, defval: null });
    for (const name of ['孝南区', '大悟县']) {
      const below = records.map((record, at) => (at === 2 ? [`${name}0042`, ...record.slice(1)] : record));
      const kept = below.map((record) => record.filter((_, at) => at !== place('district_code')));
      utils.book_append_sheet(book, utils.aoa_to_sheet(kept), name);
    }
    const instructions = { columns: { 工作表: { question: 'district_code', option: null } } };
    const [file] = await load(engine, codebook, [{ file: savedAsBook(book), name: 'form', instructions }]);
    expect(file!.report).toMatchObject({ records: 4, rows: 2, rejectCounts: { example: 2 }, notUnderstood: [] });
    expect(file!.report.areas).toEqual({ 420902: 1, 420922: 1 });
  });

  test('of which two districts sent one each, on two sheets of one workbook, is read as one table', async () => {
    const file = await read((book) => {
      fill(book, unit, [row]);
      const records = utils.sheet_to_json<unknown[]>(firstSheet(book), { header: 1, defval: null });
      records[2]![place('unit_id')] = '0043';
      utils.book_append_sheet(book, utils.aoa_to_sheet(records), '第二张');
    });
    expect(asked(file, unit)).toEqual([]);
    expect(file.report).toMatchObject({ records: 4, rows: 2, rejectCounts: { example: 2 } });
  });

  test('saved as .xls, or as a CSV in GBK, is read as it was', async () => {
    const xls = await read(
      (book) => fill(book, unit, [row]),
      (book) => new Blob([write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer])
    );
    expect([asked(xls, unit), await stored(xls)]).toEqual([[], [expect.objectContaining(values)]]);
    await dropAll(engine);
    const gbk = await read(
      (book) => fill(book, unit, [row]),
      (book) => new Blob([gb18030(utils.sheet_to_csv(firstSheet(book)))])
    );
    expect([asked(gbk, unit), await stored(gbk)]).toEqual([[], [expect.objectContaining(values)]]);
  });

  test.each(['f1_form_libreoffice.xlsx', 'f1_form_libreoffice.csv'])(
    'filled in and saved as %s is read as it was',
    async (name) => {
      const file = (await load(engine, codebook, [fixture(`xiaogan/${name}`)]))[0]!;
      expect(asked(file, unit)).toEqual([]);
      expect(file.report).toMatchObject({ records: 2, rows: 1, rejectCounts: { example: 1 } });
      expect(await stored(file)).toMatchObject([values]);
    }
  );

  test('whose example was set aside can have it back, and then its words are not understood', async () => {
    const book = await openedForm(unit, codebook, 'zh-CN');
    fill(book, unit, [row]);
    const [back] = await load(engine, codebook, [
      { file: savedAsBook(book), name: 'form', instructions: { takenBack: [2] } }
    ]);
    expect(back!.report).toMatchObject({ records: 2, rows: 1, rejectCounts: { unknownArea: 1 } });
  });
});
