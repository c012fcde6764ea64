import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { wrap, wrapAtBetter, wrapEvenly } from '../../../src/lib/slides/wrap';

describe('wrap(text, width, size)', () => {
  test.each([
    ['breaks Chinese anywhere', '一二三四五六七', 30, ['一二三', '四五六', '七']],
    ['never starts a line with a closing mark', '一二三，四五', 30, ['一二', '三，四', '五']],
    ['never ends a line with an opening mark', '一二（三四）五', 30, ['一二', '（三', '四）五']],
    ['keeps a number with its measure word', '还差 128 家', 38, ['还差', '128 家']],
    ['keeps a number with the word after it', 'are 128 units', 58, ['are', '128 units']],
    ['breaks Latin at spaces only', 'one two three', 45, ['one two', 'three']],
    ['breaks inside a word that is wider than the line', 'aaaaaaaa', 30, ['aaaa', 'aaaa']],
    ['gives no line for nothing', '', 30, []]
  ])('%s', (_, text, width, lines) => {
    expect(wrap(text, width, 10)).toEqual(lines);
  });

  test('loses no character and exceeds no line', () => {
    const text =
      '大悟县（66.4%）和孝昌县（71.2%）建会率最低，距目标合计还差 419 家：Unit coverage rate of Xiaogan，“三个全覆盖”……';
    for (let width = 60; width < 900; width += 7) {
      const lines = wrap(text, width, 20);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      expect(Math.max(...lines.map((line) => textWidth(line, 20)))).toBeLessThanOrEqual(Math.max(width, 100));
    }
  });
});

test('wrapEvenly(text, width, size) makes lines of nearly equal length and not more of them', () => {
  expect(wrapEvenly('一二三四五六七八九十', 80, 10).lines).toEqual(['一二三四五', '六七八九十']);
  expect(wrapEvenly('一二三', 80, 10).lines).toEqual(['一二三']);
});

test('wrapEvenly(title, width) breaks a Chinese title between words, not inside one', () => {
  const title = '孝感市集体合同建制率最低的是孝昌县，各地合计还差一百九十四家单位';
  // at 20 px a line of 330 px holds 16 characters: after the 16th, 昌 and 县 would part
  const lines = wrapEvenly(title, 330, 20).lines;
  expect(lines.join('')).toBe(title);
  expect(lines).toHaveLength(2);
  const words = ['集体', '合同', '单位', '合计', '最低', '各地'];
  const ends = lines.slice(0, -1).map((_, at) => lines.slice(0, at + 1).join('').length);
  for (const word of words) {
    const start = title.indexOf(word);
    expect(ends.filter((end) => end > start && end < start + word.length)).toEqual([]);
  }
});

test.each([
  [
    'after a colon rather than inside a clause',
    '“三个全覆盖”单位达标率：11 个地区中 1 个达标，1 个接近，9 个未达标',
    ['“三个全覆盖”单位达标率：', '11 个地区中 1 个达标，1 个接近，9 个未达标']
  ],
  [
    'after a colon rather than between a verb and its number',
    '7 个县（市、区）中汉川市 3 项缺口都最大：建会率差 194 家，集体合同差 41 家，服务站点差 373 家',
    ['7 个县（市、区）中汉川市 3 项缺口都最大：', '建会率差 194 家，集体合同差 41 家，服务站点差 373 家']
  ],
  [
    'after a comma rather than before what a name says of itself',
    '建会单位职工自报会员率 77.3%，比职工入会率（建会单位口径）89.7% 低 12.4 个百分点',
    ['建会单位职工自报会员率 77.3%，', '比职工入会率（建会单位口径）89.7% 低 12.4 个百分点']
  ]
])('wrapEvenly(title, width) breaks %s', (_, title, lines) => {
  expect(wrapEvenly(title, 560, 20, true).lines).toEqual(lines);
});

test('wrapEvenly(title, width) is as short as wrap is where clauses would need another line', () => {
  const title =
    'Of 7 counties and districts, Hanchuan lacks most in all 3: Units with a union 194 units, Service point 373 units';
  for (let width = 200; width < 1400; width += 20)
    expect(wrapEvenly(title, width, 20, true).lines).toHaveLength(wrap(title, width, 20, true).length);
});

test.each([
  'Self-reported membership in units with a union 77.3%, 12.4 percentage points below “Membership in units with a union” (89.7%)',
  'Xiaogan: of 11 indicators 3 near, 6 below, 1 with no clear difference from the target, 1 without a target (6 of the targets are provisional)'
])('wrapEvenly(title, width) never breaks inside an English word: %s', (title) => {
  for (let width = 180; width < 1400; width += 1)
    expect(wrapEvenly(title, width, 20, true).lines.join(' '), `${width}`).toBe(title);
});

test('wrapEvenly(title, width) in a browser that knows no words breaks anywhere, and loses nothing', () => {
  const { Segmenter } = Intl;
  Reflect.deleteProperty(Intl, 'Segmenter');
  try {
    expect(wrapEvenly('三个全覆盖情况汇报', 100, 20).lines).toEqual(['三个全覆盖', '情况汇报']);
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});

test('wrapAtBetter(title, width, sizes) takes the smaller size only where lines break better there, and never for more lines', () => {
  const title = '“三个全覆盖”单位达标率：11 个地区中 1 个达标，1 个接近，9 个未达标';
  // at 20 px the second line, 24 signs, needs about 400 px
  expect(wrapAtBetter(title, 420, 20, 18).size).toBe(20);
  expect(wrapAtBetter(title, 380, 20, 18)).toEqual({
    size: 18,
    lines: ['“三个全覆盖”单位达标率：', '11 个地区中 1 个达标，1 个接近，9 个未达标'],
    between: 'clauses'
  });
  expect(wrapAtBetter('一个小句没有标点可断', 120, 20, 18).size).toBe(20);
  for (let width = 150; width < 900; width += 10)
    expect(wrapAtBetter(title, width, 20, 18).lines.length).toBeLessThanOrEqual(wrap(title, width, 20).length);
});
