import { expect, test } from 'vitest';
import { is, isUnrecognised, variable, reads } from '../variables';

const read = reads(variable('area', '所在地区'));

test.each([
  ['420902', '420902', null],
  ['4209GX', '4209GX', null],
  ['4209gx', '4209GX', 'alias'],
  ['420902.0', '420902', 'decimal'],
  ["'420902", '420902', 'textMark'],
  ['420902 ', '420902', 'textMark'],
  ['４２０９０２', '420902', 'wide'],
  ['420,902', '420902', 'grouped'],
  ['420902000000', '420902', 'alias'],
  ['420902000', '420902', 'alias'],
  ['420900000000', '420900', 'alias'],
  ['420902100000', '420902100', 'alias'],
  ['420902100', '420902100', null],
  ['420902孝南区', '420902', 'label'],
  ['孝南区', '420902', 'label'],
  [' 孝 南\u3000区\u00a0', '420902', 'label'],
  ['Xiaonan', '420902', 'label'],
  ['梦泽', '420923', 'alias'],
  ['开发区', '4209GX', 'alias'],
  ['孝南', '420902', 'alias'],
  ['大悟', '420922', 'alias'],
  ['孝感市孝南区', '420902', 'alias'],
  ['孝感孝南', '420902', 'alias'],
  ['孝感市孝南', '420902', 'alias'],
  ['湖北省孝感市孝南区', '420902', 'alias'],
  ['湖北-孝感-孝南', '420902', 'alias'],
  ['湖北省 / 孝感市 / 孝南区', '420902', 'alias'],
  ['孝感开发区', '4209GX', 'alias'],
  ['孝感市', '420900', 'label'],
  ['湖北省孝感市', '420900', 'alias'],
  ['新铺镇', '420902100', 'label'],
  ['新铺', '420902100', 'alias'],
  ['孝南区新铺镇', '420902100', 'alias'],
  ['湖北省孝感市孝南区新铺镇', '420902100', 'alias'],
  ['孝感市新铺镇', '420902100', 'alias'],
  ['大悟县城关镇', '420922100', 'label'],
  ['大悟城关镇', '420922100', 'alias'],
  ['孝感市大悟县城关镇', '420922100', 'alias'],
  ['三里镇', '420922113', 'label'],
  ['云梦三里', '420923200', 'alias']
] as const)('recoder(area)(%j) is %s by the rule %s', (text, code, rule) => {
  expect(read(text)).toEqual(is(text, code, rule));
});

test.each([
  ['城关镇'], // of two counties
  ['城关'],
  ['三里'], // 三里镇 and 三里乡
  ['孝感市城关镇'],
  ['大悟县孝南区'],
  ['大悟县新铺镇'],
  ['孝楠区'],
  ['孝南区以外'],
  ['武汉市孝南区'],
  ['4.20902E+05'],
  ['420902.5'],
  ['42090'],
  ['420999'],
  ['420902000001'],
  ['市'],
  ['区'],
  ['其他'],
  ['__proto__'],
  ['孝南'.repeat(5000)]
])('recoder(area)(%j) is not understood', (text) => {
  expect(read(text)).toMatchObject({ text, notUnderstood: true });
});

test.each([
  ['孝楠区', '420902'],
  ['大误县', '420922'],
  ['云梦悬', '420923'],
  ['42902', '420902']
])('recoder(area)(%j) suggests %s first', (text, code) => {
  expect(read(text)).toMatchObject({ notUnderstood: true, suggestions: expect.arrayContaining([code]) });
});

test('recoder(area)(..) has no suggestion for what is like nothing', () => {
  expect(read('上海')).toEqual(isUnrecognised('上海'));
});
