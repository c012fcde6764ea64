import Panels from '../../src/lib/charts/panels/Panels.svelte';
import { example, type Locale } from './example';
import { areas, areaTypes, made, unionised } from './made';

const subject = (locale: Locale) => {
  const first = unionised(locale);
  const second = { ...first, id: 'second', label: locale === 'en' ? 'Collective contract' : '集体合同建制率' };
  const third = { ...first, id: 'third', label: locale === 'en' ? 'Service point' : '服务站点覆盖率', target: null };
  const list = areas(locale);
  const total = { ...list[0]!, code: 'all', label: locale === 'en' ? 'The city' : '全市' };
  return {
    label: locale === 'en' ? 'Rankings' : '排位',
    areas: list,
    areaTypes: areaTypes(locale),
    total,
    indicators: [first, second, third],
    selected: ['a3'],
    frame: { width: 819, height: 330, limited: true, scale: 2.11 },
    previousWave: locale === 'en' ? '2013' : '2013年',
    previous: list.map(({ code }, at) => made(first, code, 0.6 + ((at * 3) % 11) / 40)),
    estimates: [total, ...list].flatMap(({ code }, at) => [
      made(first, code, at === 9 ? null : 0.66 + ((at * 5) % 11) / 40),
      at === 4 ? made(second, code, null, { state: 'hidden' }) : made(second, code, 0.5 + ((at * 7) % 11) / 25),
      at === 6 ? made(third, code, 1.2, { state: 'conflict' }) : made(third, code, 0.3 + ((at * 4) % 11) / 20)
    ])
  };
};

/** Three rankings under common names: what is not reported, hidden or contradicts itself has no place; a narrow frame has bars and values alone. */
export const panels = [
  example('panels', Panels, subject),
  example('panels-narrow', Panels, (locale) => ({
    ...subject(locale),
    frame: { width: 460, height: 480, limited: true }
  }))
];
