import { expect, test } from 'vitest';
import { countWords, sumWords, worthWords } from '../../../src/lib/charts/sentence';
import { cellText, estimateCells } from '../../../src/lib/charts/table';
import { countedText } from '../../../src/lib/figures/words/counted';
import { sizeText } from '../../../src/lib/figures/words/basis';
import { survey, table } from '../estimates/survey';
import { made, rate } from '../figures/made';

const mark = { ...rate, label: '建会率', short: '建会率', unit: '%', count: '家', parts: null } as never;

test('sumWords, countWords: weighted people are whole numbers that say what they are', () => {
  const weighted = made(rate, 'a', 0.5, { numerator: 12.6, denominator: 25.2, weighted: true });
  expect(sumWords(weighted, mark)).toBe('加权 13 / 25 家');
  expect(countWords(12.6, weighted, mark)).toBe('加权 13');
  const plain = made(rate, 'a', 0.5, { numerator: 13, denominator: 25 });
  expect(sumWords(plain, mark)).toBe('13 / 25 家');
  expect(countWords(13, plain, mark)).toBe('13');
});

test('sizeText never calls weighted rows a full count', () => {
  const codebook = survey([table('unit', { observation: { zh: '家单位', en: 'units' } })], []);
  expect(sizeText(codebook, rate, made(rate, 'a', 0.5, { n: 40 }))).toContain('全数');
  const words = sizeText(codebook, rate, made(rate, 'a', 0.5, { n: 40, weighted: true }));
  expect(words).toContain('加权');
  expect(words).not.toContain('全数');
});

test('worthWords stands beside every n that weights make less, small or not, and beside no other', () => {
  expect(worthWords(made(rate, 'a', 0.5, { n: 400, effectiveN: 220.9 }))).toBe('加权折合 220');
  expect(worthWords(made(rate, 'a', 0.5, { n: 400, effectiveN: 400 }))).toBe('');
  expect(worthWords(made(rate, 'a', 0.5, { n: 400 }))).toBe('');
  expect(worthWords(made(rate, 'a', null, { state: 'hidden', n: null, effectiveN: 7 }))).toBe('');
});

test('sums in a unit that is large itself are written in full wherever they stand: 1.23 万 of 万人 is another number', () => {
  const large = { ...(mark as object), count: '万人' } as never;
  const estimate = made(rate, 'a', 0.578, { numerator: 12290.8, denominator: 21261.7, shortfall: 12000 });
  expect(sumWords(estimate, large)).toBe('12,290.8 / 21,261.7 万人');
  expect(countWords(12290.8, estimate, large)).toBe('12,290.8');
  expect(countWords(12290, estimate, mark)).toBe('1.23 万');
  expect(estimateCells(estimate, large).map(cellText)).toEqual(
    expect.arrayContaining(['12,290.8', '21,261.7', '12,000'])
  );
  const unit = { count: { 'zh-CN': '万人' } };
  const codebook = survey([table('unit', { design: 'census' })], []);
  const words = { label: '会员占就业人员', value: '57.8%' };
  expect(countedText(codebook, { ...rate, ...unit }, estimate as never, words, (text) => text)).toMatch(
    /21,262 万人.*12,291 万人|12,291.*21,262 万人/
  );
});
