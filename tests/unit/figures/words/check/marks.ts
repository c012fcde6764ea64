import { sentence } from '../../../../../src/lib/charts/sentence';
import type { Indicator } from '../../../../../src/lib/codebook/codebook';
import type { Estimate } from '../../../../../src/lib/estimates/estimates';
import { getLocale, overwriteGetLocale } from '../../../../../src/lib/paraglide/runtime';
import { indicatorMark } from '../../../../../src/lib/figures/marks';
import { basis } from '../../../../../src/lib/figures/words/basis';
import { shows } from './numbers';
import type { Locale } from './texts';
import type { View } from './views';

/** The words of each state that has no number, and of each verdict. */
const words: Record<Locale, Record<string, string>> = {
  'zh-CN': {
    hidden: '保护个人，不显示',
    notReported: '未报',
    unconfirmed: '列未确认，未入库',
    noMatch: '没有符合筛选的单位',
    notApplicable: '不适用',
    reached: '达标',
    near: '接近',
    below: '未达标',
    undecided: '与目标无明显差别'
  },
  en: {
    hidden: 'hidden to protect people',
    notReported: 'not reported',
    unconfirmed: 'column not confirmed, not loaded',
    noMatch: 'no unit passes the filter',
    notApplicable: 'not applicable',
    reached: 'reached',
    near: 'near',
    below: 'below',
    undecided: 'no clear difference from the target'
  }
};

/** How many areas sent rows is no number of persons. */
const REPORTED = /\d+ 个地区中 \d+ 个已报|\d+ of \d+ areas reported/;

/** What the words of marks (cards, rows, tiles) and of captions say that the table does not. */
export function markFaults(view: View, locale: Locale): string[] {
  const before = getLocale;
  overwriteGetLocale(() => locale);
  try {
    const { codebook, estimates } = view;
    const byPlace = new Map(estimates.map((one) => [`${one.indicator} ${one.area}`, one]));
    const areas = codebook.areas.filter(({ code }, index) => code === codebook.root || index % 4 === 1);
    return codebook.indicators.flatMap((indicator) => {
      const found = areas.flatMap((area) => {
        const one = byPlace.get(`${indicator.id} ${area.code}`);
        const label = area.label[locale === 'en' ? 'en' : 'zh']!;
        const said = one ? sentence({ code: area.code, label } as never, indicatorMark(indicator, codebook), one) : '';
        return one ? told(said, label, indicator, one, locale).map((fault) => `${said} | ${fault}`) : [];
      });
      const root = byPlace.get(`${indicator.id} ${codebook.root}`);
      return [...found, ...(root ? captioned(view, indicator, root) : [])];
    });
  } finally {
    overwriteGetLocale(before);
  }
}

function told(said: string, area: string, indicator: Indicator, one: Estimate, locale: Locale): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, what: string) => void (holds || faults.push(what));
  const name = `${area} ${indicator.label[locale === 'en' ? 'en' : 'zh']} `;
  expect(said.startsWith(name), 'names another area or indicator');
  const rest = said.slice(name.length);
  const sums = /(?<numerator>[−-]?[\d,.]+(?: 万)?) \/ (?<denominator>[\d,.]+(?: 万)?)/.exec(rest)?.groups;
  const n = /n=(?<n>\d[\d,.]*(?: 万)?)/.exec(rest)?.groups?.['n'];
  if (one.value === null) {
    if (one.state !== 'conflict') expect(rest.startsWith(words[locale][one.state]!), `is ${one.state}`);
    expect(sums === undefined && !/%/.test(rest), 'has numbers without a value');
    if (one.state === 'hidden') expect(!/\d/.test(rest.replace(REPORTED, '')), 'tells a number of what is hidden');
    return faults;
  }
  expect(shows(/^[−-]?[\d,.]+(?: 万)?/.exec(rest)?.[0] ?? '', one.value, indicator), `value is ${one.value}`);
  // a sum is written in its unit, which the value's own rounding does not bind
  const whole = (sum: number) => (one.weighted ? Math.round(sum) : sum);
  expect(shows(sums?.['numerator'] ?? '', whole(one.numerator), null), `numerator is ${one.numerator}`);
  expect(shows(sums?.['denominator'] ?? '', whole(one.denominator), null), `denominator is ${one.denominator}`);
  expect(/加权|weighted/.test(sums ? rest.slice(0, rest.indexOf('n=')) : '') === (one.weighted === true), 'weighted');
  expect(one.n === null ? n === undefined : shows(n ?? '', one.n, null), `n is ${one.n}`);
  if (one.status !== null && one.state !== 'conflict') {
    const verdict = rest.split(/，|, /).find((part) => part === words[locale][one.status!]);
    expect(verdict !== undefined || rest.includes(words[locale][one.status]!), `is ${one.status}`);
    if (one.status !== 'reached') expect(!/，达标|, reached/.test(rest), 'is not reached');
  }
  return faults;
}

/** The n of a caption is the root's, and a full count is only called so where its rows are not weighted. */
function captioned({ codebook, wave, estimates }: View, indicator: Indicator, root: Estimate): string[] {
  const of = codebook.waves.find(({ id }) => id === wave)!;
  const own = estimates.filter((one) => one.indicator === indicator.id);
  const { n } = basis({
    ...{
      codebook,
      indicators: [indicator],
      measure: '',
      wave: of,
      area: root.area,
      hasAreas: true,
      estimates: own,
      filters: []
    }
  });
  const faults: string[] = [];
  if (root.n === null) {
    if (n !== null) faults.push(`${n} | there is no n`);
    return faults;
  }
  const printed = /\d[\d,.]*(?: 万)?/.exec(n ?? '')?.[0] ?? '';
  if (!shows(printed, root.n, null)) faults.push(`${indicator.id} ${n} | n is ${root.n}`);
  const design = codebook.tables.find(({ name }) => name === indicator.table)!.design;
  if (/全数|full count/i.test(n ?? '') !== (design === 'census' && !root.weighted)) faults.push(`${n} | ${design}`);
  return faults;
}
