import { describe, expect, test } from 'vitest';
import { numberReader } from '../../../../src/lib/intake/recode/readNumber';
import type { ChangeRule } from '../../../../src/lib/intake/report/report';
import { variable } from '../variables';

type Row = [label: string, text: string, value: number, rule: ChangeRule | null];

const whole: Row[] = [
  ['职工人数', '0', 0, null],
  ['职工人数', '-12', -12, null],
  ['职工人数', '2147483647', 2147483647, null],
  ['职工人数', '-2147483648', -2147483648, null],
  ['职工人数', '１，２３４人', 1234, 'unit'],
  ['职工人数', '１２３', 123, 'wide'],
  ['职工人数', '－３', -3, 'wide'],
  ['职工人数', '−3', -3, 'wide'],
  ['职工人数', '\u3000１２', 12, 'wide'],
  ['职工人数', '1,234,567', 1234567, 'grouped'],
  ['职工人数', '1 234', 1234, 'grouped'],
  ['职工人数', '1\u00a0234', 1234, 'grouped'],
  ['职工人数', '1\u202f234', 1234, 'grouped'],
  ['职工人数', "1'234", 1234, 'grouped'],
  ['职工人数', '１，２３４', 1234, 'grouped'],
  ['职工人数', "'123", 123, 'textMark'],
  ['职工人数', '‘123', 123, 'textMark'],
  ['职工人数', '\t123', 123, 'textMark'],
  ['职工人数', '\ufeff123', 123, 'textMark'],
  ['职工人数', '123\u00a0', 123, 'textMark'],
  ['职工人数', '\u200b123', 123, 'textMark'],
  ['职工人数', ' 123 ', 123, 'textMark'],
  ['职工人数', '0123', 123, 'textMark'],
  ['职工人数', '+123', 123, 'textMark'],
  ['职工人数', '123.0', 123, 'decimal'],
  ['职工人数', '123.000', 123, 'decimal'],
  ['职工人数', '-0', 0, 'textMark'],
  ['职工人数', '1.2万', 12_000, 'unit'],
  ['职工人数', '1.2万人', 12_000, 'unit'],
  ['职工人数', '1.13万人', 11_300, 'unit'],
  ['职工人数', '3千', 3_000, 'unit'],
  ['职工人数', '1.2亿', 120_000_000, 'unit'],
  ['职工人数', '12 人', 12, 'unit'],
  ['职工人数', '12名', 12, 'unit'],
  ['职工人数', '12个', 12, 'unit'],
  ['职工总数', '12人', 12, 'unit'],
  ['职工总数', '12家', 12, 'unit'], // the label names no unit: the number stays as it is written
  ['职工总数', '1.2万', 12_000, 'unit'],
  ['职工总数（人）', '1.2万', 12_000, 'unit'],
  ['单位数（家）', '12户', 12, 'unit'],
  ['参赛人次', '300人次', 300, 'unit'],
  ['走访职工人次', '300', 300, null],
  ['合同份数', '12份', 12, 'unit'],
  ['受理件数', '12件', 12, 'unit'],
  ['活动次数', '12次', 12, 'unit'],
  ['建会年份', '2014年', 2014, 'unit'],
  ['从事工会工作年限', '3年', 3, 'unit'],
  ['您的年龄', '25岁', 25, 'unit'],
  ['您的年龄', '25周岁', 25, 'unit'],
  ['培训天数', '3天', 3, 'unit'],
  ['年龄', '25岁', 25, 'unit'],
  ['会员评家满意率（%）', '95%', 95, 'unit'],
  ['会员评家满意率（%）', '９５％', 95, 'unit'],
  ['得分（分）', '85分', 85, 'unit'],
  ['所用时间（秒）', '528秒', 528, 'unit'],
  ['所用时间（秒）', '1分20秒', 80, 'unit'],
  ['所用时间（秒）', '1小时2分3秒', 3723, 'unit'],
  ['所用时间（秒）', '2分钟', 120, 'unit'],
  ['所用时间（秒）', '2分', 120, 'unit'],
  ['所用时间（秒）', '0:01:20', 80, 'unit'],
  ['所用时间（秒）', '528', 528, null],
  ['所用时间（分钟）', '120秒', 2, 'unit'],
  ['所用时间（分）', '2分', 2, 'unit'],
  ['所用时间', '528秒', 528, 'unit']
];

