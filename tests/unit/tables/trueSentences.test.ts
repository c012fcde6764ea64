import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { QueryError, type Engine } from '../../../src/lib/engine/engine';
import { problemText } from '../../../src/lib/intake/words/problemText';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { load } from '../../../src/lib/tables/load/load';
import { nativeEngine } from '../../nativeEngine';
import { codebookOf } from '../../pack';
import { workbookOf } from '../intake/madeBooks';
import { fixture } from './survey';

/** What the page says of a file that it cannot use is true of that file, and says what to do. */
const codebook = codebookOf('xiaogan');
let engine: Engine;

beforeAll(async () => {
  overwriteGetLocale(() => 'zh-CN');
  engine = await nativeEngine();
});
afterAll(() => engine.close());

async function sentence(file: Blob, name = 'a.csv', by: Engine = engine): Promise<string> {
  const [one] = await load(by, codebook, [{ name, file }]);
  expect(one!.report.problem).not.toBeNull();
  return problemText(one!.report.problem!, codebook);
}

const header = '单位编号,统计期,报送地区,单位类型,经营状态,职工总数（人）,建会形式,会员总数（人）';
const unit = 'U1,2014,孝南区,企业,正常经营,9,未建立,0';
const text = (content: string) => new Blob([content]);

const cases: [what: string, file: () => Blob | Promise<Blob>, says: RegExp, not: RegExp][] = [
  ['100,000 columns', () => text(Array.from({ length: 100_000 }, () => '列').join(',')), /100,000 列.*16,384/, /空的/],
  ['a .gz', () => new Blob([Uint8Array.from(gzipSync(`${header}\n${unit}`))]), /\.gz 压缩文件/, /不是文本/],
  [
    'district codes that are all unknown',
    () =>
      text(
        [header, ...[1, 2, 3, 4, 5, 6].map((one) => `51010${one}`).map((code) => unit.replace('孝南区', code))].join(
          '\n'
        )
      ),
    /“报送地区”列的内容没有一个是本调查的地区（如 510101/,
    /缺少/
  ],
  [
    'one cell of 5 MB in the header',
    () => text(`"${'长'.repeat(1_700_000)}",单位编号\n`),
    /过长.*内容太多/,
    /没有成对，后面/
  ],
  [
    'one cell of 5 MB in the body',
    () => text(`${header}\n${unit.replace('企业', `"${'长'.repeat(1_700_000)}"`)}\n`),
    /第 2 行有一个单元格过长.*内容太多/,
    /没有成对，后面/
  ],
  [
    'columns that two tables have',
    () => text('unit_id,period,district_code,unit_type\nu1,2014,420902,enterprise\n'),
    /认出的 \d 列在“.+”和“.+”里都有.*请选定所属的表/,
    /第一行/
  ],
  ['a PDF', () => text('%PDF-1.4\n'), /PDF/, /列/],
  ['an RTF', () => text('{\\rtf1\\ansi 单位}'), /RTF/, /列中/],
  ['JSON', () => text('[{"unit_id": "U1", "district_code": "420902"}]'), /JSON/, /列中/],
  [
    'an .xls that Excel has encrypted, perhaps without a password to open it',
    () => fixture('protected.xls').file,
    /已加密.*可能设有打开密码，也可能只是保护了工作簿/,
    /^工作簿设有打开密码/
  ],
  ['an .xlsx with a password', () => fixture('protected.xlsx').file, /^工作簿设有打开密码/, /只是/],
  [
    'a workbook with no usable sheet',
    () =>
      workbookOf([
        { name: '封面', rows: [['调查汇总'], ['二〇一四年']] },
        {
          name: '联系人',
          rows: [
            ['姓名', '职务'],
            ['张三', '主席']
          ]
        },
        {
          name: '备份',
          rows: [
            ['甲', '乙'],
            [1, 2]
          ],
          state: 'hidden'
        }
      ]),
    /看过的工作表：封面 · 联系人 · 备份。$/,
    /表头是否在第一行.*表头是否在第一行/
  ]
];

test.each(cases)('load(%s) says so, and nothing that is not so', async (_, file, says, not) => {
  const said = await sentence(await file());
  expect(said).toMatch(says);
  expect(said).not.toMatch(not);
  expect(said).toMatch(/请.*。$/);
});

test('a zip that would unpack to gigabytes is told by the limit, not as 0 MB', () => {
  const said = problemText({ code: 'tooLarge', detail: { bytes: 4e12, limit: 2e9 } });
  expect(said).toMatch(/2,000 MB/);
  expect(said).not.toMatch(/ 0(\.0)? MB/);
});

test.each([
  ['.单位.csv', () => text(`${header}\n${unit}`)],
  ['.单位.xlsx', () => workbookOf([{ name: '一', rows: [header.split(','), unit.split(',')] }])]
])('load(%s) reads a file whose name begins with a dot', async (name, file) => {
  const [one] = await load(engine, codebook, [{ name, file: file() }]);
  expect(one!.report).toMatchObject({ file: name, rows: 1, problem: null });
});

test('a file that the system no longer gives is told as that', async () => {
  const gone = new Blob([header]);
  gone.slice = () => {
    throw new DOMException('The requested file could not be read', 'NotReadableError');
  };
  const said = await sentence(gone);
  expect(said).toMatch(/可能已被移动、改名、删除，或正被其他程序占用/);
  expect(said).not.toMatch(/[a-z]{4}/i);
});

/** The engine's words are for who mends the page: they never stand alone, and come last. */
test.each([
  [
    new QueryError('SELECT 1', new Error('Binder Error: no such column\nLINE 1')),
    /引擎.*技术信息：Binder Error: no such column。$/
  ],
  [new QueryError('SELECT 1', new Error('Out of Memory Error: failed to pin block')), /内存不够/],
  [new RangeError('Array buffer allocation failed'), /内存不够/],
  [new TypeError('x is undefined'), /本页读这个文件时出了错.*技术信息：x is undefined。$/]
])('a failure %s is told in a sentence of its own', async (cause, says) => {
  const failing: Engine = Object.assign(Object.create(engine) as Engine, { query: () => Promise.reject(cause) });
  const said = await sentence(text(`${header}\n${unit.replace('9', '9人')}`), 'a.csv', failing);
  expect(said).toMatch(says);
  expect(said).toMatch(/请/);
});
