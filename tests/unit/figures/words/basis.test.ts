import { afterEach, expect, test } from 'vitest';
import { basis, provisionalText } from '../../../../src/lib/figures/words/basis';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { codebook, gap, made, rate } from '../made';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

test('basis(rested) says on the slide what the figure says of its numbers', () => {
  overwriteGetLocale(() => 'zh-CN');
  const of = basis({
    codebook,
    indicators: [rate, gap],
    measure: '建会 → 建制',
    wave: codebook.waves[1]!,
    area: 'all',
    hasAreas: true,
    estimates: [made(rate, 'all', 0.784)],
    filters: [],
    remarks: ['降幅按未舍入值计算']
  });
  expect(of.notes).toContain('降幅按未舍入值计算');
});

test('basis(rested) says which areas are ranked apart where areas stand beside each other, and of one area nothing of it', () => {
  overwriteGetLocale(() => 'zh-CN');
  const rested = {
    ...{ codebook, indicators: [rate], measure: '建会率', wave: codebook.waves[1]!, area: 'all' },
    ...{ estimates: [made(rate, 'all', 0.784)], filters: [] }
  };
  const apart = expect.stringMatching(/单列，不与.*一并排名/) as string;
  expect(basis({ ...rested, hasAreas: true }).notes).toContainEqual(apart);
  expect(basis({ ...rested, hasAreas: false }).notes).not.toContainEqual(apart);
});

test('provisionalText(rested) names the target, or the indicators, whose verdict is not settled', () => {
  overwriteGetLocale(() => 'zh-CN');
  const unsettled = made(rate, 'all', 0.784, { provisional: true });
  const settled = made(gap, 'all', 0.2);
  expect(provisionalText({ area: 'all', indicators: [rate], estimates: [unsettled] })).toBe('目标 92% 为暂定，待确认');
  expect(provisionalText({ area: 'all', indicators: [rate, gap], estimates: [unsettled, settled] })).toBe(
    '目标为暂定、待确认的指标：建会率'
  );
  expect(provisionalText({ area: 'all', indicators: [gap], estimates: [unsettled, settled] })).toBe('');
  expect(provisionalText({ area: 'all', indicators: [rate], estimates: [{ ...unsettled, status: null }] })).toBe('');
  overwriteGetLocale(() => 'en');
  expect(provisionalText({ area: 'all', indicators: [rate], estimates: [unsettled] })).toBe(
    'the target of 92% is provisional, to be confirmed'
  );
});

test('basis(rested) of several indicators gives each its own definition and each table its largest n', () => {
  overwriteGetLocale(() => 'zh-CN');
  const several = basis({
    codebook,
    indicators: [rate, gap],
    measure: '地区与指标',
    wave: codebook.waves[1]!,
    area: 'all',
    hasAreas: true,
    estimates: [made(rate, 'all', 0.784, { n: 6318 }), made(gap, 'all', 0.2, { n: 6021 })],
    filters: []
  });
  expect(several.subtitle).toBe('地区与指标，2014年（时点 2014年9月30日）');
  expect(several.definition).toBe('建会率 = 已建会单位 ÷ 正常经营单位；供需缺口 = 已建会单位 ÷ 正常经营单位');
  expect(several.n).toBe('各指标有效样本至多为：全数调查，有效 6,318 家单位；抽样调查，n = 6,021 名职工');
});
