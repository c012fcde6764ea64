import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { wrap, wrapEvenly } from '../../../src/lib/slides/wrap';

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
  expect(wrapEvenly('一二三四五六七八九十', 80, 10)).toEqual(['一二三四五', '六七八九十']);
  expect(wrapEvenly('一二三', 80, 10)).toEqual(['一二三']);
});

test('wrapEvenly(title, width) breaks a Chinese title between words, not inside one', () => {
  const title = '孝感市集体合同建制率最低的是孝昌县，各地合计还差一百九十四家单位';
  // at 20 px a line of 330 px holds 16 characters: after the 16th, 昌 and 县 would part
  const lines = wrapEvenly(title, 330, 20);
  expect(lines.join('')).toBe(title);
  expect(lines).toHaveLength(2);
  const words = ['集体', '合同', '单位', '合计', '最低', '各地'];
  const ends = lines.slice(0, -1).map((_, at) => lines.slice(0, at + 1).join('').length);
  for (const word of words) {
    const start = title.indexOf(word);
    expect(ends.filter((end) => end > start && end < start + word.length)).toEqual([]);
  }
});

test('wrapEvenly(title, width) in a browser that knows no words breaks anywhere, and loses nothing', () => {
  const { Segmenter } = Intl;
  Reflect.deleteProperty(Intl, 'Segmenter');
  try {
    expect(wrapEvenly('三个全覆盖情况汇报', 100, 20)).toEqual(['三个全覆盖', '情况汇报']);
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});
