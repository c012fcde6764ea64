import { afterEach, expect, test } from 'vitest';
import type { Codebook } from '../../../../src/lib/codebook/codebook';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { plain } from '../../../../src/lib/figures/words/sentence';
import { overviewSentences } from '../../../../src/lib/figures/words/sentences';
import { codebook, made, rate, reportedRate } from '../made';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

function say(
  locale: 'zh-CN' | 'en',
  estimates: Estimate[],
  previous: Estimate[] = [],
  overview: Partial<Codebook['overview']> = {}
) {
  overwriteGetLocale(() => locale);
  const said = overviewSentences({
    codebook: { ...codebook, overview: { ...codebook.overview, ...overview } },
    estimates,
    previous,
    area: 'all'
  });
  return {
    all: said.all && plain(said.all),
    coverages: said.coverages.map(({ sentence }) => plain(sentence)),
    contrast: said.contrast && plain(said.contrast)
  };
}

const now = [
  made(rate, 'all', 0.784, { shortfall: 861 }),
  made(rate, 'a', 0.712, { shortfall: 187 }),
  made(rate, 'b', 0.664, { shortfall: 262 }),
  made(rate, 'c', 0.79, { shortfall: 102 })
];

test('overviewSentences: value, change from unrounded values, gap, and the fewest areas that make up half of it', () => {
  // (187 + 262) / 861 = 52.1 %; 0.7840 - 0.7526 = 3.14 points
  const before = [made(rate, 'all', 0.7526, { wave: '2013' })];
  expect(say('zh-CN', now, before).coverages).toEqual([
    '组织：建会率 78.4%，比2013年提高 3.1 个百分点，距目标 92% 还差 861 家，其中乙县和甲县占 52%。'
  ]);
  expect(say('en', now, before).coverages).toEqual([
    'Organisation: Unit coverage rate 78.4%, up 3.1 percentage points from 2013, 861 units short of the target of 92%, 52% of that in Birch and Ash.'
  ]);
});

test('overviewSentences says that a first wave has nothing to compare with', () => {
  expect(say('zh-CN', [{ ...now[0]!, wave: '2013' }]).coverages).toEqual([
    '组织：建会率 78.4%，首轮调查，无上轮可比，距目标 92% 还差 861 家。'
  ]);
});

test('overviewSentences says nothing of waves where a later one is compared with none', () => {
  expect(say('zh-CN', [now[0]!]).coverages).toEqual(['组织：建会率 78.4%，距目标 92% 还差 861 家。']);
});

test('overviewSentences says nearly level, not up by 0.0', () => {
  const before = [made(rate, 'all', 0.78399, { wave: '2013' })];
  expect(say('zh-CN', [now[0]!], before).coverages[0]).toContain('与2013年基本持平');
});

test('overviewSentences works without a target', () => {
  const plainRate = made(rate, 'all', 0.226, { target: null, status: null });
  const before = [made(rate, 'all', 0.25, { wave: '2013', target: null, status: null })];
  expect(say('zh-CN', [plainRate], before).coverages).toEqual(['组织：建会率 22.6%，比2013年下降 2.4 个百分点。']);
});

test('overviewSentences tells how many areas a sum is made of', () => {
  const part = made(rate, 'all', 0.226, { target: null, status: null, reported: { areas: 26, of: 31 } });
  const before = [made(rate, 'a', 0.25, { wave: '2013' })];
  expect(say('zh-CN', [part], before).coverages).toEqual(['组织：建会率 22.6%（31 个地区中 26 个已报送）。']);
  expect(say('en', [part], before).coverages).toEqual([
    'Organisation: Unit coverage rate 22.6% (26 of 31 areas reported).'
  ]);
});

test.each([
  [null, {}, '组织：建会率尚未报送，没有数据。', 'Organisation: Unit coverage rate: not reported, no data.'],
  [
    null,
    { state: 'hidden' },
    '组织：建会率因涉及个人，数值不予显示。',
    'Organisation: Unit coverage rate: not shown, to protect people.'
  ],
  [
    null,
    { state: 'hidden', crossed: true },
    '组织：建会率因涉及个人，一次只能按一项条件筛选，请只保留一项。',
    'Organisation: Unit coverage rate: to protect people, questionnaires are shown for one filter at a time: keep only one.'
  ],
  [null, { state: 'notApplicable' }, '组织：建会率不适用。', 'Organisation: Unit coverage rate: does not apply.'],
  [
    1.04,
    { state: 'conflict', status: null },
    '组织：建会率为 104.0%，分子与分母口径冲突，待核实。',
    'Organisation: Unit coverage rate: 104.0%: numerator and denominator contradict each other, to be checked.'
  ],
  [
    0.5,
    { unreliable: true, n: 12 },
    '组织：建会率 50.0%（有效样本仅 12，仅供参考）。',
    'Organisation: Unit coverage rate 50.0% (only 12 answers: a hint, not a result).'
  ]
] as const)('overviewSentences of a whole that is %s %o says why', (value, more, zh, en) => {
  const root = made(rate, 'all', value, more);
  expect([say('zh-CN', [root]).coverages[0], say('en', [root]).coverages[0]]).toEqual([zh, en]);
});

test('overviewSentences does not name areas when the gap is spread evenly', () => {
  const areas = ['a', 'b', 'c', 'd', 'e'].map((area) => made(rate, area, 0.8, { shortfall: 10 }));
  expect(say('zh-CN', [made(rate, 'all', 0.8, { shortfall: 50 }), ...areas]).coverages[0]).not.toContain('其中');
});

