import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Estimate, SumOfAreas } from '../../../../src/lib/estimates/estimates';
import { shortfallWords } from '../../../../src/lib/charts/sentence';
import { getLocale, overwriteGetLocale, type Locale } from '../../../../src/lib/paraglide/runtime';
import { sizeText } from '../../../../src/lib/figures/words/basis';
import { estimatesCsv } from '../../../../src/lib/slides/csv';
import { changeText } from '../../../../src/lib/figures/words/changes';
import type { Ranked } from '../../../../src/lib/figures/words/results';
import { shortfallNote, rowNotes, sumNotes } from '../../../../src/lib/figures/words/sumNotes';
import { towards } from '../../../../src/lib/figures/words/towards';
import { indicatorMark } from '../../../../src/lib/figures/marks';
import { codebook, made, rate } from '../made';

const original = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(original));

function both(words: () => string | string[] | null): unknown[] {
  return (['zh-CN', 'en'] as Locale[]).map((locale) => {
    overwriteGetLocale(() => locale);
    return words();
  });
}

const sum = (more: Partial<SumOfAreas> = {}): SumOfAreas => ({
  ...{ conflicts: [], ownShortfall: null, ownTargets: false, apart: 0, restricted: {} },
  ...more
});
const whole = (more: Partial<Estimate>): Estimate => made(rate, 'all', 0.8, { sum: sum(), ...more });

describe('sumNotes(codebook, estimate, indicator)', () => {
  const say = (estimate: Estimate) => both(() => sumNotes(codebook, estimate, rate));

  test('says nothing of a plain sum, nor of an area', () => {
    expect(say(whole({}))).toEqual([[], []]);
    expect(say(made(rate, 'a', 0.8, { shortfall: 12 }))).toEqual([[], []]);
  });

  test('names the areas that are left out because their numerator exceeds their denominator', () => {
    expect(say(whole({ sum: sum({ conflicts: ['a', 'b'] }) }))).toEqual([
      ['合计不含甲县和乙县（分子多于分母，待核实）'],
      ['without Ash and Birch (numerator exceeds denominator, to be checked)']
    ]);
  });

  test('counts the rows that name the whole only', () => {
    expect(say(whole({ sum: sum({ apart: 3 }) }))).toEqual([
      ['其中 3 家单位只写到全市，未计入任何下属地区'],
      ['3 units name The city only and are counted in none of its areas']
    ]);
    expect(say(whole({ sum: sum({ apart: 1 }) }))).toEqual([
      ['其中 1 家单位只写到全市，未计入任何下属地区'],
      ['one of the units names The city only and is counted in none of its areas']
    ]);
  });

  test('writes counts in full where their unit is a large one, and a difference that the print does not give says why', () => {
    const other = { from: 'parts', numerator: 11456.2, denominator: 20000.4, value: 0.57279 } as const;
    const large = { ...rate, count: { 'zh-CN': '万人' } };
    const said = rowNotes(codebook, whole({ value: 0.57807, other }), large);
    expect(said.join()).toContain('57.3%（11,456.2 / 20,000.4 万人），相差 0.5 个百分点');
    expect(said.join()).not.toContain('未舍入');
    const off = { from: 'parts', numerator: 1, denominator: 4, value: 0.22326 } as const;
    expect(rowNotes(codebook, whole({ value: 0.22564, other: off }), rate).join()).toContain(
      '22.3%（1 / 4 家），相差 0.2 个百分点（按未舍入值计算）'
    );
  });

  test('compares the row of a register with the sum that is shown instead', () => {
    const other = { from: 'row', numerator: 60, denominator: 100, value: 0.6 } as const;
    expect(say(whole({ other }))[0]).toEqual([
      '台账中全市自己的一行为 60.0%（60 / 100 家），与各地合计相差 20.0 个百分点，未采用'
    ]);
    expect(say(whole({ other: { ...other, numerator: 800, denominator: 1000, value: 0.8 } }))[0]).toEqual([
      '台账中全市自己的一行与各地合计一致，不重复计算'
    ]);
  });

  test('compares a published total with the sum of the areas', () => {
    const other = { from: 'parts', numerator: 60, denominator: 100, value: 0.6 } as const;
    expect(say(whole({ other }))).toEqual([
      ['全市采用表中自己的一行；各地合计为 60.0%（60 / 100 家），相差 20.0 个百分点'],
      ["The city is the table's own row; the sum of the areas is 60.0% (60 / 100 units), 20.0 percentage points apart"]
    ]);
  });

  test('says only what the whole lacks where the number of the areas stands beside it', () => {
    const gap = whole({ shortfall: 881, sum: sum({ ownShortfall: 865 }) });
    expect(both(() => shortfallNote(codebook, gap, rate, true))).toEqual([
      '按全市总数为 865 家：各地分别算，超出不互抵，零头进一',
      'The city as a whole 865 units: each area by itself, no surplus moved, parts rounded up'
    ]);
  });

  test('rounding alone is a reason: seven areas with 2 of 5 units lack 7 x 3, all 35 units together 19', () => {
    // 5 x 0.92 - 2 = 2.6, so 3 each; 35 x 0.92 - 14 = 18.2, so 19: nobody has a surplus
    const gap = whole({ shortfall: 21, sum: sum({ ownShortfall: 19 }) });
    expect(shortfallNote(codebook, gap, rate)).toContain('零头进一');
    expect(rowNotes(codebook, gap, rate)).toEqual([]);
  });

  test('explains what the areas lack together beside what the whole lacks', () => {
    expect(say(whole({ shortfall: 881, sum: sum({ ownShortfall: 865 }) }))[0]).toEqual([
      '各地合计还差 881 家，按全市总数为 865 家（各地分别计算：超出的不抵别处的缺口，零头进一）'
    ]);
    expect(say(whole({ shortfall: 881, sum: sum({ ownShortfall: 881 }) }))[0]).toEqual([]);
    expect(say(whole({ shortfall: 12, sum: sum({ ownShortfall: 54, ownTargets: true }) }))[0]).toEqual([
      '还差 12 家是各地按各自目标分别计算后相加的'
    ]);
  });
});

