import { expect, test } from 'vitest';
import { isSameStem, stemOf } from '../../../../src/lib/intake/match/stem';

test.each<[header: string, text: string, number: number | null]>([
  ['3、您所在单位是否建立工会？', '您所在单位是否建立工会', 3],
  ['12、您最关心的切身利益问题（限选三项）【多选题】', '您最关心的切身利益问题', 12],
  ['18、请评价：—劳动就业', '请评价:—劳动就业', 18],
  ['3.你来自于：_填空1', '你来自于', 3],
  ['3.你来自于：_填空2', '你来自于:_填空2', 3],
  ['*　１．　职工总数（人）：', '职工总数', 1],
  ['Q7: Age*', 'age', 7],
  ['第9题：性别', '性别', 9],
  ['(5)工龄（年）', '工龄', 5],
  ['一、基本情况', '基本情况', null],
  ['其中：女职工', '其中:女职工', null],
  ['2014年工资', '2014年工资', null],
  ['1.5倍以上人数', '1.5倍以上人数', null],
  ['帮扶资金（万元）', '帮扶资金(万元)', null],
  ['满意率（％）', '满意率(%)', null],
  ['受训人数（人次）', '受训人数(人次)', null],
  ['年龄(单选)(必填)', '年龄', null],
  ['服务（可多选）？*', '服务', null],
  ['所在乡镇（街道）', '所在乡镇(街道)', null],
  ['你的姓名(请填写真实姓名)', '你的姓名', null],
  ['（街道）', '(街道)', null],
  ['12、', '12', null],
  ['', '', null]
])('stemOf(%j) is %j', (header, text, number) => {
  expect(stemOf(header)).toMatchObject({ text, number });
});

test('stemOf(第18题(劳动就业)) knows the part, not what is asked', () => {
  expect(stemOf('第18题(劳动就业)')).toEqual({ text: '', unit: null, part: '劳动就业', number: 18 });
});

test.each([
  ['职工总数（人）', '职工总数', true],
  ['职工总数（人）', '职工总数（单位：人）', true],
  ['工龄（年）', '工龄（月）', false],
  ['帮扶资金（万元）', '帮扶资金（元）', false],
  ['帮扶资金（万元）', '帮扶资金', false],
  ['职工总数（万人）', '职工总数（人）', false],
  ['用时（秒）', '用时（分钟）', false]
])('isSameStem(%j, %j) is %j: a unit that differs asks something else', (one, other, same) => {
  expect(isSameStem(stemOf(one), stemOf(other))).toBe(same);
});
