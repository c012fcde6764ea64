import { beforeEach, expect, test } from 'vitest';
import { cardRows } from '../../../src/lib/figures/card';
import { suppressed } from '../../../src/lib/estimates/suppression/suppressed';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { codebookOf } from '../../pack';
import { made } from '../../gallery/made';

const codebook = codebookOf('xiaogan');
const indicator = codebook.indicators.find(({ id }) => id === 'O01')!;
const mark = { id: 'O01', target: 0.92, direction: 'up', near: 0.1 } as Parameters<typeof made>[0];

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

test('cardRows(estimate, ..) has value, both sums by their 口径, n, interval, target, what is missing and the wave', () => {
  const estimate = made(mark, '420902', 0.784, {
    n: 1250,
    numerator: 980,
    denominator: 1250,
    interval: [0.76, 0.806],
    nonresponse: 12,
    target: 0.92
  });
  expect(cardRows(estimate, indicator, codebook, '2014')).toEqual([
    ['数值', '78.4%'],
    [indicator.numeratorLabel.zh, '980'],
    [indicator.denominatorLabel.zh, '1,250'],
    ['有效数 n', '1,250'],
    ['95% 置信区间', '76.0–80.6（t 分布）'],
    ['目标', '92%'],
    ['未答', '12'],
    ['轮次', '2014年']
  ]);
});

test('cardRows(hidden, ..) says that it is hidden, and no number of it: neither sums, nor n, nor how many are missing', () => {
  const shown = made(mark, '420902', 0.784, { n: 6, numerator: 5, denominator: 6, nonresponse: 3, target: 0.92 });
  for (const crossed of [false, true]) {
    const rows = cardRows(suppressed(shown, crossed), indicator, codebook, '2014');
    expect(rows.map(([label]) => label)).toEqual(['数值', '目标', '轮次']);
    expect(rows[0]![1]).toContain('保护个人');
  }
  const primary = { ...shown, state: 'hidden' as const, value: null };
  expect(cardRows(primary, indicator, codebook, '2014').map(([label]) => label)).toEqual(['数值', '目标', '轮次']);
});

test('cardRows(null, ..) of what was not reported has no numbers', () => {
  expect(cardRows(null, indicator, codebook, '2014').map(([label]) => label)).toEqual(['数值', '目标', '轮次']);
});
