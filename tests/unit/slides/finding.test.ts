import { afterEach, describe, expect, test } from 'vitest';
import type { Indicator } from '../../../src/lib/codebook/codebook';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { finding } from '../../../src/lib/slides/finding';
import { plain } from '../../../src/lib/slides/sentence';
import { codebook, density, gap, made, rate } from './made';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

function say(indicator: Indicator, estimates: Estimate[], previous: Estimate[] = []): [string, string] {
  const inLocale = (locale: 'zh-CN' | 'en') => {
    overwriteGetLocale(() => locale);
    return plain(finding({ codebook, estimates, previous }, indicator));
  };
  return [inLocale('zh-CN'), inLocale('en')];
}

const cases: [behaviour: string, said: [string, string], zh: string, en: string][] = [
  [
    'names the two furthest from the target and what they lack together',
    say(rate, [
      made(rate, 'a', 0.863, { gap: 98 }),
      made(rate, 'b', 0.712, { gap: 187 }),
      made(rate, 'c', 0.664, { gap: 232 })
    ]),
    '丙县（66.4%）和乙县（71.2%）建会率最低，距目标合计还差 419 家',
    'Unit coverage rate: lowest in Cedar (66.4%) and Birch (71.2%), together 419 units short of the target'
  ],
  [
    'names only the last when the others are near the target',
    say(rate, [
      made(rate, 'a', 0.95, { gap: 0 }),
      made(rate, 'b', 0.9, { gap: 20 }),
      made(rate, 'c', 0.85, { gap: 70 })
    ]),
    '丙县（85.0%）建会率最低，距目标 92% 还差 70 家',
    'Unit coverage rate: lowest in Cedar (85.0%), 70 units short of the target of 92%'
  ],
  [
    'names ties together',
    say(rate, [
      made(rate, 'a', 0.95, { gap: 0 }),
      made(rate, 'b', 0.7, { gap: 220 }),
      made(rate, 'c', 0.7, { gap: 220 })
    ]),
    '乙县和丙县（均为 70.0%）建会率最低，距目标合计还差 440 家',
    'Unit coverage rate: lowest in Birch and Cedar (70.0% each), together 440 units short of the target'
  ],
  [
    'counts more than three that tie',
    say(rate, [
      made(rate, 'a', 0.95, { gap: 0 }),
      ...['b', 'c', 'd', 'e'].map((area) => made(rate, area, 0.5, { gap: 420 }))
    ]),
    '4 个县（均为 50.0%）建会率最低，距目标合计还差 1,680 家',
    'Unit coverage rate: lowest in 4 counties (all 50.0%), together 1,680 units short of the target'
  ],
  [
    'never names what is unreliable, hidden, in conflict, not reported or of another kind',
    say(rate, [
      made(rate, 'a', 0.9, { gap: 20 }),
      made(rate, 'b', 0.85, { gap: 70 }),
      made(rate, 'c', 0.1, { unreliable: true }),
      made(rate, 'd', 1.2, { state: 'conflict', standing: null }),
      made(rate, 'e', null, { state: 'hidden' }),
      made(rate, 'z', 0.05, { gap: 870 })
    ]),
    '乙县（85.0%）建会率最低，距目标 92% 还差 70 家',
    'Unit coverage rate: lowest in Birch (85.0%), 70 units short of the target of 92%'
  ],
  [
    'gives the distance in percentage points where a gap cannot be counted',
    say(rate, [made(rate, 'a', 0.95), made(rate, 'b', 0.855)]),
    '乙县（85.5%）建会率最低，比目标 92% 低 6.5 个百分点',
    'Unit coverage rate: lowest in Birch (85.5%), 6.5 percentage points under the target of 92%'
  ],
  [
    'says that all reached the target',
    say(rate, [made(rate, 'a', 0.95, { gap: 0 }), made(rate, 'b', 0.923, { gap: 0 })]),
    '2 个县建会率全部达到目标，最低的是乙县（92.3%）',
    'Unit coverage rate: all 2 counties reach the target, lowest in Birch (92.3%)'
  ],
  [
    'calls the highest the worst where less is better',
    say(gap, [made(gap, 'a', 0.08), made(gap, 'b', 0.312)]),
    '乙县（31.2 个百分点）供需缺口最高，比目标（10 个百分点）高 21.2 个百分点',
    'Need minus use: highest in Birch (31.2 percentage points), 21.2 percentage points over the target of 10 percentage points'
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
    '创新载体密度最高的是甲县（12.3 个/万人），最低的是乙县（3.1 个/万人），相差 9.2 个/万人，差距比2013年扩大 3.2 个/万人',
    'Innovation carriers: highest in Ash (12.3 per 10 000), lowest in Birch (3.1 per 10 000), 9.2 per 10 000 apart, the difference grew by 3.2 per 10 000 from 2013'
  ],
  [
    'calls a target that is not settled provisional, of one area and of several',
    say(rate, [
      made(rate, 'a', 0.95, { gap: 0 }),
      made(rate, 'b', 0.9, { gap: 20 }),
      made(rate, 'c', 0.85, { gap: 70, provisional: true })
    ]),
    '丙县（85.0%）建会率最低，距暂定目标 92% 还差 70 家',
    'Unit coverage rate: lowest in Cedar (85.0%), 70 units short of the provisional target of 92%'
  ],
  [
    'calls a verdict on all provisional where the target of one is',
    say(rate, [made(rate, 'a', 0.95, { gap: 0, provisional: true }), made(rate, 'b', 0.923, { gap: 0 })]),
    '2 个县建会率全部达到暂定目标，最低的是乙县（92.3%）',
    'Unit coverage rate: all 2 counties reach the provisional target, lowest in Birch (92.3%)'
  ],
  [
    'says that all are level',
    say(rate, [made(rate, 'a', 0.5), made(rate, 'b', 0.5)]),
    '2 个县建会率持平，均为 50.0%',
    'Unit coverage rate: all 2 counties are level at 50.0%'
  ],
  [
    'falls back to the whole where no two areas can be compared',
    say(rate, [made(rate, 'all', 0.784, { gap: 861 })], [made(rate, 'all', 0.753, { wave: '2013' })]),
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

describe('finding(results, indicator)', () => {
  test.each(cases)('%s', (_, said, zh, en) => {
    expect(said).toEqual([zh, en]);
  });

  test('each name and number keeps the estimate behind it', () => {
    overwriteGetLocale(() => 'zh-CN');
    const worst = made(rate, 'b', 0.7, { gap: 220 });
    const spans = finding({ codebook, estimates: [made(rate, 'a', 0.95, { gap: 0 }), worst], previous: [] }, rate);
    expect(spans.filter(({ estimate }) => estimate === worst).map(({ text }) => text)).toEqual([
      '乙县',
      '70.0%',
      '220 家'
    ]);
  });
});
