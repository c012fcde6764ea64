import type { CardSubject } from '../../src/lib/charts/cards/subject';
import Cards from '../../src/lib/charts/cards/Cards.svelte';
import { example, type Locale } from './example';
import { areas, made, needGap, sampled, unionised } from './made';

const say = (locale: Locale, zh: string, en: string) => (locale === 'en' ? en : zh);

function card(locale: Locale, more: Partial<CardSubject> = {}): CardSubject {
  const indicator = unionised(locale);
  return {
    heading: say(locale, '组织', 'Organisation'),
    indicator,
    estimate: made(indicator, 'a1', 0.784),
    change: { difference: 0.031, told: 'certain', p: null },
    without: '',
    scope: '',
    notes: [],
    shortfallNote: null,
    previous: made(indicator, 'a1', 0.753),
    supporting: [{ indicator: needGap(locale), estimate: made(needGap(locale), 'a1', 0.23), change: null }],
    ...more
  };
}

const few = (locale: Locale) => ({
  area: areas(locale)[0]!,
  previousWave: say(locale, '2013年', '2013'),
  cards: [
    card(locale),
    card(locale, {
      heading: say(locale, '工作', 'Work'),
      estimate: made(unionised(locale), 'a1', 0.95, sampled([0.93, 0.97])),
      change: { difference: -0.014, told: 'notSignificant', p: 0.4 },
      notes: [say(locale, '不含有口径冲突的孝昌县', 'without Xiaochang, whose denominators conflict')],
      supporting: []
    }),
    card(locale, {
      heading: say(locale, '服务', 'Service'),
      estimate: null,
      change: null,
      previous: null,
      without: say(locale, '两轮没有可比的数', 'nothing to compare')
    })
  ]
});

/** Coverages side by side as a slide has them, and under each other where there is no room. */
export const cards = [
  example('cards', Cards, (locale) => ({ ...few(locale), frame: { width: 900, height: 300, limited: true } })),
  example('cards-narrow', Cards, (locale) => ({ ...few(locale), frame: { width: 300, height: 0 } }))
];
