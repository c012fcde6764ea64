import { describe, expect, test } from 'vitest';
import type { Instructions } from '../../../src/lib/intake/shape/instructions';
import { sniff, type Shape } from '../../../src/lib/intake/shape/sniff';
import { survey } from '../tables/survey';

async function shape(text: string, instructions: Instructions = {}): Promise<Shape> {
  const result = await sniff(new TextEncoder().encode(text), instructions, survey);
  if ('problem' in result) throw new Error(result.problem.code);
  return result;
}

const rows = (...records: string[]): string => records.map((record) => `${record}\n`).join('');

/** Rows of numbers below three words. */
const numbers = (delimiter: string, count = 8): string[] =>
  Array.from({ length: count }, (_, i) =>
    ['一厂二厂三厂四厂五厂六厂七厂八厂'.slice(2 * i, 2 * i + 2), i, 5 * i].join(delimiter)
  );

describe('sniff(text) finds delimiter, header and where records begin', () => {
  test.each([
    ['a,b,c\n1,2,3\n', ',', ['a', 'b', 'c'], 6, 2],
    ['a;b\n1,5;2\n', ';', ['a', 'b'], 4, 2],
    ['a\tb\r\n1\t2\r\n', '\t', ['a', 'b'], 5, 2],
    ['\ufeff职,"b,""c"""\n1,2\n', ',', ['职', 'b,"c"'], 17, 2],
    ['\n \r\n"a;1\nx";b\n1;2\n', ';', ['a;1\nx', 'b'], 14, 5],
    ['a,b', ',', ['a', 'b'], 3, 2],
    ['a|b|c\r1|2|3\r', '|', ['a', 'b', 'c'], 6, 2],
    ['a,b\r\n1,2\n3,4\r5,6', ',', ['a', 'b'], 5, 2],
    ['\ufeff\r\r\n,,\na , b,\n1,2,\n', ',', ['a', 'b', ''], 16, 5],
    ['只有一列\n一\n二\n', ',', ['只有一列'], 13, 2]
  ])('%j', async (text, delimiter, header, start, firstLine) => {
    expect(await shape(text)).toMatchObject({ delimiter, header, start, firstLine });
  });
});

describe('sniff(text) tells delimiters apart', () => {
  test.each<[what: string, text: string, delimiter: string]>([
    ['a title without any', rows('2014年汇总表', '单位,人数,会员', ...numbers(',')), ','],
    ['a title with commas over semicolons', rows('孝南区，一季度, 汇总, 上报', '单位;人数;会员', ...numbers(';')), ';'],
    ['decimal commas', rows('单位;工资;经费', ...Array.from({ length: 9 }, (_, i) => `${i}厂;${i},5;${i},25`)), ';'],
    ['decimal commas in every field', rows('a;b', ...Array.from({ length: 30 }, (_, i) => `${i},5;2,${i}`)), ';'],
    ['lists with bars in commas', rows('编号,服务', ...Array.from({ length: 9 }, (_, i) => `${i},a|b|c|d`)), ','],
    [
      'lists with semicolons in tabs',
      rows('编号\t服务', ...Array.from({ length: 9 }, (_, i) => `${i}\t甲;乙;丙`)),
      '\t'
    ],
    ['commas in quotes in bars', rows('编号|"名,称"|人数', '1|"一,厂"|5', '2|"二,厂"|6'), '|'],
    ['tabs that keep numbers as text', rows('编号,人数', '\t42090201,5', '\t42090202,6'), ','],
    ['a quoted field with lines of semicolons', rows('编号,意见', '1,"a;b\nc;d;e"', '2,"f;g"'), ',']
  ])('%s', async (_, text, delimiter) => {
    expect((await shape(text)).delimiter).toBe(delimiter);
  });

  test('and believes instructions.delimiter', async () => {
    expect(await shape('a,b;c\n1,2;3\n', { delimiter: ';' })).toMatchObject({ delimiter: ';', header: ['a,b', 'c'] });
  });
});

