import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pattern } from '../../../src/lib/files/pptx/template';
import type { SlotKind } from '../../../src/lib/files/pptx/slots';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import type { Caption } from '../../../src/lib/slides/caption';
import { left, together, wordsOf } from '../../../src/lib/slides/deck/templateWords';

const original = getLocale;
beforeAll(() => overwriteGetLocale(() => 'zh-CN'));
afterAll(() => overwriteGetLocale(original));

const caption: Caption = {
  title: '汉川市缺口最大',
  subtitle: '建会率，%，2014年',
  sentence: '比2013年提高 2.9 个百分点',
  definition: '已建会单位 ÷ 正常经营单位',
  brief: null,
  n: '全数调查',
  notes: ['目标为暂定'],
  source: '大调研',
  simulated: true,
  date: '2014年12月2日',
  code: 'K7F2',
  marking: '内部资料'
};
const pattern = (...kinds: SlotKind[]) => ({ slots: kinds.map((kind) => ({ kind })) }) as unknown as Pattern;

test('left(caption, pattern): the picture has every word that the template has no place for, and no word twice', () => {
  const picture = left(caption, pattern('title', 'picture', 'source'));
  expect(picture).toMatchObject({ title: '', subtitle: '建会率，%，2014年', sentence: '比2013年提高 2.9 个百分点' });
  expect(picture).toMatchObject({ definition: '已建会单位 ÷ 正常经营单位', n: '全数调查', source: '', marking: '' });
  expect(left(caption, pattern('picture'))).toMatchObject({ ...caption, isInset: true });
});

test('the picture keeps its mark of simulated data, whatever else the template has', () => {
  const all = pattern('title', 'subtitle', 'sentence', 'picture', 'definition', 'source');
  expect(left(caption, all).simulated).toBe(true);
  expect(wordsOf(caption).source).toBe('来源：大调研 · 模拟数据 · 制图 2014年12月2日 · 内部资料 · K7F2');
  expect(wordsOf(caption).definition).toBe('口径：已建会单位 ÷ 正常经营单位；全数调查；目标为暂定');
});

test('together(caption, pattern): a cover that has a title alone still says source, simulated data and marking', () => {
  const { title } = together(caption, pattern('title'));
  expect(title).toBe(
    '汉川市缺口最大\n比2013年提高 2.9 个百分点\n来源：大调研 · 模拟数据 · 制图 2014年12月2日 · 内部资料 · K7F2'
  );
  const { title: alone, subtitle } = together(caption, pattern('title', 'subtitle', 'source'));
  expect([alone, subtitle]).toEqual(['汉川市缺口最大', '建会率，%，2014年\n比2013年提高 2.9 个百分点']);
});
