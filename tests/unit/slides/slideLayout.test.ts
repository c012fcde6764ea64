import { afterEach, describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/lib/charts/textWidth';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { caption, provisionalText, type Caption } from '../../../src/lib/slides/caption';
import { slideLayout } from '../../../src/lib/slides/slideLayout';
import { codebook, gap, made, rate } from './made';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

const words = (more: Partial<Caption> = {}): Caption => ({
  ...caption({
    codebook: { ...codebook, simulated: true },
    indicator: rate,
    wave: codebook.waves[1]!,
    estimates: [made(rate, 'all', 0.784, { n: 6318, reported: { areas: 5, of: 6 } })],
    title: '丙县和乙县建会率最低',
    filters: ['企业'],
    date: '2014-12-02',
    code: 'K7F2-0931'
  }),
  ...more
});

describe('caption(view)', () => {
  test('has every word that a slide must carry, in Chinese', () => {
    overwriteGetLocale(() => 'zh-CN');
    expect(words()).toEqual({
      title: '丙县和乙县建会率最低',
      subtitle: '建会率，%，2014年（时点 2014年9月30日）',
      definition: '已建会单位 ÷ 正常经营单位',
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

test('caption(view) says on the slide what the figure says of its numbers', () => {
  overwriteGetLocale(() => 'zh-CN');
  const of = caption({
    codebook,
    indicator: rate,
    others: [gap],
    measure: '建会 → 建制',
    wave: codebook.waves[1]!,
    estimates: [made(rate, 'all', 0.784)],
    title: '',
    filters: [],
    remarks: ['降幅按未舍入值计算'],
    date: '2014-12-02',
    code: ''
  });
  expect(of.notes).toContain('降幅按未舍入值计算');
});

test('provisionalText(codebook, indicators, estimates) names the target, or the indicators, whose verdict is not settled', () => {
  overwriteGetLocale(() => 'zh-CN');
  const unsettled = made(rate, 'all', 0.784, { provisional: true });
  const settled = made(gap, 'all', 0.2);
  expect(provisionalText(codebook, [rate], [unsettled])).toBe('目标 92% 为暂定，待确认');
  expect(provisionalText(codebook, [rate, gap], [unsettled, settled])).toBe('目标为暂定、待确认的指标：建会率');
  expect(provisionalText(codebook, [gap], [unsettled, settled])).toBe('');
  expect(provisionalText(codebook, [rate], [{ ...unsettled, standing: null }])).toBe('');
  overwriteGetLocale(() => 'en');
  expect(provisionalText(codebook, [rate], [unsettled])).toBe('the target of 92% is provisional, to be confirmed');
});

test('caption(view) of several indicators gives each its own definition and each table its largest n', () => {
  overwriteGetLocale(() => 'zh-CN');
  const several = caption({
    codebook,
    indicator: rate,
    others: [gap],
    measure: '地区与指标',
    wave: codebook.waves[1]!,
    estimates: [made(rate, 'all', 0.784, { n: 6318 }), made(gap, 'all', 0.2, { n: 6021 })],
    title: '',
    filters: [],
    date: '2014-12-02',
    code: ''
  });
  expect(several.subtitle).toBe('地区与指标，2014年（时点 2014年9月30日）');
  expect(several.definition).toBe('建会率 = 已建会单位 ÷ 正常经营单位；供需缺口 = 已建会单位 ÷ 正常经营单位');
  expect(several.n).toBe('各指标有效样本至多为：全数调查，有效 6,318 家单位；抽样调查，n = 6,021 名职工');
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