describe('sniff(text) passes titles over', () => {
  test.each<[what: string, text: string, record: number, header: string[]]>([
    ['one', rows('2014年基层工会调查汇总表,,', '单位,人数,会员', ...numbers(',')), 1, ['单位', '人数', '会员']],
    [
      'merged over the width',
      rows('汇总表,汇总表,汇总表', '单位,人数,会员', ...numbers(',')),
      1,
      ['单位', '人数', '会员']
    ],
    [
      'merged over a part',
      rows('汇总表,汇总表,2014年9月', '单位,人数,会员', ...numbers(',')),
      1,
      ['单位', '人数', '会员']
    ],
    ['in the middle', rows(',汇总表,', '单位,人数,会员', ...numbers(',')), 1, ['单位', '人数', '会员']],
    [
      'with office, date and unit',
      rows(
        '汇总表,,',
        '填报单位：孝南区总工会,,制表人：张三',
        '填报日期：2014年9月30日,,单位：人',
        '单位,人数,会员',
        ...numbers(',')
      ),
      3,
      ['单位', '人数', '会员']
    ],
    ['with a comma in quotes', rows('"调查,汇总表"', '单位,人数,会员', ...numbers(',')), 1, ['单位', '人数', '会员']],
    [
      'with commas',
      rows('调查,汇总,表', '单位编号,所在区,建会形式', 'U1,东区,自建', 'U2,西区,自建'),
      1,
      ['单位编号', '所在区', '建会形式']
    ],
    ['over names and texts only', rows('名册', '单位编号,所在区', 'U1,东区', 'U2,西区'), 1, ['单位编号', '所在区']],
    ['none: a header nobody knows over texts', rows('名,址', '甲,大街', '乙,小巷', '丙,广场'), 0, ['名', '址']],
    ['none: no header at all', rows('U1,东区,12', 'U2,西区,15', 'U3,东区,12'), 0, ['U1', '东区', '12']],
    [
      'none: a column without a name',
      rows('单位编号,所在区,,职工人数', 'U1,东区,x,5', 'U2,西区,x,7'),
      0,
      ['单位编号', '所在区', '#3', '职工人数']
    ]
  ])('%s', async (_, text, headerRecord, header) => {
    expect(await shape(text)).toMatchObject({ headerRecord, headerRecords: 1, header });
  });
});

describe('sniff(text) joins a header of two records', () => {
  const body = ['一厂,12,3,10,2', '二厂,15,6,14,6', '三厂,9,0,9,0'];
  const joined = ['单位', '职工 · 合计', '职工 · 女', '会员 · 合计', '会员 · 女'];
  test.each<[what: string, text: string, record: number, header: string[]]>([
    ['with heads merged to the right', rows('单位,职工,,会员,', ',合计,女,合计,女', ...body), 0, joined],
    ['of a workbook', rows('单位,职工,职工,会员,会员', '单位,合计,女,合计,女', ...body), 0, joined],
    [
      'below titles',
      rows('汇总表,,,,', '填报单位：一厂,,,单位：人,', '单位,职工,,会员,', ',合计,女,合计,女', ...body),
      2,
      joined
    ],
    ['with the words of one-row heads below', rows(',职工,,会员,', '单位,合计,女,合计,女', ...body), 0, joined],
    [
      'with heads that only one column has',
      rows('单位,职工,,备注,', ',合计,女,,', '一厂,12,3,无,', '二厂,15,6,有,'),
      0,
      ['单位', '职工 · 合计', '职工 · 女', '备注', '']
    ],
    [
      'of known words under sections',
      rows('基本情况,,,工会,', '单位编号,所在区,职工人数,建会形式,会员', 'U1,东区,5,自建,有'),
      0,
      ['基本情况 · 单位编号', '基本情况 · 所在区', '基本情况 · 职工人数', '工会 · 建会形式', '工会 · 会员']
    ],
    [
      'of options under a question',
      rows('单位编号,所在区,最关心的问题,,', ',,劳动就业,教育培训,收入分配', 'U1,东区,1,0,1', 'U2,西区,0,0,1'),
      0,
      ['单位编号', '所在区', '最关心的问题 · 劳动就业', '最关心的问题 · 教育培训', '最关心的问题 · 收入分配']
    ]
  ])('%s', async (_, text, headerRecord, header) => {
    expect(await shape(text)).toMatchObject({ headerRecord, headerRecords: 2, header });
  });

  test.each<[what: string, text: string, record: number]>([
    ['a row of texts below', rows('名称,地址,联系人', '一厂,大街,甲', '二厂,小巷,乙'), 0],
    ['unnamed columns over texts', rows('名称,地址,,备注', '一厂,大街,甲,好', '二厂,小巷,乙,差'), 0],
    ['a merged head without words below', rows('名称,职工,职工', '一厂,5,3', '二厂,7,4'), 0],
    ['a title over the header', rows('基层工会情况,,,', '名称,职工,女职工,会员', '一厂,5,3,2'), 1],
    ['a first row with empty fields', rows('名称,一月,二月,三月', ',,1,2', '二厂,7,4,3'), 0]
  ])('not %s', async (_, text, headerRecord) => {
    expect(await shape(text)).toMatchObject({ headerRecord, headerRecords: 1 });
  });
});

