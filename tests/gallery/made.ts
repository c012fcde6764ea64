import type { AreaMark, CoverageMark, IndicatorMark, AreaTypeMark } from '../../src/lib/charts/subject';
import type { Estimate } from '../../src/lib/estimates/estimates';
import { statusOf } from '../../src/lib/estimates/target';
import type { Locale } from './example';

/** An estimate of one indicator in one area; everything made up, sums and status follow from the value. */
export function made(
  indicator: IndicatorMark,
  area: string,
  value: number | null,
  more: Partial<Estimate> = {}
): Estimate {
  const denominator = more.denominator ?? 1430;
  const target = more.target === undefined ? indicator.target : more.target;
  const judged =
    value !== null && target !== null && !more.unreliable && !more.few && (more.state ?? 'value') === 'value';
  const status = judged ? statusOf(value, target, indicator, indicator.near) : null;
  return {
    indicator: indicator.id,
    area,
    group: {},
    wave: '2014',
    base: '',
    part: null,
    n: denominator,
    numerator: value === null ? 0 : Math.round(value * denominator),
    denominator: value === null ? 0 : denominator,
    value,
    interval: null,
    variance: null,
    df: null,
    sample: null,
    nonresponse: 12,
    notEligible: 0,
    target,
    provisional: indicator.provisional,
    shortfall:
      judged && indicator.direction === 'up'
        ? Math.max(0, Math.ceil(target * denominator - value * denominator))
        : null,
    state: value === null ? 'notReported' : value === 0 ? 'zero' : 'value',
    status,
    unreliable: false,
    few: false,
    reported: null,
    ...more
  };
}

/** What makes an estimate one of a sample with an interval. */
export const sampled = (interval: [number, number], proportion = true): Partial<Estimate> => ({
  interval,
  sample: { proportion, yy: 0, xy: 0, xx: 0 }
});

/** Repeatable numbers between 0 and 1. */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const say = (locale: Locale, zh: string, en: string) => (locale === 'en' ? en : zh);

export const areaTypes = (locale: Locale): AreaTypeMark[] => [
  { name: 'county', label: say(locale, '县市区', 'Counties and districts') },
  { name: 'zone', label: say(locale, '功能区', 'Zones') },
  { name: 'municipal', label: say(locale, '市直', 'Municipal organs') }
];

const places: [code: string, zh: string, en: string, type: string, column: number, row: number][] = [
  ['a1', '孝南区', 'Xiaonan', 'county', 2, 2],
  ['a2', '孝昌县', 'Xiaochang', 'county', 2, 1],
  ['a3', '大悟县', 'Dawu', 'county', 2, 0],
  ['a4', '云梦县', 'Yunmeng', 'county', 1, 2],
  ['a5', '应城市', 'Yingcheng', 'county', 0, 2],
  ['a6', '安陆市', 'Anlu', 'county', 0, 1],
  ['a7', '汉川市', 'Hanchuan', 'county', 1, 3],
  ['b1', '高新区', 'High-tech Zone', 'zone', 4, 1],
  ['b2', '临空经济区', 'Airport Economic Zone', 'zone', 4, 2],
  ['b3', '双峰山旅游度假区', 'Shuangfengshan Resort', 'zone', 4, 0],
  ['c1', '市直', 'Municipal organs and enterprises', 'municipal', 4, 3]
];

export const areas = (locale: Locale): AreaMark[] =>
  places.map(([code, zh, en, type, column, row]) => ({ code, label: say(locale, zh, en), type, column, row }));

export const coverages = (locale: Locale): CoverageMark[] => [
  { name: 'organisation', label: say(locale, '组织', 'Organisation') },
  { name: 'work', label: say(locale, '工作', 'Work') },
  { name: 'service', label: say(locale, '服务', 'Service') }
];

export function rate(
  locale: Locale,
  id: string,
  coverage: string,
  zh: string,
  en: string,
  target = 0.85
): IndicatorMark {
  return {
    id,
    label: say(locale, zh, en),
    short: say(locale, zh, en),
    coverage,
    format: 'percent',
    unit: '%',
    count: say(locale, '家', 'units'),
    direction: 'up',
    target,
    provisional: false,
    near: 0.1
  };
}

