import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import type { Codebook, TableSpec } from '../../../src/lib/codebook/codebook';
import { readCodebook } from '../../../src/lib/codebook/readCodebook';
import type { Engine } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { identifier } from '../../../src/lib/engine/sql';
import type { Locale } from '../../../src/lib/intake/form/example';
import { load, type Loaded } from '../../../src/lib/tables/load/load';
import { concerns } from '../../../src/lib/ui/intake/concerns';
import { fileState } from '../../../src/lib/ui/intake/intakeState';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf, surveys } from '../../pack';
import { dropAll } from './engineTables';
import { fill, openedForm, rowsOf, savedAsBook, savedAsCsv, type Answers } from './filledForm';
import { survey } from './survey';

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
  small: survey
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
  expect(fileState(report, open)).toBe(open.length + problem.length === 0 ? 'ready' : expect.anything());
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
        const file = await loaded(codebook, saved(book), `form.${kind}`);
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
            table.questions.map(({ name }) => name)
          );
          expect(plain(await stored(file))).toEqual(plain(expected(answers, file)));
        } finally {
          await dropAll(engine);
        }
      });
      await fc.assert(property, { numRuns: 6, seed: 20140930 });
    },
    60_000
  );
});
