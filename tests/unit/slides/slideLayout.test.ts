import { afterEach, describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { basis } from '../../../src/lib/figures/words/basis';
import { caption, type Caption } from '../../../src/lib/slides/caption';
import { deckCaption } from '../../../src/lib/slides/deck/deckCaption';
import type { Said } from '../../../src/lib/decks/told';
import { slideLayout } from '../../../src/lib/slides/slideLayout';
import { codebook, made, rate } from '../figures/made';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

const words = (more: Partial<Caption> = {}): Caption => ({
  ...caption(
    {
      basis: basis({
        codebook,
        indicators: [rate],
        measure: '',
        wave: codebook.waves[1]!,
        area: 'all',
        hasAreas: true,
        estimates: [made(rate, 'all', 0.784, { n: 6318, reported: { areas: 5, of: 6 } })],
        filters: ['企业']
      }),
      headline: [{ text: '丙县和乙县' }, { text: '建会率最低' }],
      simulated: true
    },
    { date: '2014-12-02', code: 'K7F2-0931' }
  ),
  ...more
});

describe('caption(figure, made)', () => {
  test('has every word that a slide must carry, in Chinese', () => {
    overwriteGetLocale(() => 'zh-CN');
    expect(words()).toEqual({
      title: '丙县和乙县建会率最低',
      subtitle: '建会率，%，2014年（时点 2014年9月30日）',
      definition: '已建会单位 ÷ 正常经营单位',
      brief: null,
      n: '全数调查，有效 6,318 家单位',
      source: '某市总工会',
      simulated: true,
      date: '2014年12月2日',
      notes: ['筛选：企业', '6 个地区中 5 个已报送', '高新区单列，不与县一并排名'],
      code: 'K7F2-0931'
    });
  });

  test('and in English', () => {
    overwriteGetLocale(() => 'en');
    expect(words().n).toBe('full count, 6,318 valid units');
    expect(words().notes).toEqual([
      'Filter: 企业',
      '5 of 6 areas reported',
      'High-tech Zone: listed apart, not ranked with counties'
    ]);
  });
});

test('slideLayout(caption) gives the 口径 of many indicators at most three lines, and says where they stand', () => {
  overwriteGetLocale(() => 'zh-CN');
  const many = words({ definition: '已建会单位 ÷ 正常经营单位；'.repeat(40), brief: '口径另见' });
  const said = (caption: Caption) =>
    slideLayout(caption)
      .lines.map(({ text }) => text)
      .join('');
  expect(said(many)).toContain('口径另见');
  expect(said(many)).not.toContain('已建会单位');
  expect(said({ ...many, brief: null })).toContain('已建会单位');
  expect(said(words({ brief: '口径另见' }))).toContain('已建会单位');
});

test('where a page of the deck has every 口径, one that takes more than a line by itself stands there alone', () => {
  overwriteGetLocale(() => 'zh-CN');
  const inDeck = (definition: string) => {
    const figure = { basis: { ...words(), definition }, simulated: true, spec: { kind: 'map' } };
    const word = { text: '', typed: false };
    const said = { figure, words: { title: word, subtitle: word, sentence: word, note: word } } as unknown as Said;
    const foot = (hasMethod: boolean) =>
      slideLayout(deckCaption(said, { date: '2014-12-02', code: '', hasMethod, marking: '' }))
        .lines.map(({ text }) => text)
        .join('');
    return { with: foot(true), without: foot(false) };
  };
  const short = inDeck('已建会单位 ÷ 正常经营单位');
  expect(short.with).toContain('口径：已建会单位 ÷ 正常经营单位；全数调查，有效 6,318 家单位');
  expect(short.without).toBe(short.with);
  const long = inDeck('已建会单位 ÷ 正常经营单位，'.repeat(7));
  expect(long.with).toContain('口径：见“口径与方法”页；全数调查，有效 6,318 家单位');
  expect(long.with).not.toContain('已建会单位');
  expect(long.without).toContain('已建会单位');
});

describe.each(['zh-CN', 'en'] as const)('slideLayout(caption) in %s', (locale) => {
  const long = '这是一句很长的话，（带着括号）和 numbers 1,234 家，'.repeat(12);
  test.each([
    ['short', words()],
    ['long title', words({ title: long })],
    ['long foot', words({ definition: long, source: long })],
    ['nothing', words({ notes: [], n: null, code: '', simulated: false })]
  ])('%s: nothing under 18 px, nothing cut, nothing beyond the page, nothing over the chart', (_, given) => {
    overwriteGetLocale(() => locale);
    const layout = slideLayout(given);
    expect(Math.min(...layout.lines.map(({ size }) => size))).toBeGreaterThanOrEqual(18);
    const said = layout.lines
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, '');
    for (const part of [given.title, given.subtitle, given.definition, given.source, given.date]) {
      expect(said).toContain(part.replace(/\s/g, ''));
    }
    for (const { text, x, y, size, anchor } of layout.lines) {
      expect(anchor === 'end' ? x - textWidth(text, size) : x + textWidth(text, size)).toBeLessThanOrEqual(1824 + 1);
      expect(y < layout.chart.y || y - size > layout.chart.y + layout.chart.height).toBe(true);
      expect(y).toBeLessThan(1060);
    }
    expect(layout.chart.height).toBeGreaterThan(300);
  });
});
