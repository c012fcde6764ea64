import { expect, test } from 'vitest';
import { atoms } from '../../../src/lib/charts/text/atoms';
import { wrapText } from '../../../src/lib/charts/text/textWidth';

test.each([
  ['a name that no dictionary has', '其中汉川市、大悟县和孝昌县占', ['汉川市', '大悟县', '孝昌县']],
  ['a name behind a verb', '没有报送的是双峰山', ['双峰山']],
  ['the last sign of a term', '比职工入会率低', ['入会率']],
  ['a short remark in brackets', '缺口最大的是大悟县职工入会率（全口径）：距目标', ['（全口径）']],
  ['a number and its unit', '还差 2,058 家。', ['2,058 家。']],
  ['a number behind a bracket and its unit', 'a service point (+9.5 points), on', ['(+9.5 points),']]
])('atoms(text, true) never parts %s', (_, text, wholes) => {
  const pieces = atoms(text, true);
  expect(pieces.join('')).toBe(text);
  for (const whole of wholes) expect(pieces.filter((piece) => piece.includes(whole))).toHaveLength(1);
});

test('atoms(text) has no space behind a closing mark that is half white', () => {
  expect(atoms('（建会单位口径） 89.7% 低').join('')).toBe('（建会单位口径）89.7% 低');
  expect(atoms('units (all) 89.7%').join('')).toBe('units (all) 89.7%');
});

test('wrapText(text, size, width) breaks between parts rather than inside one, and no line begins or ends with what joins them', () => {
  // 10 px a Chinese sign, 5.6 a digit: “3,151 / 6,504 家” and “暂定目标 80%” do not fit one line of 120 px
  expect(wrapText('3,151 / 6,504 家 · 暂定目标 80%', 10, 120)).toEqual(['3,151 / 6,504 家', '暂定目标 80%']);
  expect(wrapText('入会率 82.0% · 25人以上 87.3%', 10, 300)).toEqual(['入会率 82.0% · 25人以上 87.3%']);
});

test('wrapText(text, size, width) loses nothing but spaces and joints, at any width', () => {
  const text =
    '单位表：全数调查，有效 6,552 家单位 · 职工问卷：抽样调查，n = 6,104 名职工，没有报送的是双峰山 · of 7 counties';
  const bare = (words: string) => words.replaceAll(/[\s·]/g, '');
  for (let width = 20; width < 900; width += 7) expect(bare(wrapText(text, 12, width).join(''))).toBe(bare(text));
});
