import Dumbbell from '../../src/lib/charts/dumbbell/Dumbbell.svelte';
import { example, type Locale } from './example';
import { areas, areaTypes, made, unionised, sampled } from './made';

const subject = (locale: Locale) => {
  const claimed = unionised(locale);
  const said = { ...claimed, id: 'said', short: locale === 'en' ? 'Reported' : '自报', target: null };
  const list = areas(locale);
  return {
    areas: list,
    areaTypes: areaTypes(locale),
    indicators: [claimed, said] as [typeof claimed, typeof said],
    selected: ['a3'],
    frame: { width: 560, height: 360 },
    estimates: list.flatMap(({ code }, at) => [
      made(claimed, code, at === 9 ? null : 0.62 + ((at * 5) % 11) / 40),
      ...(at === 4
        ? [made(said, code, null, { state: 'hidden' })]
        : at === 6
          ? [made(said, code, 0.7, { unreliable: true })]
          : [made(said, code, 0.6 + ((at * 7) % 11) / 60)])
    ])
  };
};

/** The widest difference first; hidden, not reported and too small ones after the others of their kind, without a difference. */
export const dumbbell = [
  example('dumbbell', Dumbbell, subject),
  example('dumbbell-sample', Dumbbell, (locale) => {
    const plain = subject(locale);
    return {
      ...plain,
      untold: ['a2', 'a5'],
      estimates: plain.estimates.map((one) =>
        one.indicator === 'said' && one.value !== null
          ? { ...one, ...sampled([one.value - 0.06, one.value + 0.05]) }
          : one
      )
    };
  }),
  example('dumbbell-pressed', Dumbbell, (locale) => ({ ...subject(locale), onpress: () => undefined }))
];
