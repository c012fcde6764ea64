import Quadrants from '../../src/lib/charts/quadrants/Quadrants.svelte';
import { sentence } from '../../src/lib/charts/sentence';
import { example, type Locale } from './example';
import { areas, made, rate, sampled, sequence, unionised } from './made';

const subject = (locale: Locale) => {
  const words = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const first = unionised(locale);
  const second = rate(locale, 'six', 'organisation', '“六有”达标率', 'Six-haves rate', 0.8);
  const random = sequence(5);
  return {
    label: words('组建与规范并重', 'Number and form of unions'),
    indicators: [first, second] as [typeof first, typeof second],
    dots: areas(locale).map((area, at) => {
      const [x, y] = [0.78 + ((at * 7) % 11) / 60, 0.6 + ((at * 5) % 11) / 40];
      const pair = [
        made(first, area.code, at === 9 ? null : x, at === 8 ? { few: true } : {}),
        at === 7 ? made(second, area.code, null, { state: 'notApplicable' }) : made(second, area.code, y)
      ] as [ReturnType<typeof made>, ReturnType<typeof made>];
      return { key: area.code, label: area.label, pair, sentence: sentence(area, first, pair[0]) };
    }),
    small: Array.from({ length: 60 }, (_, at) => {
      const [few, label] = [at % 6 === 0, words(`第${at + 1}镇`, `Town ${at + 1}`)];
      const pair = [
        made(first, `t${at}`, at === 11 ? null : 0.6 + random() * 0.4, few ? { few, n: 6 } : {}),
        made(second, `t${at}`, 0.4 + random() * 0.6, few ? { few, n: 5 } : {})
      ] as [ReturnType<typeof made>, ReturnType<typeof made>];
      return { key: `t${at}`, label, pair, sentence: label };
    }),
    smallLabel: words('乡镇（街道）', 'Townships'),
    actions: {
      both: words('巩固', 'Keep it up'),
      first: words('抓规范', 'Put in order'),
      second: words('抓组建', 'Set up more'),
      neither: words('组建、规范一起抓', 'Do both')
    },
    selected: ['a3'],
    frame: { width: 620, height: 440 }
  };
};

/** Named areas whose names lie on nothing, small ones between them, hollow where they are not judged; who has no value stands under it. */
export const quadrants = [
  example('quadrants', Quadrants, (locale) => ({ ...subject(locale), onpress: () => undefined })),
  example('quadrants-sample', Quadrants, (locale) => {
    const plain = subject(locale);
    return {
      ...plain,
      small: [],
      dots: plain.dots.map((dot, at) => {
        const [one, other] = dot.pair;
        const value = other.value;
        if (value === null) return dot;
        const near = at % 2 === 0 ? { status: 'undecided' as const } : {};
        return {
          ...dot,
          pair: [one, { ...other, ...sampled([value - 0.07, value + 0.06]), ...near }] as typeof dot.pair
        };
      })
    };
  }),
  example('quadrants-390', Quadrants, (locale) => ({ ...subject(locale), frame: { width: 340, height: 440 } }))
];
