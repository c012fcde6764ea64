import { utils, write } from '@e965/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { desk } from '../desk';

let at: Awaited<ReturnType<typeof desk>>;

const head = ['unit_id', 'period', 'district', 'form', 'staff'];
const sheets = {
  东区: [head, ['u1', 2014, '100001', 'own', 5]],
  西区: [head, ['u2', 2014, '100002', 'own', 5]],
  职工: [['district', 'age'], ...Array<unknown[]>(500).fill(['100001', 30])]
};

beforeEach(async () => {
  at = await desk();
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  const file = new Blob([write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer]);
  await at.jobs.run((job) => at.pending.load(job, [{ name: 'book.xlsx', file }]));
});
afterEach(() => at.close());

const uses = () =>
  at.pending.now?.files.map(({ report }) => report.sheets.map(({ name, use }) => `${name}: ${use}`).join(', '));
const joined = '东区: read, 西区: read, 职工: other';

test('pending.readApart(at, sheet) reads it as a file beside the workbook, which tells of it no more', async () => {
  expect(uses()).toEqual([joined]);
  await at.pending.readApart(0, '职工');
  expect(uses()?.[0]).toBe('东区: read, 西区: read, 职工: elsewhere');
  expect(uses()?.[1]).toContain('职工: read');
});

test('pending.readApart(at, sheet) that a person cancels leaves the workbook and all of its sheets', async () => {
  const reading = at.pending.readApart(0, '职工');
  while (!at.jobs.now?.cancel) await new Promise((later) => setTimeout(later));
  at.jobs.now.cancel();
  await reading;
  expect(uses()).toEqual([joined]);
});

test('pending.readApart(at, sheet) of files that are discarded meanwhile troubles nobody', async () => {
  const reading = at.pending.readApart(0, '职工');
  while (!at.jobs.now?.cancel) await new Promise((later) => setTimeout(later));
  await Promise.all([at.pending.discard(), reading]);
  expect(at.pending.now).toBeNull();
  expect(at.jobs.trouble).toBeNull();
  expect(await at.tableNames()).toEqual([]);
});
