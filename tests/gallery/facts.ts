import Facts from '../../src/lib/charts/facts/Facts.svelte';
import type { FactsSubject } from '../../src/lib/charts/facts/subject';
import { markKey } from '../../src/lib/charts/mark';
import { example, type Locale } from './example';

const subject = (locale: Locale): FactsSubject => {
  const say = (zh: string, en: string) => (locale === 'en' ? en : zh);
  const words = (label: string, text: string) => ({ label, text, appearance: null, isStrong: false, mark: null });
  return {
    label: say('集体合同建制率', 'Enterprises with a collective contract'),
    facts: [
      {
        label: say('分母：已建会单位', 'Base: units with a union'),
        text: say('78.8%，5,163 / 6,552 家', '78.8%, 5,163 / 6,552 units'),
        appearance: 'below',
        isStrong: true,
        mark: null
      },
      {
        label: say('分母：全部正常经营单位', 'Base: all operating units'),
        text: say('因人数少不显示，保护个人', 'hidden to protect persons'),
        appearance: 'hidden',
        isStrong: false,
        mark: markKey('a1', 'base')
      },
      words(
        say('分子', 'Numerator'),
        say(
          '正常经营单位中已建会（单独建会、联合基层工会或工会联合会覆盖）并且签订了集体合同的单位，含区域性、行业性集体合同覆盖的单位',
          'operating units with a union of their own, in a joint union or covered by a federation, that have signed a collective contract or are covered by one of an area or an industry'
        )
      ),
      words(say('问了谁', 'Who was asked'), say('单位表、全数调查', 'Units, full count'))
    ]
  };
};

/** A value with its sign, one that cannot be shown, and words over several lines. */
export const facts = [
  example('facts', Facts, (locale) => ({ ...subject(locale), frame: { width: 480, height: 240 } })),
  example('facts-pressed', Facts, (locale) => ({
    ...subject(locale),
    frame: { width: 320, height: 240 },
    onpress: () => undefined
  }))
];
