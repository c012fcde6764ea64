import { describe, expect, test } from 'vitest';
import { writeForm } from '../../../../src/lib/files/xlsx/form/writeForm';
import { workbook } from '../../../../src/lib/files/xlsx/read/workbook';
import { readVisits } from '../../../../src/lib/intake/visits/readVisits';
import { mergeVisits, type Visit } from '../../../../src/lib/intake/visits/visit';
import { visitProgress } from '../../../../src/lib/intake/visits/visitProgress';
import { visitBook } from '../../../../src/lib/session/visits/visitBook';
import { codebookOf } from '../../../pack';

const codebook = codebookOf('xiaogan');
const none = { agreed: false, done: false, notApplicable: false, removed: false, note: '' };
const head = '单位编号,职工总数（人）,已约,已建,不适用,核减,备注';

describe('readVisits(csv, codebook)', () => {
  test('takes each unit once, with what is ticked and the remarks', () => {
    const back = readVisits(`${head}\nU1,143,是,,,,\nU2,90,12月3日,√,,,主席“已选”\nU3,8,,,,,`, codebook)!;
    expect(back.table.name).toBe('unit');
    expect(back.visits).toEqual([
      { ...none, unit: 'U1', agreed: true },
      { ...none, unit: 'U2', agreed: true, done: true, note: '主席“已选”' },
      { ...none, unit: 'U3' }
    ]);
  });
  test('in English, under title rows, in any order of its columns', () => {
    const back = readVisits('Visits of Monday,,\n,,\nSet up,To be left out,unit_id,Arranged\nyes,,U9,no', codebook)!;
    expect(back.visits).toEqual([{ ...none, unit: 'U9', done: true }]);
  });
  test.each(['未约', '不清楚', 'x', '大概', '2'])('%s is no yes: it counts as nothing and is told', (text) => {
    const back = readVisits(`${head}\nU1,1,,${text},,,`, codebook)!;
    expect(back.visits[0]!.done).toBe(false);
    if (text !== '未约') expect(back.unclear).toEqual([{ unit: 'U1', column: 'done', text }]);
  });
  test('a unit that stands there twice with different entries is noted by neither; twice the same it is there once', () => {
    const back = readVisits(`${head}\nU1,1,,是,,,\nU1,1,,,,,\nU2,1,是,,,,\nU2,1,是,,,,`, codebook)!;
    expect(back.visits.map(({ unit }) => unit)).toEqual(['U2']);
    expect(back.twice).toEqual(['U1']);
  });
  test.each([
    ['a table of units', '单位编号,已建会单位,职工总数\nU1,1,2'],
    ['a list without ids', '单位,已约,已建,不适用\nU1,是,,'],
    ['an empty sheet', '']
  ])('%s is no list of visits', (_, csv) => {
    expect(readVisits(csv, codebook)).toBeNull();
  });
});

test('what is handed out comes back: written, filled in, read from the file', async () => {
  const units = ['U1', '=1+1', '0012'];
  const value = (row: number) => units[row]!;
  const book = visitBook({
    title: '汉川市 · 建会率',
    lead: '未覆盖的共 3 家单位',
    columns: [
      { label: '单位编号', isNumber: false, value, words: value },
      { label: '职工总数（人）', isNumber: true, value: (row) => row + 0.5, words: String }
    ],
    rows: Int32Array.from([2, 0, 1]),
    view: { survey: 'xiaogan', wave: '2014', compare: null, area: '420984', base: 'covered', filters: {} },
    opened: { codebook, stored: [], simulated: new Set(), unconfirmed: [] }
  });
  expect(book.columns[0]!.note).toContain('汉川市');
  book.rows![0]![3] = '是';
  book.rows![2]![6] = '<b>电话不通</b>';
  const sheets = await workbook(await writeForm(book));
  if ('problem' in sheets) throw new Error('no workbook');
  const back = readVisits(await sheets[0]!.text.text(), codebook)!;
  expect(back.visits).toEqual([
    { ...none, unit: '0012', done: true },
    { ...none, unit: 'U1' },
    { ...none, unit: '=1+1', note: '<b>电话不通</b>' }
  ]);
});

const visit = (unit: string, area: string, more: Partial<Visit> = {}): Visit => ({ ...none, unit, area, ...more });

test('mergeVisits(noted, back) adds, tells what changes, and lets a blank row take nothing away', () => {
  const noted = new Map(
    [visit('U1', 'A', { done: true }), visit('U2', 'A', { agreed: true })].map((one) => [one.unit, one])
  );
  const { merged, changes, fresh, same } = mergeVisits(noted, [
    visit('U1', 'A'),
    visit('U2', 'A', { agreed: true, done: true }),
    visit('U3', 'B')
  ]);
  expect(merged.map(({ unit, done }) => [unit, done])).toEqual([
    ['U1', true],
    ['U2', true],
    ['U3', false]
  ]);
  expect(changes.map(({ after }) => after.unit)).toEqual(['U2']);
  expect([fresh, same]).toEqual([1, 1]);
});

test('visitProgress(visits, areas, total) counts each unit once, by area and together; areas without a list are left out', () => {
  const visits = [
    visit('U1', 'A', { done: true, agreed: true }),
    visit('U2', 'A'),
    visit('U1', 'A', { done: true }),
    visit('U3', 'C', { removed: true }),
    // of no reporting area: in the total only
    visit('U4', 'R', { notApplicable: true })
  ];
  expect(visitProgress(visits, ['A', 'B', 'C'], 'R/all')).toEqual([
    { area: 'A', listed: 2, agreed: 0, done: 1, notApplicable: 0, removed: 0 },
    { area: 'C', listed: 1, agreed: 0, done: 0, notApplicable: 0, removed: 1 },
    { area: 'R/all', listed: 4, agreed: 0, done: 1, notApplicable: 1, removed: 1 }
  ]);
  expect(visitProgress([], ['A'], 'R')).toEqual([]);
});
