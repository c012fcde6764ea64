import type { Chart } from '../../src/lib/charts/chart';
import type { Caption } from '../../src/lib/slides/caption';
import { example, type Locale } from './example';
import { areas, areaTypes, made, unionised } from './made';
import Slide from '../../src/lib/slides/Slide.svelte';
import { slideSizes } from '../../src/lib/slides/slideSizes';
import { slideThemes } from '../../src/lib/slides/slideThemes';

const rates = [0.863, 0.712, 0.664, 0.79, 0.821, 0.84, 0.773, 0.904, 0.731, null, 0.95];

const captions: Record<Locale, Caption> = {
  'zh-CN': {
    title: '大悟县（66.4%）和孝昌县（71.2%）建会率最低，距目标合计还差 419 家',
    subtitle: '建会率，%，2014年（时点 2014年9月30日）',
    definition: '正常经营单位中已建会（单独建会、联合基层工会或工会联合会覆盖）的单位 ÷ 全部正常经营单位',
    brief: null,
    n: '全数调查，有效 6,318 家单位',
    source: '孝感市基层工会大调研（模拟数据）',
    simulated: true,
    date: '2014年12月2日',
    notes: ['11 个地区中 10 个已报送'],
    code: 'K7F2-0931'
  },
  en: {
    title: 'Unit coverage rate: lowest in Dawu (66.4%) and Xiaochang (71.2%), together 419 units short of the target',
    subtitle: 'Unit coverage rate, %, 2014 (as of 30 September 2014)',
    definition: 'operating units covered by a union (own union, joint union or federation) ÷ all operating units',
    brief: null,
    n: 'full count, 6,318 valid units',
    source: 'Grassroots union survey of Xiaogan (simulated data)',
    simulated: true,
    date: '2 December 2014',
    notes: ['10 of 11 areas reported'],
    code: 'K7F2-0931'
  }
};

const bars = (locale: Locale, count: number): Chart => ({
  type: 'bars',
  subject: {
    areas: areas(locale).slice(0, count),
    areaTypes: areaTypes(locale),
    indicator: unionised(locale),
    estimates: areas(locale).map(({ code }, i) => made(unionised(locale), code, rates[i]!)),
    selected: ['a2', 'a3'],
    wave: locale === 'en' ? '2014' : '2014年'
  }
});

export const slide = [
  example('slide', Slide, (locale) => ({ caption: captions[locale], scale: 1.7, chart: bars(locale, 11) })),
  example('slide-real-data-short-title', Slide, (locale) => ({
    caption: {
      ...captions[locale],
      title: captions[locale].title.split(/[，,] ?/)[0]!,
      simulated: false,
      notes: [],
      source: locale === 'en' ? 'National Bureau of Statistics' : '国家统计局'
    },
    scale: 2,
    chart: bars(locale, 7)
  })),
  example('slide-4x3', Slide, (locale) => ({
    caption: captions[locale],
    scale: 1.65,
    chart: bars(locale, 11),
    size: slideSizes.classic
  })),
  example('slide-a4', Slide, (locale) => ({
    caption: {
      ...captions[locale],
      sentence: locale === 'en' ? 'Up 2.9 points from 2013.' : '比2013年提高 2.9 个百分点。'
    },
    scale: 2,
    chart: bars(locale, 11),
    size: slideSizes.portrait
  })),
  example('slide-of-a-unit', Slide, (locale) => ({
    caption: captions[locale],
    scale: 1.7,
    chart: bars(locale, 11),
    theme: {
      ...slideThemes[1]!,
      unit: { zh: '孝感市总工会', en: 'Xiaogan Federation of Trade Unions' },
      logo: 'data:image/gif;base64,R0lGODlhAQABAIAAAKggGgAAACwAAAAAAQABAAACAkQBADs='
    }
  })),
  example('slide-in-a-place', Slide, (locale) => ({
    caption: { ...captions[locale], title: '', subtitle: '', isInset: true },
    scale: 1.4,
    chart: bars(locale, 11),
    size: { width: 1300, height: 700 }
  })),
  example('slide-words-too-many', Slide, (locale) => ({
    caption: {
      ...captions[locale],
      title: Array(4)
        .fill(captions[locale].title)
        .join(locale === 'en' ? '; ' : '；'),
      definition: Array(4)
        .fill(captions[locale].definition)
        .join(locale === 'en' ? '; ' : '；')
    },
    scale: 1.9,
    chart: bars(locale, 7)
  }))
];
