import { expect, test } from 'vitest';
import { beginning } from '../../../src/lib/slides/beginning';
import { fileName } from '../../../src/lib/slides/fileName';

test.each([
  [['孝感市基层工会大调研', '建会率', '2014年'], '孝感市基层工会大调研_建会率_2014年.png'],
  [['a/b\\c:d*e?f"g<h>i|j'], 'a／b＼c：d＊e？f＂g＜h＞i｜j.png'],
  [['达标率 36.7%，还差 1,526\t家'], '达标率 36.7%，还差 1,526 家.png'],
  [['变化', '-3.2 个百分点'], '变化_-3.2 个百分点.png'],
  [['有效样本 <10'], '有效样本 ＜10.png'],
  [['Organisation: a union 22.6%'], 'Organisation：a union 22.6%.png'],
  [['-rf'], '_-rf.png'],
  [['  ..hidden.. ', ''], 'hidden.png'],
  [['con'], '_con.png'],
  [['LPT1'], '_LPT1.png'],
  [['\u202Egnp.exe'], 'gnp.exe.png'],
  [[''], 'figure.png'],
  [['长'.repeat(300)], `${'长'.repeat(79)}….png`]
])('fileName(%j, "png") is %j', (parts, name) => {
  expect(fileName(parts, 'png')).toBe(name);
});

test('a title that is too long gives way, and what says that its numbers are made up stays', () => {
  const name = fileName(['孝感市基层工会大调研', '2014', '长'.repeat(120), '模拟数据'], 'csv');
  expect(name).toBe(`孝感市基层工会大调研_2014_${'长'.repeat(58)}…_模拟数据.csv`);
  // Linux keeps 255 bytes
  expect(Buffer.byteLength(name)).toBeLessThan(255);
  const long = fileName(['长'.repeat(90), '短'.repeat(80), '模拟数据'], 'csv');
  expect(long).toMatch(/_模拟数据\.csv$/);
  expect([...long]).toHaveLength(84);
});

test.each([
  ['还差 1,526 家', 6, '还差…'],
  ['还差 1,526 家', 9, '还差…'],
  ['达标率 36.7%，各地合计', 12, '达标率 36.7%，各…'],
  ['达标率 36.7%，各地合计', 9, '达标率…'],
  ['达标率 36.7% → 42.6%', 8, '达标率…'],
  ['提高 −5.3 个百分点', 6, '提高…'],
  ['Most is lost after Agreements', 22, 'Most is lost after…'],
  ['建会率', 3, '建会率'],
  ['x'.repeat(50), 10, `${'x'.repeat(9)}…`]
])('of %j in %i signs stands %j', (text, most, short) => {
  expect(beginning(text, most)).toBe(short);
});
