import { expect, test } from 'vitest';
import { markerTexts } from '../../../../src/lib/intake/shape/markers';
import { invalidAnswers, platformOf, separatorsOf } from '../../../../src/lib/intake/shape/platform';

const wjx = ['序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP', '1、您的性别'];
const tencent = [
  '编号',
  '开始答题时间',
  '结束答题时间',
  '答题时长',
  '1.你的性别是？',
  '清洗数据结果',
  'IP',
  'UA',
  'Referrer',
  ''
];
const jinshuju = ['序号', '性别', '提交人', '提交时间', '修改时间', '填写设备', '操作系统', '浏览器', '填写地区', 'IP'];

test.each([
  ['问卷星', wjx, 'wjx'],
  ['问卷星 with stray spaces and a byte order mark', wjx.map((name) => `\ufeff ${name}\u3000`), 'wjx'],
  ['问卷星 of which the addresses were taken out', ['序号', '提交答卷时间', '所用时间', '1、您的性别'], 'wjx'],
  ['腾讯问卷', tencent, 'tencent'],
  ['金数据', jinshuju, 'jinshuju'],
  ['a clerk’s sheet', ['序号', '单位名称', '职工总数', '提交时间'], 'plain'],
  ['a sheet that mentions IP', ['IP', '来源', 'UA'], 'plain'],
  ['one column called like a platform’s', ['所用时间', '单位编号'], 'plain'],
  ['nothing', [], 'plain'],
  ['names that objects have of their own', ['__proto__', 'constructor', 'toString'], 'plain']
])('platformOf(header) of %s is %s', (_, header, platform) => {
  expect(platformOf(header)).toBe(platform);
});

test('invalidAnswers(platform) names the column in which 腾讯问卷 judges answers', () => {
  const { header, pattern } = invalidAnswers('tencent')!;
  expect(header).toBe('清洗数据结果');
  expect(['无效', '智能清洗无效', '有效', ''].map((text) => new RegExp(pattern).test(text))).toEqual([
    true,
    true,
    false,
    false
  ]);
  expect(invalidAnswers('wjx')).toBeNull();
  expect(invalidAnswers('plain')).toBeNull();
});

test('separatorsOf(platform) never splits 问卷星 at a comma', () => {
  expect(separatorsOf('wjx')).toEqual(['|', '┋', '→']);
  expect(separatorsOf('plain')).toContain('，');
});

test('markerTexts(platform) has the numbers of 问卷星 only for 问卷星, and words that may be an answer never', () => {
  expect(markerTexts('wjx')).toEqual(expect.arrayContaining(['(跳过)', '（跳过）', '(空)', '-3', '-2']));
  expect(markerTexts('plain')).toEqual(expect.arrayContaining(['(跳过)', '（空）', '未填', '/']));
  expect(markerTexts('plain')).not.toContain('-3');
  for (const word of ['不清楚', '不知道', '无', '不适用', '0']) expect(markerTexts('wjx')).not.toContain(word);
});
