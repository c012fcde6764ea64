import { expect, test } from 'vitest';
import { extend } from '../../../src/lib/codebook/own/extend';
import type { Own } from '../../../src/lib/codebook/own/own';
import { understand } from '../../../src/lib/codebook/own/understand';
import { unknownChoices } from '../../../src/lib/figures/view/unknown';
import { NO_CHOICES, type Choices } from '../../../src/lib/figures/view/view';
import { codebookOf } from '../../pack';

const plain = codebookOf('xiaogan');
const label = { zh: '大', en: 'big' };
const own: Own = {
  variables: [
    { name: 'own_big', label, table: 'unit', values: [{ name: 'v1', label, when: 'employees > 99' }], by: '', at: '' }
  ],
  measures: []
};
const defined = extend(plain, understand(plain, own));
const link: Partial<Choices> = {
  filters: { own_big: ['v1', 'v2'], unit_type: ['enterprise'] },
  rows: 'own_big',
  columns: '@areas',
  counted: 'share/unit/own_big/v1',
  indicator: 'O01'
};

test('unknownChoices(link, codebook) names what is not defined here, wherever a link asks for it, and keeps the rest', () => {
  const { names, known } = unknownChoices({ ...NO_CHOICES, ...link }, plain);
  expect(names).toEqual(['own_big', 'share/unit/own_big/v1']);
  expect(known).toEqual({
    ...NO_CHOICES,
    filters: { unit_type: ['enterprise'] },
    columns: '@areas',
    indicator: 'O01'
  });
});

test('unknownChoices(link, codebook) names a value that the definition here does not have', () => {
  const { names, known } = unknownChoices({ ...NO_CHOICES, ...link }, defined);
  expect(names).toEqual(['大〔本机定义〕：v2']);
  expect(known).toEqual({ ...NO_CHOICES, ...link, filters: { own_big: ['v1'], unit_type: ['enterprise'] } });
});

test('unknownChoices(link, codebook) has nothing to say of a link that is understood', () => {
  const { names } = unknownChoices({ ...NO_CHOICES, indicator: 'O01', rows: 'ownership', filters: {} }, plain);
  expect(names).toEqual([]);
});