const decimals: Row[] = [
  ['工资', '12.50', 12.5, null],
  ['工资', '1e3', 1000, null],
  ['工资', '-3.5E2', -350, null],
  ['工资', '012', 12, null],
  ['工资', '0.125', 0.125, null],
  ['工资', '3,500.50', 3500.5, 'grouped'],
  ['工资', '１２.5', 12.5, 'wide'],
  ['工资', '5000元', 5000, 'unit'],
  ['资金（万元）', '1.2万元', 1.2, 'unit'],
  ['资金（万元）', '12000元', 1.2, 'unit'],
  ['资金（万元）', '0.5亿元', 5000, 'unit'],
  ['资金（万元）', '1.2', 1.2, null],
  ['资金（单位：万元）', '1.2万元', 1.2, 'unit'],
  ['资金（元）', '1.2万元', 12_000, 'unit'],
  ['资金（元）', '1.2万', 12_000, 'unit'],
  ['资金(元)', '1,200.5元', 1200.5, 'unit'],
  ['职工（万人）', '12000人', 1.2, 'unit'],
  ['满意率（%）', '12.5%', 12.5, 'unit'],
  ['满意率（%）', '0.125', 0.125, null]
];

test.each(whole)('numberReader(integer %s)(%j) is %d by the rule %s', (label, text, value, rule) => {
  expect(numberReader(variable('integer', label))(text)).toEqual({ value, rule });
});

test.each(decimals)('numberReader(decimal %s)(%j) is %d by the rule %s', (label, text, value, rule) => {
  expect(numberReader(variable('decimal', label))(text)).toEqual({ value, rule });
});

test('numberReader(..) finds the unit in an alias when the label has none, and in the label first', () => {
  expect(numberReader(variable('decimal', '资金', null, ['资金（万元）']))('12000元')?.value).toBe(1.2);
  expect(numberReader(variable('decimal', '资金（元）', null, ['资金（万元）']))('12000元')?.value).toBe(12_000);
});

describe('a factor that would have to be guessed is not', () => {
  test.each([
    ['integer', '资金（万元）', '1.2万'], // 1.2 or 12000 万元
    ['decimal', '资金（万元）', '1.2万'],
    ['decimal', '资金', '1.2万元'], // the other rows may be in 万元
    ['decimal', '资金', '1.2万'],
    ['integer', '资金', '1.2万元'],
    ['decimal', '职工（万人）', '1.2万'],
    ['decimal', '满意率', '12.5%'], // 12.5 or 0.125
    ['integer', '满意率', '12%'],
    ['decimal', '满意率（%）', '12.5‰'],
    ['integer', '职工人数', '12%'],
    ['integer', '职工总数（人）', '12家'],
    ['integer', '参加培训职工（人）', '120人次'], // visits are not persons
    ['integer', '走访人次', '120人'],
    ['integer', '培训天数', '16小时'],
    ['integer', '培训天数', '3年'],
    ['integer', '从事工会工作年限', '18个月'],
    ['integer', '所用时间', '1分20秒'], // seconds or minutes
    ['integer', '所用时间（秒）', '1:20'],
    ['integer', '所用时间（秒）', '1分80秒'],
    ['integer', '所用时间（秒）', '3天'],
    ['integer', '所用时间（分钟）', '90秒'], // 1.5
    ['integer', '满意率（%）', '85分']
  ] as const)('numberReader(%s %s)(%j) is null', (type, label, text) => {
    expect(numberReader(variable(type, label))(text)).toBeNull();
  });
});

test.each([
  '10-20',
  '10~20',
  '10—20',
  '10至20',
  '约12',
  '近百人',
  '12人左右',
  '12人以上',
  '12+',
  '≥100',
  '>60',
  '<5',
  '(1,234)',
  '（12）',
  '12，34',
  '1,23',
  '1,2345',
  '12,34,567',
  '1.234,5',
  '1,234 567',
  '12 34',
  '1 2',
  '1.5',
  '1万2千',
  '1万2',
  '1.2w',
  '一百二十',
  '十二人',
  '1.10E+17',
  '1e3',
  '1.2E+05',
  '2147483648',
  '-2147483649',
  '0x1F',
  '1_000',
  'NaN',
  'Infinity',
  '1/2',
  '½',
  '12²',
  '①',
  '②人',
  '12.3.4',
  '--1',
  '+-1',
  '.',
  '-',
  ',',
  '1,',
  '12人13人',
  '12 人 13',
  '人',
  '万',
  '%',
  '1%2',
  '2014-01',
  '#REF!',
  '__proto__',
  '\ud8001',
  '1\udc00',
  '1'.repeat(41),
  '1,'.repeat(5000)
])('numberReader(integer)(%j) is null', (text) => {
  expect(numberReader(variable('integer', '职工人数'))(text)).toBeNull();
});

test.each(['1e999', 'nan', '-inf', '1e', 'e3', '1e3人', '1..2', '1.2.3', '3,50', '1e3,000'])(
  'numberReader(decimal)(%j) is null',
  (text) => {
    expect(numberReader(variable('decimal', '工资'))(text)).toBeNull();
  }
);
