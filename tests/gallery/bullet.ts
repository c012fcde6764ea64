import Bullet from '../../src/lib/charts/bullet/Bullet.svelte';
import { example } from './example';
import { areas, made, needGap, unionised } from './made';

const width = 268;

export const bullet = [
  example('bullet', Bullet, (locale) => ({
    area: areas(locale)[0]!,
    indicator: unionised(locale),
    estimate: made(unionised(locale), 'a1', 0.784),
    previous: made(unionised(locale), 'a1', 0.753),
    width
  })),
  example('bullet-conflict', Bullet, (locale) => ({
    area: areas(locale)[0]!,
    indicator: unionised(locale),
    estimate: made(unionised(locale), 'a1', 1.04, { state: 'conflict', status: null }),
    width
  })),
  example('bullet-points-down', Bullet, (locale) => ({
    area: areas(locale)[0]!,
    indicator: needGap(locale),
    estimate: made(needGap(locale), 'a1', 0.23),
    previous: made(needGap(locale), 'a1', 0.27),
    width
  })),
  example('bullet-not-reported', Bullet, (locale) => ({
    area: areas(locale)[0]!,
    indicator: unionised(locale),
    estimate: undefined,
    width
  }))
];