export const unionised = (locale: Locale): IndicatorMark => ({
  ...rate(locale, 'unionised', 'organisation', '建会率', 'Unit coverage rate', 0.92),
  judged: { count: 10, observation: say(locale, '家单位', 'units') }
});

export const needGap = (locale: Locale): IndicatorMark => ({
  ...rate(locale, 'need_gap', 'service', '服务供需缺口（最大项）', 'Largest need-minus-use gap', 0.1),
  short: say(locale, '供需缺口', 'Need gap'),
  format: 'point',
  unit: say(locale, '个百分点', 'points'),
  count: say(locale, '人', 'people'),
  direction: 'down',
  provisional: true,
  parts: { legal: say(locale, '法律援助', 'legal aid') }
});

export const score = (locale: Locale): IndicatorMark => ({
  ...rate(locale, 'score', 'work', '工会好干部五项均分', 'Five good-cadre traits, mean', 4.2),
  format: 'number',
  unit: say(locale, '分', 'of 5'),
  count: say(locale, '人', 'people')
});

export const density = (locale: Locale): IndicatorMark => ({
  ...score(locale),
  id: 'density',
  label: say(locale, '职工创新载体密度', 'Innovation carriers per 10 000 workers'),
  unit: say(locale, '个/万人', 'per 10 000'),
  count: say(locale, '个', 'carriers'),
  target: null
});

/** Fifteen columns with the long names that real indicators have. */
export const manyIndicators = (locale: Locale): IndicatorMark[] =>
  [
    ['organisation', '建会率', 'Unit coverage'],
    ['organisation', '25人以上', '25+ enterprises'],
    ['organisation', '入会率', 'Membership'],
    ['organisation', '农民工入会', 'Rural migrants in unions'],
    ['organisation', '六有', 'Six-haves'],
    ['work', '劳动合同', 'Labour contracts'],
    ['work', '集体合同', 'Collective contracts'],
    ['work', '工资协议', 'Wage agreements'],
    ['work', '职代会', "Workers' congress"],
    ['work', '厂务公开', 'Open management'],
    ['work', '劳动竞赛', 'Labour competitions'],
    ['service', '服务站点', 'Service points'],
    ['service', '知晓率', 'Awareness of centres'],
    ['service', '服务满意率', 'Satisfaction of users'],
    ['service', '建家率', "Workers' Home"]
  ].map(([coverage, zh, en], i) => rate(locale, `i${i}`, coverage!, zh!, en!, 0.95 - (i % 5) * 0.04));

/** Many areas of one kind, for the places where a list gets long. */
export const manyAreas = (locale: Locale, count: number): AreaMark[] =>
  Array.from({ length: count }, (_, i) => ({
    code: `x${i}`,
    label: say(locale, `第${i + 1}县`, `County ${i + 1}`),
    type: 'county',
    column: i % 20,
    row: Math.floor(i / 20)
  }));

/** One indicator in every area with every state a chart can meet. */
export function everyState(indicator: IndicatorMark): Estimate[] {
  return [
    made(indicator, 'a1', 0.863),
    made(indicator, 'a2', 0.712, { denominator: 903 }),
    made(indicator, 'a3', 0.664, { denominator: 812 }),
    made(indicator, 'a4', 0.95),
    made(indicator, 'a5', 0.821, { n: 12, unreliable: true, denominator: 12 }),
    made(indicator, 'a6', 0, { denominator: 41 }),
    made(indicator, 'a7', null),
    made(indicator, 'b1', 1.042, { state: 'conflict', status: null, shortfall: null, denominator: 240 }),
    made(indicator, 'b2', null, { state: 'notApplicable', n: 0 }),
    made(indicator, 'b3', null, { state: 'hidden', n: 7 }),
    made(indicator, 'c1', 0.92)
  ];
}