describe('what is lacking', () => {
  const mark = (words: string) => words;
  const short = (estimate: Estimate) =>
    both(
      () =>
        [towards(estimate as Ranked, rate, mark), shortfallWords(estimate, indicatorMark(rate, codebook))] as string[]
    );

  test('of an area is its own, of a sum that of its areas', () => {
    expect(short(made(rate, 'a', 0.8, { shortfall: 12 }))[0]).toEqual(['距目标 92% 还差 12 家', '还差 12 家']);
    expect(short(whole({ shortfall: 881, sum: sum({ ownShortfall: 865 }) }))).toEqual([
      ['按目标 92% 各地合计还差 881 家', '各地合计还差 881 家'],
      ['with its areas together 881 units short of the target of 92%', 'areas together 881 units short']
    ]);
  });

  test('to targets of their own never names the target of the whole', () => {
    expect(short(whole({ shortfall: 12, sum: sum({ ownShortfall: 54, ownTargets: true }) }))[0]).toEqual([
      '按各自目标，各地合计还差 12 家',
      '各地合计还差 12 家'
    ]);
  });

  test('is said of a sum that has reached its target while some of its areas have not', () => {
    const reached = made(rate, 'all', 0.95, { shortfall: 10, sum: sum({ ownShortfall: 0 }) });
    expect(shortfallWords(reached, indicatorMark(rate, codebook))).toBe('各地合计还差 10 家');
  });
});

describe('changeText(results, now, indicator)', () => {
  const before = made(rate, 'all', 0.873, { wave: '2013' });
  const changed = (areas: string[], excluded: string[]) => {
    const pair = { now: made(rate, 'all', 0.82), before: made(rate, 'all', 0.798, { wave: '2013' }), areas, excluded };
    const now = made(rate, 'all', 0.948, { sum: sum({ restricted: { '2013': pair } }) });
    return both(() => changeText({ codebook, estimates: [now], previous: [before], area: 'all' }, now as Ranked, rate));
  };

  test('is over the areas of both waves, and says which', () => {
    expect(changed(['a', 'b', 'c', 'd'], ['z'])).toEqual([
      '比2013年提高 2.2 个百分点（仅比较两轮可比的地区，不含高新区）',
      'up 2.2 percentage points from 2013 (comparable areas only, without High-tech Zone)'
    ]);
    expect(changed(['a'], ['b', 'c', 'd', 'e', 'z'])).toEqual([
      '比2013年提高 2.2 个百分点（仅比较两轮可比的甲县）',
      'up 2.2 percentage points from 2013 (Ash only, the rest cannot be compared)'
    ]);
    expect(changed(['a', 'b', 'c', 'd'], ['e', 'z', 'f', 'g'])).toEqual([
      '比2013年提高 2.2 个百分点（仅比较两轮可比的 4 个地区，共 8 个）',
      'up 2.2 percentage points from 2013 (only the 4 of 8 areas that can be compared)'
    ]);
  });

  test('is none where no areas can be compared', () => {
    const now = made(rate, 'all', 0.948, { sum: sum({ restricted: { '2013': null } }) });
    expect(changeText({ codebook, estimates: [now], previous: [before], area: 'all' }, now as Ranked, rate)).toBeNull();
  });
});

test('sizeText(..) calls weighted rows no full count', () => {
  expect(both(() => sizeText(codebook, rate, whole({ n: 12 })))).toEqual([
    '全数调查，有效 12 家单位',
    'full count, 12 valid units'
  ]);
  expect(both(() => sizeText(codebook, rate, whole({ n: 12, weighted: true })))).toEqual([
    '加权数据，有效 12 家单位',
    'weighted, 12 valid units'
  ]);
});

test('estimatesCsv(survey, estimates, compare) has the change over common areas, and what is not in a sum', () => {
  const pair = {
    now: made(rate, 'all', 0.75),
    before: made(rate, 'all', 0.5, { wave: '2013' }),
    areas: ['a'],
    excluded: ['b', 'z']
  };
  const now = whole({
    shortfall: 130,
    other: { from: 'row', numerator: 1, denominator: 4, value: 0.25 },
    sum: sum({ conflicts: ['c'], ownShortfall: 120, restricted: { '2013': pair } })
  });
  const [head, first, second] = estimatesCsv('made', [now, made(rate, 'all', 0.9, { wave: '2013' })], '2013').split(
    '\r\n'
  );
  expect(head).toMatch(/,state,standing,provisional,own_gap,without,own_row,change,change_from,change_without$/);
  expect(first).toMatch(/,value,below,0,120,c,0\.25,0\.25,2013,b z$/);
  expect(second).toMatch(/,value,near,0,,,,,,$/);
});
