import { expect, test } from 'vitest';
import { countWords, sumWords, worthWords } from '../../../src/lib/charts/sentence';
import { sizeText } from '../../../src/lib/figures/words/basis';
import { survey, table } from '../estimates/survey';
import { made, rate } from '../figures/made';

const mark = { ...rate, label: '建会率', short: '建会率', unit: '%', count: '家', parts: null } as never;

test('sumWords, countWords: weighted people are whole numbers that say what they are', () => {
  const weighted = made(rate, 'a', 0.5, { numerator: 12.6, denominator: 25.2, weighted: true });
  expect(sumWords(weighted, mark)).toBe('加权 13 / 25 家');
  expect(countWords(12.6, weighted)).toBe('加权 13');
  const plain = made(rate, 'a', 0.5, { numerator: 13, denominator: 25 });
  expect(sumWords(plain, mark)).toBe('13 / 25 家');
  expect(countWords(13, plain)).toBe('13');
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
