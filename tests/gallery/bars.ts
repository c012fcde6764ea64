import Bars from '../../src/lib/charts/bars/Bars.svelte';
import { example, type Locale } from './example';
import {
  areas,
  density,
  everyState,
  areaTypes,
  made,
  manyAreas,
  needGap,
  sampled,
  score,
  sequence,
  unionised
} from './made';

const rates = [0.863, 0.712, 0.664, 0.79, 0.821, 0.84, 0.773, 0.904, 0.731, 0.582, 0.95];
const frame = { width: 540, height: 0 };
const waves = (locale: Locale) =>
  locale === 'en' ? { wave: '2014', previousWave: '2013' } : { wave: '2014 年', previousWave: '2013 年' };
const subject = (locale: Locale) => ({
  areas: areas(locale),
  areaTypes: areaTypes(locale),
  indicator: unionised(locale),
  ...waves(locale)
});
const full = (locale: Locale) =>
  areas(locale).map((area, i) => made(unionised(locale), area.code, rates[i]!, { denominator: 200 + i * 97 }));
const before = (locale: Locale) =>
  areas(locale).map((area, i) =>
    made(unionised(locale), area.code, rates[i]! - 0.03 - (i % 4) * 0.01, { wave: '2013' })
  );

/** A share of a sample of n, with the 95 % interval of a large one. */
function share(locale: Locale, area: string, value: number, n: number, more = {}) {
  const half = 1.96 * Math.sqrt((value * (1 - value)) / n);
  const yes = value * n;
  const undecided = Math.abs(value - 0.92) < half ? { status: 'undecided' as const } : {};
  const sample = { proportion: true, yy: yes, xy: yes, xx: n };
  const interval: [number, number] = [value - half, value + half];
  return made(unionised(locale), area, value, {
    n,
    numerator: yes,
    denominator: n,
    shortfall: null,
    interval,
    sample,
    ...undecided,
    ...more
  });
}

export const bars = [
  example('bars-told', Bars, (locale) => ({
    ...subject(locale),
    frame: { width: 760, height: 0 },
    told: true,
    // two areas share the first place, one has no earlier value
    estimates: full(locale).map((one) => (one.area === 'a7' ? { ...one, value: rates[0]! } : one)),
    previous: before(locale).filter(({ area }) => area !== 'a4')
  })),
  example('bars-told-first-wave', Bars, (locale) => {
    const { areas, areaTypes, indicator, wave } = subject(locale);
    return { areas, areaTypes, indicator, wave, frame: { width: 360, height: 0 }, told: true, estimates: full(locale) };
  }),
  example('bars', Bars, (locale) => ({
    ...subject(locale),
    frame,
    estimates: full(locale),
    previous: before(locale),
    silence: Object.fromEntries(
      areas(locale).map((area, i) => [area.code, Math.min(1, rates[i]! + 0.02 + (i % 3) * 0.02)])
    ),
    onpress: () => undefined
  })),
  example('bars-every-state', Bars, (locale) => ({
    ...subject(locale),
    frame,
    estimates: everyState(unionised(locale))
  })),
  example('bars-slide', Bars, (locale) => ({
    ...subject(locale),
    areas: areas(locale).slice(0, 7),
    frame: { width: 880, height: 400 },
    estimates: full(locale),
    previous: before(locale),
    selected: ['a2', 'a3']
  })),
  example('bars-slide-every-state', Bars, (locale) => ({
    ...subject(locale),
    frame: { width: 880, height: 400 },
    estimates: everyState(unionised(locale)),
    previous: before(locale)
  })),
  example('bars-points-down', Bars, (locale) => ({
    ...subject(locale),
    frame,
    indicator: needGap(locale),
    estimates: areas(locale).map((area, i) => {
      const value = 0.34 - i * 0.045;
      const interval: [number, number] = [value - 0.06, value + 0.06];
      return made(needGap(locale), area.code, value, {
        ...sampled(interval, false),
        n: i === 9 ? 11 : 300,
        unreliable: i === 9,
        part: 'legal'
      });
    })
  })),
  example('bars-score', Bars, (locale) => ({
    ...subject(locale),
    frame,
    indicator: score(locale),
    estimates: areas(locale).map((area, i) => made(score(locale), area.code, 3.3 + i * 0.11, { denominator: 60 }))
  })),
  example('bars-density-no-target', Bars, (locale) => ({
    ...subject(locale),
    frame,
    indicator: density(locale),
    estimates: areas(locale).map((area, i) =>
      made(density(locale), area.code, 0.4 + ((i * 7) % 11) * 1.3, { denominator: 60 })
    )
  })),
  example('bars-whole-no-target', Bars, (locale) => {
    const indicator = { ...unionised(locale), target: null };
    return {
      ...subject(locale),
      frame,
      indicator,
      estimates: areas(locale).map((area, i) => made(indicator, area.code, rates[i]! / 2)),
      total: { label: locale === 'en' ? 'Country' : '全国', estimate: made(indicator, 'root', 0.386) }
    };
  }),
  example('bars-sample', Bars, (locale) => ({
    ...subject(locale),
    frame,
    estimates: areas(locale).map((area, i) => share(locale, area.code, rates[i]!, 120 + i * 40)),
    previous: areas(locale).map((area, i) =>
      share(locale, area.code, rates[i]! - (i % 4 === 0 ? 0.14 : 0.02), 150, { wave: '2013' })
    )
  })),
  example('bars-all-missing', Bars, (locale) => ({ ...subject(locale), frame, estimates: [] })),
  example('bars-one-area', Bars, (locale) => ({
    ...subject(locale),
    areas: areas(locale).slice(2, 3),
    frame,
    estimates: full(locale)
  })),
  example('bars-280-ends', Bars, (locale) => {
    const random = sequence(7);
    const many = manyAreas(locale, 280);
    const indicator = { ...unionised(locale), target: null };
    return {
      ...subject(locale),
      frame,
      indicator,
      areas: many,
      ends: 10,
      selected: ['x100'],
      estimates: many.slice(0, 270).map((area) => {
        const n = Math.round(random() * 900);
        const value = 0.02 + random() * 0.2;
        return made(indicator, area.code, value, {
          n,
          unreliable: n < 30,
          denominator: n,
          ...sampled([value * 0.8, value * 1.25])
        });
      })
    };
  })
];
