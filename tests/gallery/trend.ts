import { markOf } from '../../src/lib/charts/mark';
import Trend from '../../src/lib/charts/trend/Trend.svelte';
import type { TrendPoint, TrendSubject } from '../../src/lib/charts/trend/subject';
import { example, type Locale } from './example';
import { areas, made, sampled, unionised } from './made';

const years = [2010, 2011, 2012, 2013, 2014];

const subject = (locale: Locale): TrendSubject => {
  const say = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const indicator = unionised(locale);
  const point = (area: string, wave: number, value: number | null, more: Partial<TrendPoint> = {}): TrendPoint => ({
    wave,
    estimate: value === null ? null : made(indicator, area, value, { wave: String(years[wave]) }),
    absence: null,
    change: null,
    broken: '',
    mark: markOf(area, indicator.id, {}, String(years[wave])),
    ...more
  });
  const broken = say(
    '2010年与2012年之间断开：2011年没有问这项，口径不连续',
    'Broken between 2010 and 2012: 2011 did not ask it'
  );
  return {
    label: say('建会率：历年', 'Unit coverage over the waves'),
    indicator,
    waves: years.map((year) => ({ id: String(year), label: say(`${year}年`, `${year}`), date: Date.UTC(year, 8, 30) })),
    selected: 4,
    lines: [
      {
        label: areas(locale)[2]!.label,
        isMain: true,
        points: [
          point('a3', 0, 0.58),
          point('a3', 1, null, { absence: 'notAsked', mark: null }),
          point('a3', 2, 0.66, { broken }),
          point('a3', 3, 0.71, { change: { difference: 0.05, p: null, told: 'certain' } }),
          point('a3', 4, 0.673, { change: { difference: -0.037, p: null, told: 'certain' } })
        ]
      },
      {
        label: say('全市', 'Whole city'),
        isMain: false,
        points: [
          point('r', 0, 0.7),
          point('r', 1, null, { absence: 'notAsked', mark: null }),
          point('r', 2, 0.74, { broken }),
          point('r', 3, 0.76),
          point('r', 4, 0.788)
        ]
      }
    ]
  };
};

const sample = (locale: Locale): TrendSubject => {
  const whole = subject(locale);
  const say = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const [main] = whole.lines;
  const points = main!.points.map((one): TrendPoint => {
    if (one.wave === 1) return { ...one, absence: 'closed' };
    if (one.wave === 3)
      return { ...one, estimate: made(whole.indicator, 'a3', null, { state: 'hidden', wave: '2013' }) };
    const { value } = one.estimate!;
    const broken = one.wave === 0 ? '' : say('断开：中间一轮没有可用的数', 'Broken: no usable number between them');
    return { ...one, broken, estimate: { ...one.estimate!, ...sampled([value! - 0.04, value! + 0.05]) } };
  });
  return { ...whole, lines: [{ ...main!, points }] };
};

/** A wave that did not ask, one that is not open, one that is hidden: gaps, and no line over them. */
export const trend = [
  example('trend', Trend, (locale) => ({ ...subject(locale), frame: { width: 620, height: 260 } })),
  example('trend-sample', Trend, (locale) => ({ ...sample(locale), frame: { width: 360, height: 240 } })),
  example('trend-one-wave', Trend, (locale) => {
    const { waves, lines, ...rest } = subject(locale);
    const [main] = lines;
    return {
      ...rest,
      selected: 0,
      waves: waves.slice(0, 1),
      lines: [{ ...main!, points: main!.points.slice(0, 1) }],
      frame: { width: 400, height: 220 },
      onpress: () => undefined
    };
  })
];
