import { expect, test } from 'vitest';
import { readTargetFile, targetValue } from '../../../src/lib/intake/targets/readTargetFile';
import { codebookOf } from '../../pack';

const codebook = codebookOf('xiaogan');
const read = (csv: string) => readTargetFile(csv, codebook, '张三', '2014-11-28T08:00:00.000Z');
const head = 'indicator,area,period,value';

test('readTargetFile(csv) takes the rows of a targets.csv, with who set them and when where the file does not say it', () => {
  expect(read(`\uFEFF${head}\r\nO01,420922,2014,90\r\nO01,420900,,95%\r\n\r\n`)).toEqual({
    targets: [
      { indicator: 'O01', area: '420922', period: '2014', value: 0.9, by: '张三', at: '2014-11-28T08:00:00.000Z' },
      { indicator: 'O01', area: '420900', period: '', value: 0.95, by: '张三', at: '2014-11-28T08:00:00.000Z' }
    ],
    wrong: []
  });
  const named = read(`Period,Indicator,Value,Area,set_by,set_at\n2014,O01,90,420922,李四,2014-10-01\n`);
  expect(named!.targets).toMatchObject([{ area: '420922', by: '李四', at: '2014-10-01' }]);
});

test('readTargetFile(csv) counts every row that is no target with its line and why, and takes the others', () => {
  const { targets, wrong } = read(
    [
      head,
      'O99,420922,2014,0.9',
      'O01,999999,2014,0.9',
      'O01,420922002,2014,0.9',
      'O01,420922,1999,0.9',
      'O01,420922,2014,0.92',
      'O01,420922,2014,九成',
      'O01,420922,2014,',
      'O01,420922,2014,-0.1',
      'O01,420921,2014,80',
      'O01,420921,2014,90',
      'O01,420902,2014,80',
      'O01,420902,2014,80'
    ].join('\n')
  )!;
  expect(wrong.map(({ line, why }) => [line, why])).toEqual([
    [2, 'indicator'],
    [3, 'area'],
    [4, 'area'],
    [5, 'period'],
    [6, 'value'],
    [7, 'value'],
    [8, 'value'],
    [9, 'value'],
    [10, 'twice'],
    [11, 'twice']
  ]);
  expect(targets.map(({ area, value }) => [area, value])).toEqual([['420902', 0.8]]);
});

test.each([
  'unit_id,period,district_code,employees\nu1,2014,420902,5\n',
  'indicator,area,value\nO01,420902,0.9\n',
  '',
  '指标,地区\n'
])('readTargetFile(%j) is no file of targets', (csv) => {
  expect(read(csv)).toBeNull();
});

test.each([
  ['92%', 'percent', 0.92],
  ['92', 'percent', 0.92],
  ['0.92', 'percent', null],
  ['1', 'percent', null],
  ['1%', 'percent', 0.01],
  ['0', 'percent', 0],
  ['９２％', 'percent', 0.92],
  ['101', 'percent', null],
  ['100%', 'percent', 1],
  ['101%', 'percent', null],
  ['-5%', 'point', -0.05],
  ['10%', 'point', 0.1],
  ['-12.5', 'point', -0.125],
  ['4.2', 'number', 4.2],
  ['4.2%', 'number', null],
  ['-1', 'number', null],
  ['1e3', 'number', null],
  ['', 'percent', null]
] as const)('targetValue(%j) of a %s is %j', (text, format, value) => {
  expect(targetValue(text, { format })).toBe(value);
});
