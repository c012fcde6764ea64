import Curve from '../../src/lib/charts/curve/Curve.svelte';
import { example, type Locale } from './example';

const subject = (locale: Locale) => {
  const words = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const shares = Array.from({ length: 121 }, (_, at) => 0.82 + 0.045 * (1 - Math.exp(-at / 40)));
  return {
    shares,
    target: { share: 0.85, words: words('目标 85%', 'target 85%') },
    points: [
      { units: 20, words: words('前 20 家单位：83.8%', 'First 20 units: 83.8%'), isGoal: false },
      { units: 44, words: words('至少 44 家单位', 'at least 44 units'), isGoal: true }
    ],
    goals: [83, 84, 85, 86].map((percent) => ({
      share: percent / 100,
      mark: `goal ${percent}`,
      words: `${percent}%`,
      chosen: percent === 85
    })),
    x: words('走访的单位数（从大到小）', 'units visited, the largest first'),
    y: words('职工入会率', 'Membership'),
    label: words('走访单位数与覆盖率', 'Units visited and the rate'),
    frame: { width: 900, height: 300 }
  };
};

/** What units bring, and what a target takes; words that would leave the frame stand left of their point. */
export const curve = [
  example('curve', Curve, (locale) => ({ ...subject(locale), onpress: () => undefined })),
  example('curve-390', Curve, (locale) => ({ ...subject(locale), frame: { width: 340, height: 260 } })),
  example('curve-nothing', Curve, (locale) => ({
    ...subject(locale),
    shares: [0.82],
    target: null,
    points: [],
    goals: []
  }))
];
