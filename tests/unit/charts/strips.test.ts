import { afterEach, expect, test } from 'vitest';
import { dumbbellLayout } from '../../../src/lib/charts/dumbbell/layout';
import { profileLayout } from '../../../src/lib/charts/profile/layout';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { theme } from '../../../src/lib/charts/theme';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { areas, areaTypes, coverages, made, sampled, sequence, unionised } from '../../gallery/made';

const original = getLocale;
afterEach(() => overwriteGetLocale(original));

test.each(['zh-CN', 'en'] as const)(
  'words of why two values are not compared never lie on a name and never leave the frame, however narrow it is and however wide the interval, in %s',
  (locale) => {
    overwriteGetLocale(() => locale);
    const next = sequence(7);
    const claimed = unionised(locale);
    const said = { ...claimed, id: 'said', target: null };
    for (let round = 0; round < 200; round++) {
      const estimates = areas(locale).flatMap(({ code }) => {
        const [lower, middle, upper] = [next(), next(), next()].sort((a, b) => a - b) as [number, number, number];
        return [
          made(claimed, code, next()),
          made(said, code, middle, { unreliable: true, ...sampled([lower, upper]) })
        ];
      });
      const frame = { width: 300 + Math.floor(500 * next()), height: 360 };
      const subject = { areas: areas(locale), areaTypes: areaTypes(locale), indicators: [claimed, said] as const };
      const layout = dumbbellLayout({ ...subject, indicators: [claimed, said], estimates }, frame);
      for (const { why } of layout.rows) {
        const width = textWidth(why!.words, theme.size.label);
        const [from, to] = why!.anchor === 'start' ? [why!.x, why!.x + width] : [why!.x - width, why!.x];
        expect(from, why!.words).toBeGreaterThanOrEqual(layout.columns.name);
        expect(to, why!.words).toBeLessThanOrEqual(frame.width);
      }
    }
  }
);

test('shares and percentage points stand on the one scale that is written over the rows: 33.2 points at a third, a target of 10 at a tenth', () => {
  const share = unionised('zh-CN');
  const point = { ...share, id: 'gap', format: 'point' as const, target: 0.1, direction: 'down' as const };
  const [area, other] = areas('zh-CN');
  const row = (indicator: typeof share | typeof point, value: number) => ({
    ...{ indicator, estimate: made(indicator, area!.code, value), whole: null, beside: null, change: null },
    peers: [made(indicator, other!.code, 0.45)]
  });
  const rows = [row(share, 0.332), row(point, 0.332)];
  const layout = profileLayout(
    {
      ...{ area: area!, names: [], whole: null, kind: '', previousWave: null, selected: '' },
      groups: [{ coverage: coverages('zh-CN')[0]!, rows }]
    },
    { width: 700, height: 200 }
  );
  const [ofShare, ofPoint] = layout.rows;
  const at = (value: number) => layout.ticks[0]!.x + value * (layout.ticks[2]!.x - layout.ticks[0]!.x);
  expect(ofShare!.dot).toBeCloseTo(at(0.332), 6);
  expect(ofPoint!.dot).toBeCloseTo(at(0.332), 6);
  expect(ofPoint!.target).toBeCloseTo(at(0.1), 6);
  expect(ofPoint!.peers[0]).toBeCloseTo(at(0.45), 6);
});

test('a slide says what a grey dot and ≈ mean where it has them, a page, which explains its signs elsewhere, does not', () => {
  const share = unionised('zh-CN');
  const [area] = areas('zh-CN');
  const signsOf = (estimate: ReturnType<typeof made>, isTold: boolean, limited: boolean) => {
    const change = {
      difference: 0.02,
      p: isTold ? 0.001 : 0.4,
      told: isTold ? 'significant' : 'notSignificant'
    } as const;
    const row = { indicator: share, estimate, whole: null, beside: null, change, peers: [] };
    const groups = [{ coverage: coverages('zh-CN')[0]!, rows: [row] }];
    return profileLayout(
      { area: area!, names: [], whole: null, kind: '', previousWave: '2013年', selected: '', groups },
      { width: 800, height: 200, limited }
    ).signs.map(({ words }) => words);
  };
  const below = made(share, area!.code, 0.5);
  const few = made(share, area!.code, 0.5, { unreliable: true });
  expect(signsOf(below, true, true)).toEqual(['未达标']);
  expect(signsOf(below, false, true)).toEqual(['未达标', '差别不能判定']);
  expect(signsOf(few, true, true)).toEqual(['样本少，不排名']);
  expect(signsOf(few, false, false)).toEqual([]);
});

test('the slides of all areas have the same columns, whatever an area is called; a long name stands over the sign, never over the scale', () => {
  const share = unionised('en');
  const [area, other] = areas('en');
  const names = ['Anlu', 'Shuangfeng Mt.', 'Xiaochang'];
  const estimate = made(share, area!.code, 0.6);
  const beside = { difference: -0.1, p: null, told: 'certain' as const };
  const rows = [
    { indicator: share, estimate, whole: made(share, other!.code, 0.7), beside, change: beside, peers: [] }
  ];
  const groups = [{ coverage: coverages('en')[0]!, rows }];
  const layoutOf = (label: string, width: number) =>
    profileLayout(
      {
        ...{ area: { ...area!, label }, names, whole: other!, kind: '', previousWave: '2013', selected: null },
        groups
      },
      { width, height: 300, limited: true }
    );
  for (let width = 420; width <= 820; width += 4) {
    const all = names.map((name) => layoutOf(name, width));
    const [first, ...others] = all.map(({ columnHeads }) => columnHeads.slice(1).map(({ text }) => text));
    for (const one of others) expect(one).toEqual(first);
    for (const { columnHeads, ticks } of all) {
      const [own] = columnHeads;
      const half = textWidth(ticks[2]!.text, theme.size.small) / 2;
      expect(own!.x - textWidth(own!.text, theme.size.small)).toBeGreaterThan(ticks[2]!.x + half + 2);
    }
  }
});
