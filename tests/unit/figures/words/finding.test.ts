import { afterEach, describe, expect, test } from 'vitest';
import type { Indicator } from '../../../../src/lib/codebook/codebook';
import type { Estimate } from '../../../../src/lib/estimates/estimates';
import { getLocale, overwriteGetLocale } from '../../../../src/lib/paraglide/runtime';
import { finding } from '../../../../src/lib/figures/words/finding';
import { plain } from '../../../../src/lib/figures/words/sentence';
import { codebook, density, gap, made, rate, reportedRate } from '../made';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

/** A share of n answers of equal weight. */
function sampled(area: string, value: number, n: number): Estimate {
  const y = value * n;
  return made(reportedRate, area, value, {
    n,
    numerator: y,
    denominator: n,
    variance: (value * (1 - value)) / n,
    df: n - 1,
    sample: { proportion: true, yy: y, xy: y, xx: n }
  });
}

function say(indicator: Indicator, estimates: Estimate[], previous: Estimate[] = []): [string, string] {
  const inLocale = (locale: 'zh-CN' | 'en') => {
    overwriteGetLocale(() => locale);
    return plain(finding({ codebook, estimates, previous, area: codebook.root }, indicator));
  };
  return [inLocale('zh-CN'), inLocale('en')];
}

const cases: [behaviour: string, said: [string, string], zh: string, en: string][] = [
  [
    'names the two furthest from the target and what they lack together',
    say(rate, [
      made(rate, 'a', 0.863, { shortfall: 98 }),
      made(rate, 'b', 0.712, { shortfall: 187 }),
      made(rate, 'c', 0.664, { shortfall: 232 })
    ]),
    '可比的 3 个县中丙县（66.4%）和乙县（71.2%）建会率最低，距目标合计还差 419 家',
    'Unit coverage rate: lowest of 3 comparable counties in Cedar (66.4%) and Birch (71.2%), together 419 units short of the target'
  ],
  [
    'names only the last when the others are near the target',
    say(rate, [
      made(rate, 'a', 0.95, { shortfall: 0 }),
      made(rate, 'b', 0.9, { shortfall: 20 }),
      made(rate, 'c', 0.85, { shortfall: 70 })
    ]),
    '可比的 3 个县中丙县（85.0%）建会率最低，距目标 92% 还差 70 家',
    'Unit coverage rate: lowest of 3 comparable counties in Cedar (85.0%), 70 units short of the target of 92%'
  ],
  [
    'names ties together',
    say(rate, [
      made(rate, 'a', 0.95, { shortfall: 0 }),
      made(rate, 'b', 0.7, { shortfall: 220 }),
      made(rate, 'c', 0.7, { shortfall: 220 })
    ]),
    '可比的 3 个县中乙县和丙县（均为 70.0%）建会率最低，距目标合计还差 440 家',
    'Unit coverage rate: lowest of 3 comparable counties in Birch and Cedar (70.0% each), together 440 units short of the target'
  ],
  [
    'counts more than three that tie',
    say(rate, [
      made(rate, 'a', 0.95, { shortfall: 0 }),
      ...['b', 'c', 'd', 'e'].map((area) => made(rate, area, 0.5, { shortfall: 420 }))
    ]),
    '5 个县中有 4 个建会率并列最低（均为 50.0%），距目标合计还差 1,680 家',
    'Unit coverage rate: lowest of 5 counties in 4 that tie (50.0% each), together 1,680 units short of the target'
  ],
  [
    'never names what is unreliable, hidden, in conflict, not reported or of another kind',
    say(rate, [
      made(rate, 'a', 0.9, { shortfall: 20 }),
      made(rate, 'b', 0.85, { shortfall: 70 }),
      made(rate, 'c', 0.1, { unreliable: true }),
      made(rate, 'd', 1.2, { state: 'conflict', status: null }),
      made(rate, 'e', null, { state: 'hidden' }),
      made(rate, 'z', 0.05, { shortfall: 870 })
    ]),
    '可比的 2 个县中乙县（85.0%）建会率最低，距目标 92% 还差 70 家',
    'Unit coverage rate: lowest of 2 comparable counties in Birch (85.0%), 70 units short of the target of 92%'
  ],
  [
    'gives the distance in percentage points where a gap cannot be counted',
    say(rate, [made(rate, 'a', 0.95), made(rate, 'b', 0.855)]),
    '可比的 2 个县中乙县（85.5%）建会率最低，比目标 92% 低 6.5 个百分点',
    'Unit coverage rate: lowest of 2 comparable counties in Birch (85.5%), 6.5 percentage points under the target of 92%'
  ],
  [
    'says that all reached the target',
    say(rate, [made(rate, 'a', 0.95, { shortfall: 0 }), made(rate, 'b', 0.923, { shortfall: 0 })]),
    '可比的 2 个县建会率全部达到目标，最低的是乙县（92.3%）',
    'Unit coverage rate: all 2 comparable counties reach the target, lowest in Birch (92.3%)'
  ],
  [
    'calls the highest the worst where less is better',
    say(gap, [made(gap, 'a', 0.08), made(gap, 'b', 0.312)]),
    '可比的 2 个县中乙县（31.2 个百分点）供需缺口最高，比目标（10 个百分点）高 21.2 个百分点',
    'Need minus use: highest of 2 comparable counties in Birch (31.2 percentage points), 21.2 percentage points over the target of 10 percentage points'
  ],
  [
    'tells the ends and their distance where there is no target, and that it grew',
    say(
      density,
      [made(density, 'a', 12.34), made(density, 'b', 3.1), made(density, 'c', 5)],
      [
        made(density, 'a', 10, { wave: '2013' }),
        made(density, 'b', 4, { wave: '2013' }),
        made(density, 'c', 5, { wave: '2013' })
      ]
    ),
    '可比的 3 个县中创新载体密度最高的是甲县（12.3 个/万人），最低的是乙县（3.1 个/万人），相差 9.2 个/万人，差距比2013年扩大 3.2 个/万人',
    'Innovation carriers: of 3 comparable counties highest in Ash (12.3 per 10 000), lowest in Birch (3.1 per 10 000), 9.2 per 10 000 apart, the difference grew by 3.2 per 10 000 from 2013'
  ],
  [
    'calls a target that is not settled provisional, of one area and of several',
    say(rate, [
      made(rate, 'a', 0.95, { shortfall: 0 }),
      made(rate, 'b', 0.9, { shortfall: 20 }),
      made(rate, 'c', 0.85, { shortfall: 70, provisional: true })
    ]),
    '可比的 3 个县中丙县（85.0%）建会率最低，距暂定目标 92% 还差 70 家',
    'Unit coverage rate: lowest of 3 comparable counties in Cedar (85.0%), 70 units short of the provisional target of 92%'
  ],
  [
    'calls a verdict on all provisional where the target of one is',
    say(rate, [made(rate, 'a', 0.95, { shortfall: 0, provisional: true }), made(rate, 'b', 0.923, { shortfall: 0 })]),
    '可比的 2 个县建会率全部达到暂定目标，最低的是乙县（92.3%）',
    'Unit coverage rate: all 2 comparable counties reach the provisional target, lowest in Birch (92.3%)'
  ],
  [
    'says that all have one value',
    say(rate, [made(rate, 'a', 0.5), made(rate, 'b', 0.5)]),
    '可比的 2 个县建会率均为 50.0%',
    'Unit coverage rate: 50.0% in all 2 comparable counties'
  ],
  [
    'prints a decimal more where the next is no tie and would print alike',
    say(
      rate,
      [
        made(rate, 'a', 0.7004, { shortfall: 220 }),
        made(rate, 'b', 0.69998, { shortfall: 221 }),
        made(rate, 'c', 0.95, { shortfall: 0 })
      ].map((one) => ({ ...one, status: 'near' as const }))
    ),
    '可比的 3 个县中乙县（70.00%）建会率最低，距目标 92% 还差 221 家',
    'Unit coverage rate: lowest of 3 comparable counties in Birch (70.00%), 221 units short of the target of 92%'
  ],
  [
    'takes values that differ only by binary rounding for a tie',
    say(rate, [
      made(rate, 'a', 0.1 + 0.2, { shortfall: 620 }),
      made(rate, 'b', 0.3, { shortfall: 620 }),
      made(rate, 'c', 0.95, { shortfall: 0 })
    ]),
    '可比的 3 个县中甲县和乙县（均为 30.0%）建会率最低，距目标合计还差 1,240 家',
    'Unit coverage rate: lowest of 3 comparable counties in Ash and Birch (30.0% each), together 1,240 units short of the target'
  ],
  [
    'says why a printed difference does not follow from the printed values: 42.1 - 11.3 = 30.9',
    say(density, [made(density, 'a', 42.14), made(density, 'b', 11.26), made(density, 'c', 20)]),
    '可比的 3 个县中创新载体密度最高的是甲县（42.1 个/万人），最低的是乙县（11.3 个/万人），相差 30.9 个/万人（按未舍入值计算）',
    'Innovation carriers: of 3 comparable counties highest in Ash (42.1 per 10 000), lowest in Birch (11.3 per 10 000), 30.9 per 10 000 apart (from unrounded values)'
  ],
  [
    'does not say who is lowest where a sample cannot tell',
    say(reportedRate, [sampled('a', 0.7, 100), sampled('b', 0.72, 100), sampled('c', 0.74, 100)]),
    '可比的 3 个县职工自报会员率在 70.0% 至 74.0% 之间，差别不显著，难分高低',
    'Self-reported membership: from 70.0% to 74.0% in 3 comparable counties, too close for this sample to rank'
  ],
  [
    'says that a sample tells the ends but not who is last',
    say(reportedRate, [
      sampled('a', 0.5, 100),
      sampled('b', 0.51, 100),
      sampled('c', 0.52, 100),
      sampled('d', 0.53, 100),
      sampled('e', 0.9, 100)
    ]),
    '5 个县职工自报会员率在 50.0% 至 90.0% 之间，最低的几个差别不显著',
    'Self-reported membership: from 50.0% to 90.0% in 5 counties, the lowest too close for this sample to rank'
  ],
  [
    'names the last of a sample where it is told from all others',
    say(reportedRate, [sampled('a', 0.5, 400), sampled('b', 0.7, 400), sampled('c', 0.74, 400)]),
    '可比的 3 个县中甲县（50.0%）职工自报会员率最低，比目标 92% 低 42.0 个百分点',
    'Self-reported membership: lowest of 3 comparable counties in Ash (50.0%), 42.0 percentage points under the target of 92%'
  ],
  [
    'says that a filter keeps no unit',
    say(rate, [made(rate, 'all', null, { state: 'noMatch' }), made(rate, 'a', null, { state: 'noMatch' })]),
    '建会率没有符合筛选的单位',
    'Unit coverage rate: no unit passes the filter'
  ],
  [
    'falls back to the whole where no two areas can be compared',
    say(rate, [made(rate, 'all', 0.784, { shortfall: 861 })], [made(rate, 'all', 0.753, { wave: '2013' })]),
    '全市建会率 78.4%，比2013年提高 3.1 个百分点，距目标 92% 还差 861 家',
    'The city: Unit coverage rate 78.4%, up 3.1 percentage points from 2013, 861 units short of the target of 92%'
  ],
  [
    'says that nothing was reported',
    say(rate, [made(rate, 'all', null), made(rate, 'a', null)]),
    '建会率尚未报送，没有数据',
    'Unit coverage rate: not reported, no data'
  ],
  [
    'says that there are too few answers',
    say(rate, [made(rate, 'a', 0.5, { unreliable: true }), made(rate, 'b', null, { state: 'hidden' })]),
    '建会率有效样本不足，不作比较',
    'Unit coverage rate: too few answers to compare'
  ],
  [
    'says so when nothing was asked for',
    say(rate, []),
    '建会率尚未报送，没有数据',
    'Unit coverage rate: not reported, no data'
  ]
];

test('finding(results, indicator) is about the chosen area: its place in its kind, not who is last', () => {
  overwriteGetLocale(() => 'zh-CN');
  const estimates = [0.95, 0.7, 0.7, 0.5].map((value, i) =>
    made(rate, 'abcd'[i]!, value, { shortfall: value < 0.9 ? 220 : 0 })
  );
  expect(plain(finding({ codebook, estimates, previous: [], area: 'b' }, rate))).toBe(
    '乙县建会率 70.0%，在可比的 4 个县中排并列第 2，距目标 92% 还差 220 家'
  );
});

describe('finding(results, indicator)', () => {
  test.each(cases)('%s', (_, said, zh, en) => {
    expect(said).toEqual([zh, en]);
  });

  test('each name and number keeps the estimate behind it', () => {
    overwriteGetLocale(() => 'zh-CN');
    const worst = made(rate, 'b', 0.7, { shortfall: 220 });
    const spans = finding(
      { codebook, estimates: [made(rate, 'a', 0.95, { shortfall: 0 }), worst], previous: [], area: codebook.root },
      rate
    );
    expect(spans.filter(({ estimate }) => estimate === worst).map(({ text }) => text)).toEqual([
      '乙县',
      '70.0%',
      '220 家'
    ]);
  });
});