test('overviewSentences counts the units that meet all coverages', () => {
  const root = made(rate, 'all', 0.416, { numerator: 2628, denominator: 6318, shortfall: 1163 });
  expect(say('zh-CN', [root], [], { all: 'rate' })).toEqual({
    all: '建会率 41.6%（6,318 家中有 2,628 家），距目标 92% 还差 1,163 家。',
    coverages: [],
    contrast: null
  });
  expect(say('en', [root], [], { all: 'rate' }).all).toBe(
    'Unit coverage rate: 2,628 of 6,318 units (41.6%), 1,163 units short of the target of 92%.'
  );
});

test('overviewSentences sets what is claimed against what is reported, and where they differ most', () => {
  const pairs = [
    made(rate, 'all', 0.9612),
    made(reportedRate, 'all', 0.7398),
    made(rate, 'a', 0.95),
    made(reportedRate, 'a', 0.8, { variance: 0.0004, df: 399 }),
    made(rate, 'b', 0.98),
    made(reportedRate, 'b', 0.7, { variance: 0.0005, df: 399 }),
    made(rate, 'c', 0.99),
    made(reportedRate, 'c', 0.1, { unreliable: true })
  ];
  const overview = { contrast: ['rate', 'reported'] as [string, string] };
  expect(say('zh-CN', pairs, [], overview).contrast).toBe(
    '职工自报会员率 74.0%，比建会率 96.1% 低 22.1 个百分点，其中乙县相差最大（28.0 个百分点）。'
  );
  expect(say('en', pairs, [], overview).contrast).toBe(
    'Self-reported membership 74.0%, 22.1 percentage points below “Unit coverage rate” (96.1%), the difference is largest in Birch (28.0 percentage points).'
  );
  expect(say('en', pairs.slice(2), [], overview).contrast).toBeNull();
});

test('overviewSentences does not say where claim and report differ most when the sample cannot tell', () => {
  const overview = { contrast: ['rate', 'reported'] as [string, string] };
  const pairs = [
    made(rate, 'all', 0.96),
    // 296 of 400 workers
    made(reportedRate, 'all', 0.74, {
      ...{ n: 400, numerator: 296, denominator: 400, interval: [0.7, 0.78] },
      sample: { proportion: true, yy: 296, xy: 296, xx: 400 }
    }),
    made(rate, 'a', 0.95),
    made(reportedRate, 'a', 0.75, { variance: 0.0004, df: 399 }),
    made(rate, 'b', 0.95),
    made(reportedRate, 'b', 0.73, { variance: 0.0005, df: 399 })
  ];
  expect(say('zh-CN', pairs, [], overview).contrast).toBe('职工自报会员率 74.0%，比建会率 96.0% 低 22.0 个百分点。');
  const near = [made(rate, 'all', 0.76), pairs[1]!];
  expect(say('zh-CN', near, [], overview).contrast).toBe('职工自报会员率 74.0%，与建会率 76.0% 无显著差别。');
});

test('overviewSentences says a change of a sample only where it can tell it', () => {
  const sampled = (value: number, n: number, wave: string) =>
    made(reportedRate, 'all', value, {
      wave,
      n,
      numerator: value * n,
      denominator: n,
      sample: { proportion: true, yy: value * n, xy: value * n, xx: n },
      status: null
    });
  const of = (n: number) => {
    overwriteGetLocale(() => 'zh-CN');
    const coverages = [{ ...codebook.coverages[0]!, headline: 'reported' }];
    const results = { codebook: { ...codebook, coverages }, area: 'all' };
    const said = overviewSentences({
      ...results,
      estimates: [sampled(0.76, n, '2014')],
      previous: [sampled(0.74, n, '2013')]
    });
    return plain(said.coverages[0]!.sentence);
  };
  // z = 0.02 / sqrt(2 · 0.75 · 0.25 / n): 0.65 of 400, 3.3 of 10 000
  expect(of(400)).toBe('组织：职工自报会员率 76.0%，与2013年相比变化不显著。');
  expect(of(10_000)).toBe('组织：职工自报会员率 76.0%，比2013年提高 2.0 个百分点。');
});

test('overviewSentences names areas behind a gap only below a target that is missed, never one that is all there is', () => {
  const reached = made(rate, 'all', 0.95, {
    shortfall: 20,
    sum: { conflicts: [], ownShortfall: 0, ownTargets: false, apart: 0, restricted: {} }
  });
  const behind = made(rate, 'a', 0.5, { shortfall: 20 });
  expect(say('zh-CN', [reached, behind, made(rate, 'b', 0.99, { shortfall: 0 })]).coverages[0]).toBe(
    '组织：建会率 95.0%，已达到目标 92%，各地合计还差 20 家。'
  );
  expect(say('zh-CN', [made(rate, 'all', 0.5, { shortfall: 20 }), behind]).coverages[0]).not.toContain('甲县');
  expect(
    say('zh-CN', [made(rate, 'all', 0.8, { shortfall: 20 }), behind, made(rate, 'b', 0.99, { shortfall: 0 })])
      .coverages[0]
  ).toBe('组织：建会率 80.0%，距目标 92% 还差 20 家，都在甲县。');
});

test('overviewSentences names the chosen area', () => {
  overwriteGetLocale(() => 'zh-CN');
  const said = overviewSentences({ codebook, estimates: now, previous: [], area: 'a' });
  expect(plain(said.coverages[0]!.sentence)).toBe('组织：甲县建会率 71.2%，距目标 92% 还差 187 家。');
});
