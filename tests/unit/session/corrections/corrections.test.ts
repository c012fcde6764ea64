import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../../../src/lib/engine/engine';
import { rows } from '../../../../src/lib/engine/rows';
import { writeForm } from '../../../../src/lib/files/xlsx/form/writeForm';
import { workbook } from '../../../../src/lib/files/xlsx/read/workbook';
import { unzip } from '../../../../src/lib/files/zip/unzip';
import { readCorrections, type Correction } from '../../../../src/lib/intake/corrections/readCorrections';
import { overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { correctionBook, correctionFiles } from '../../../../src/lib/session/corrections/correctionBook';
import { faults } from '../../../../src/lib/session/corrections/faults';
import { mended, waitingCorrections } from '../../../../src/lib/session/corrections/mend';
import { opened } from '../../../../src/lib/session/files/place';
import type { OpenFile } from '../../../../src/lib/tables/load/assemble';
import { load } from '../../../../src/lib/tables/load/load';
import { nativeEngine } from '../../../nativeEngine';
import { codebookOf } from '../../../pack';

const codebook = codebookOf('xiaogan');
let engine: Engine;
beforeAll(async () => {
  engine = await nativeEngine();
});
afterAll(() => engine.close());
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const head = '单位编号,统计期,报送地区,单位类型,经营状态,职工总数（人）,其中：女职工,建会形式,会员总数（人）';
const units = [
  'U1,2014,汉川市,企业,正常经营,100,40,单独建会,90',
  // more women than employees, and the union nobody answered
  'U2,2014,汉川市,企业,正常经营,10,40,,0',
  // not understood
  'U3,2014,大悟县,企业,正常经营,很多,3,未建立,0',
  '"U4",2014,大悟县,"企业",正常经营,8,3,未建立,0'
];
const text = [head, ...units, ''].join('\r\n');

async function open(content = text, name = '单位.csv'): Promise<OpenFile[]> {
  return opened(await load(engine, codebook, [{ file: new Blob([content]), name, wave: '2014' }]), {
    userSupplied: true
  });
}
const wrong = ({ column }: { column: string }) => ['employees', 'employees_female', 'union_form'].includes(column);

describe('the cells that go back', () => {
  test('each with its file, line and what it says, and in words why', async () => {
    const found = (await faults(engine, codebook, await open())).faults.filter(wrong);
    expect(found.map(({ line, column, unit, area, now, why }) => [line, column, unit, area, now, why])).toEqual([
      [3, 'union_form', 'U2', '420984', '', '应填未填'],
      [3, 'employees_female', 'U2', '420984', '40', '前后矛盾：女职工多于职工总数'],
      [3, 'employees', 'U2', '420984', '10', '前后矛盾：女职工多于职工总数'],
      [4, 'employees', 'U3', '420922', '很多', '看不懂，没有计入：很多']
    ]);
  });

  test('no record without a faulty cell, and no table of persons', async () => {
    const found = (await faults(engine, codebook, await open())).faults;
    expect(new Set(found.map(({ unit }) => unit))).toEqual(new Set(['U2', 'U3']));
    const workers = '答卷编号,统计期,工作所在地区,是否工会会员\nR1,2014,汉川市,\n';
    expect((await faults(engine, codebook, await open(workers, '职工.csv'))).faults).toEqual([]);
  });

  test('an area has its own workbook, all of them are one zip', async () => {
    const found = (await faults(engine, codebook, await open())).faults;
    const zip = (await correctionFiles(found, codebook, true))!;
    expect(zip.name).toMatch(/^退改单_.*模拟数据\.zip$/);
    const files = await unzip(zip.file);
    const names = 'problem' in files ? [] : files.map(({ path }) => path);
    expect(names.sort()).toEqual(['退改单_大悟县_模拟数据.xlsx', '退改单_汉川市_模拟数据.xlsx']);
    expect(await correctionFiles([], codebook, true)).toBeNull();
  });
});

/** The list of all areas, filled in and read as it comes back. */
async function returned(files: OpenFile[], fill: Record<string, string>): Promise<Correction[]> {
  const book = correctionBook((await faults(engine, codebook, files)).faults, codebook);
  const [after, line, code] = ['更正为', '行号', '栏目代码'].map((one) =>
    book.columns.findIndex(({ head }) => head === one)
  );
  for (const row of book.rows!) row[after!] = fill[`${row[line!]} ${row[code!]}`] ?? '';
  const sheets = await workbook(await writeForm(book));
  if ('problem' in sheets) throw new Error('no workbook');
  return readCorrections(await sheets[0]!.text.text())!;
}
const stored = async ([file]: OpenFile[]) =>
  rows<Record<string, unknown>>(await engine.query(`SELECT * FROM "${file!.tables[0]!.name}" ORDER BY line__`));

describe('what comes back', () => {
  test('mends exactly the cells that were filled in', async () => {
    const files = await open();
    const back = await returned(files, {
      '3 union_form': '联合基层工会',
      '4 employees': '25',
      '3 employees_female': '4'
    });
    const waiting = await waitingCorrections('退改单.xlsx', back, files);
    expect(waiting.refused).toEqual([]);
    expect(waiting.changes.map(({ line, column, now, after }) => [line, column, now, after])).toEqual([
      [3, 'union_form', '', '联合基层工会'],
      [3, 'employees_female', '40', '4'],
      [4, 'employees', '很多', '25']
    ]);
    const source = await mended(files[0]!, waiting.changes, []);
    expect(await source.file.text()).toBe(
      text
        .replace('U2,2014,汉川市,企业,正常经营,10,40,,0', 'U2,2014,汉川市,企业,正常经营,10,4,联合基层工会,0')
        .replace('很多', '25')
    );
    const before = await stored(files);
    const after = await stored(opened(await load(engine, codebook, [source]), { userSupplied: true }));
    const wanted = structuredClone(before);
    Object.assign(wanted[1]!, { union_form: 'joint', employees_female: 4 });
    Object.assign(wanted[2]!, { employees: 25 });
    expect(after).toEqual(wanted);
  });

  const cell = (change: Partial<Correction> = {}): Correction => ({
    ...{ file: '单位.csv', line: 4, column: 'employees', now: '很多', after: '25' },
    ...change
  });
  test.each<[string, Correction[], string[]]>([
    ['of a file that is not open', [cell({ file: '别的.csv' })], ['file']],
    ['of a cell that says something else meanwhile', [cell({ now: '30' })], ['stale']],
    ['of a line that there is not', [cell({ line: 400 })], ['stale']],
    ['of a column that the file does not have', [cell({ column: 'insured_workers' })], ['column']],
    ['of a cell that is corrected in two ways', [cell(), cell({ after: '26' })], ['twice']]
  ])('a correction %s changes nothing and is told', async (_, corrections, why) => {
    const waiting = await waitingCorrections('x.xlsx', corrections, await open());
    expect(waiting.changes).toEqual([]);
    expect(waiting.refused.map((one) => one.why)).toEqual(why);
  });

  test('of two files of one name nobody knows which is meant', async () => {
    const [one, other] = [...(await open()), ...(await open(text.replace('很多', '多')))];
    const { changes, refused } = await waitingCorrections('x.xlsx', [cell()], [one!, { ...other!, id: 2 }]);
    expect([changes.length, refused[0]!.why]).toEqual([0, 'file']);
  });

  test('a file in GBK with a title over its heads is mended too, and read as it was', async () => {
    const { gb18030 } = await import('../../../gb18030');
    const file = new Blob([new Uint8Array(gb18030(`孝感市单位情况表\n${text.replaceAll('\r\n', '\n')}`))]);
    const files = opened(await load(engine, codebook, [{ file, name: '单位.csv', wave: '2014' }]), {
      userSupplied: true
    });
    const { changes } = await waitingCorrections('x.xlsx', [cell({ line: 5 })], files);
    const after = opened(await load(engine, codebook, [await mended(files[0]!, changes, [])]), { userSupplied: true });
    expect(after[0]!.report.rows).toBe(4);
    const [before, now] = [await stored(files), await stored(after)];
    expect(now[2]).toEqual({ ...before[2], employees: 25 });
  });

  test('a blank correction changes nothing, and 清空 clears', () => {
    const csv =
      '文件,行号,栏目代码,现在填的,更正为\nf.csv,3,employees,10,\nf.csv,4,employees,8,清空\nf.csv,x,employees,8,9';
    expect(readCorrections(csv)).toEqual([{ file: 'f.csv', line: 4, column: 'employees', now: '8', after: '' }]);
    expect(readCorrections('单位编号,职工总数\nU1,3')).toBeNull();
  });
});