test('sniff(text) gives the same name twice a number that no other column has', async () => {
  const { header } = await shape('区县,区县,区县 (2),区县,,\n东区,2,丙,丁,,\n');
  expect(header).toEqual(['区县', '区县 (3)', '区县 (2)', '区县 (4)', '', '']);
});

test('sniff(text, { header }) takes the record that a person clicked, and two of them', async () => {
  const text = rows('汇总表,,', '', '甲,乙,丙', '单位,人数,会员', ...numbers(','));
  expect(await shape(text, { header: { record: 1, records: 1 } })).toMatchObject({
    header: ['甲', '乙', '丙'],
    headerRecord: 1,
    firstLine: 4
  });
  expect(await shape(text, { header: { record: 1, records: 2 } })).toMatchObject({
    header: ['甲 · 单位', '乙 · 人数', '丙 · 会员'],
    headerRecords: 2,
    firstLine: 5,
    start: 46
  });
  expect((await shape(text, { header: { record: 99, records: 1 } })).headerRecord).toBe(2);
});

test('sniff(text) shows 30 records with their lines, and keeps 200 below the header', async () => {
  const body = Array.from({ length: 300 }, (_, i) => `${i},"东\n区",5`);
  const { preview, sample } = await shape(rows('汇总表', '', '编号,所在区,人数', ...body));
  expect(preview).toHaveLength(30);
  expect(preview.slice(0, 4)).toEqual([
    { line: 1, fields: ['汇总表'] },
    { line: 3, fields: ['编号', '所在区', '人数'] },
    { line: 4, fields: ['0', '东\n区', '5'] },
    { line: 6, fields: ['1', '东\n区', '5'] }
  ]);
  expect(sample).toHaveLength(200);
  expect(sample[199]).toEqual(['199', '东\n区', '5']);
});

test('sniff(text) knows who exported it', async () => {
  expect(
    (await shape('序号,提交答卷时间,所用时间,来源,来自IP,1、性别\n1,2026/9/3,5秒,无,127.0.0.1,男\n')).platform
  ).toBe('wjx');
  expect((await shape('编号,人数\n1,2\n')).platform).toBe('plain');
});

test.each([
  ['', 'empty', {}],
  ['\ufeff\n , ,\n\r\n', 'empty', {}],
  ['\n"编号,人数\n1,2\n', 'unclosedQuote', { line: 2 }]
])('sniff(%j) says what is wrong: %s', async (text, code, detail) => {
  expect(await sniff(new TextEncoder().encode(text), {}, survey)).toEqual({ problem: { code, detail } });
});

test('sniff(text) reads a header below a title whose quote never closes', async () => {
  expect(await shape(rows('"汇总表', '单位编号,所在区,职工人数', 'U1,东区,5'))).toMatchObject({
    headerRecord: 1,
    firstLine: 3
  });
});

test('sniff(text) finds a header of 280 columns below a title, of which nobody knows one', async () => {
  const names = Array.from({ length: 280 }, (_, i) => `问题${String.fromCodePoint(0x4e00 + i)}，请回答`);
  const body = Array.from({ length: 300 }, (_, row) => names.map((_, i) => (i % 3 === 0 ? '满意' : row * i)).join(','));
  const text = rows('调查结果', names.join(','), ...body);
  await shape(text);
  const began = performance.now();
  const found = await shape(text);
  expect(performance.now() - began).toBeLessThan(400);
  expect(found).toMatchObject({ headerRecord: 1, header: names });
});
