import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelPlaces, overlap, type Box } from '../../../src/lib/charts/quadrants/labelPlaces';
import { quadrantsLayout } from '../../../src/lib/charts/quadrants/layout';
import { cornerOf, isPlaced, type QuadrantsSubject } from '../../../src/lib/charts/quadrants/subject';
import { cellText } from '../../../src/lib/charts/table';
import type { Figure } from '../../../src/lib/figures/figure';
import { resolveSpec } from '../../../src/lib/figures/kinds';
import { viewOf } from '../../../src/lib/figures/view/view';
import { plain } from '../../../src/lib/figures/words/sentence';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { sequence } from '../../gallery/made';
import { openSurvey, type OpenedSurvey } from './demo';

let demo: OpenedSurvey;
beforeAll(async () => (demo = await openSurvey('xiaogan')));
afterAll(() => demo.engine.close());

type Choices = Parameters<OpenedSurvey['figures']>[0];
const figureOf = async (pair: string, choices: Choices = {}): Promise<Figure> =>
  (await demo.figures(choices)).find(
    ({ spec }) => spec.kind === 'quadrants' && (spec as never as { pair: string }).pair === pair
  )!;
const subjectOf = ({ chart }: Figure) => chart.subject as QuadrantsSubject;

type Row = Record<string, unknown>;
const units = (): Row[] => demo.rows('unit', '2014').filter((row) => row['operating'] === 'normal');
const sixes = ['six_chair', 'six_org', 'six_activity', 'six_rules', 'six_funds', 'six_satisfied'];

/** Units with a union among operating ones of which it is known, by hand. */
function covered(keeps: (row: Row) => boolean) {
  const known = units().filter((row) => keeps(row) && row['union_form'] != null);
  const has = known.filter((row) => ['independent', 'joint', 'federation'].includes(row['union_form'] as string));
  return { value: has.length / known.length, n: known.length };
}

/** Unions with all six among own and joint ones; of one that lacks any, the others need not be known. */
function sixHaves(keeps: (row: Row) => boolean) {
  const own = units().filter((row) => keeps(row) && ['independent', 'joint'].includes(row['union_form'] as string));
  const known = own.filter((row) => sixes.some((name) => row[name] === 0) || sixes.every((name) => row[name] === 1));
  const all = known.filter((row) => sixes.every((name) => row[name] === 1));
  return { value: all.length / known.length, n: known.length };
}

test('every area stands by its two shares, counted anew from the CSV, and the quadrant is that of its own targets', async () => {
  const { dots } = subjectOf(await figureOf('form'));
  expect(dots.length).toBe(11);
  for (const { key, pair } of dots) {
    const [first, second] = pair;
    const [across, up] = [covered, sixHaves].map((count) => count((row) => row['district_code'] === key));
    expect([first!.value, first!.n], key).toEqual([expect.closeTo(across!.value, 10), across!.n]);
    expect([second!.value, second!.n], key).toEqual([expect.closeTo(up!.value, 10), up!.n]);
    const reached = [across!.value >= 0.92, up!.value >= 0.8];
    const expected = reached[0] ? (reached[1] ? 'both' : 'first') : reached[1] ? 'second' : 'neither';
    if (across!.n >= 10 && up!.n >= 10) expect(cornerOf(pair), key).toBe(expected);
  }
});

test('townships are small dots by what the rows name, and those of one area alone where one is looked at', async () => {
  const { small } = subjectOf(await figureOf('form', { area: '420922' }));
  expect(small.every(({ key }) => key.startsWith('420922'))).toBe(true);
  let seen = 0;
  for (const { key, pair } of small) {
    const own = units().filter((row) => row['township_code'] === key);
    if (own.length === 0) {
      expect(pair[0]?.value ?? null, key).toBeNull();
      continue;
    }
    seen += 1;
    const [across, up] = [covered, sixHaves].map((count) => count((row) => row['township_code'] === key));
    expect(pair[0]!.value, key).toBeCloseTo(across!.value, 10);
    if (up!.n > 0) expect(pair[1]!.value, key).toBeCloseTo(up!.value, 10);
    // eight units are 100 % or 0 % by one of them
    if (across!.n < 10 || up!.n < 10) expect(cornerOf(pair), key).toBeNull();
  }
  expect(seen).toBeGreaterThan(5);
  expect(subjectOf(await figureOf('form')).small.length).toBeGreaterThan(small.length);
  expect(subjectOf(await figureOf('quality')).small, 'workers name no township').toEqual([]);
});

test('an area whose sample cannot tell it from the target is in no quadrant', async () => {
  let untold = 0;
  for (const { pair } of subjectOf(await figureOf('quality')).dots) {
    const second = pair[1]!;
    if (second.value === null || !second.interval) continue;
    const [lower, upper] = second.interval;
    const isTold = lower >= second.target! || upper < second.target!;
    if (!isTold) {
      untold += 1;
      expect(cornerOf(pair)).toBeNull();
    }
  }
  expect(untold).toBeGreaterThan(0);
});

test.each<[string, Choices]>([
  ['all', {}],
  ['an area', { area: '420984' }],
  ['a filter', { filters: { unit_type: ['institution'] } }],
  ['small tables of persons', { filters: { industry: ['H'] } }]
])('whoever has no value is listed under the plane and in the table, never dropped: %s', async (_, choices) => {
  for (const locale of ['zh-CN', 'en'] as const) {
    overwriteGetLocale(() => locale);
    for (const pair of ['form', 'quality']) {
      const figure = await figureOf(pair, choices);
      const subject = subjectOf(figure);
      const layout = quadrantsLayout(subject, { width: 620, height: 440 });
      // lines are broken between characters
      const notes = layout.notes.map(({ text }) => text).join(locale === 'en' ? ' ' : '');
      const all = [...subject.dots, ...subject.small];
      for (const dot of all) {
        const isDrawn = [...layout.dots, ...layout.small].some((placed) => placed.dot.key === dot.key);
        expect(isDrawn || notes.includes(dot.label), `${dot.label}: ${notes}`).toBe(true);
        expect(isDrawn, dot.label).toBe(isPlaced(dot));
      }
      expect(figure.table.rows.map((row) => cellText(row[0]!))).toEqual(all.map(({ label }) => label));
    }
  }
  overwriteGetLocale(() => 'zh-CN');
});

test('the finding counts the areas of the first type and their units by quadrant, each once', async () => {
  const figure = await figureOf('form');
  const counties = subjectOf(figure).dots.filter(({ key }) => /^4209(02|2|8)/.test(key));
  const said = plain(figure.headline);
  expect(said).toMatch(/^7 个县（市、区）：/);
  const corners = counties.map(({ pair }) => cornerOf(pair));
  const words = {
    both: '两项都达标',
    first: '只有建会率达标',
    second: '只有“六有”达标率达标',
    neither: '两项都未达标'
  };
  for (const [corner, state] of Object.entries(words)) {
    const own = counties.filter((_, at) => corners[at] === corner);
    const n = own.reduce((sum, { key }) => sum + covered((row) => row['district_code'] === key).n, 0);
    const count = new RegExp(`${state} (\\d+) 个`).exec(said)?.[1] ?? '0';
    expect(Number(count), state).toBe(own.length);
    if (own.length > 0) expect(said).toContain(`共 ${n.toLocaleString('en')} 家`);
  }
});

test('of one area the finding says where it stands and how many of its townships stand where', async () => {
  const figure = await figureOf('form', { area: '420922' });
  const { dots, small } = subjectOf(figure);
  const own = cornerOf(dots.find(({ key }) => key === '420922')!.pair);
  expect(own).toBe('neither');
  const said = plain(figure.headline);
  expect(said).toMatch(/^大悟县两项都未达标，宜组建、规范一起抓/);
  const judged = small.filter(({ pair }) => cornerOf(pair) !== null);
  expect(said).toContain(`可判断的 ${judged.length} 个`);
});

test('a target of its own decides for an area, and it is said that the cross is not its', async () => {
  const low = await openSurvey('xiaogan', (path, text) =>
    path === 'targets.csv' ? `${text.trimEnd()}\nO01,420922,,10,\n` : text
  );
  try {
    const figure = (await low.figures({})).find(({ spec }) => spec.kind === 'quadrants')!;
    const subject = subjectOf(figure);
    expect(['both', 'first']).toContain(cornerOf(subject.dots.find(({ key }) => key === '420922')!.pair));
    const notes = quadrantsLayout(subject, { width: 620, height: 440 }).notes.map(({ text }) => text);
    expect(notes.join('')).toContain('按它自己的目标判定');
  } finally {
    await low.engine.close();
  }
});

test('a press on an area goes to it, on a township to its units that lack the first', async () => {
  const { leads } = await figureOf('form');
  expect(leads['420922']).toEqual({ area: '420922' });
  const township = Object.keys(leads).find((mark) => mark.length === 9)!;
  expect(leads[township]).toEqual({
    list: { indicator: 'O01', area: township.slice(0, 6), side: 'lacking', group: { township_code: township } }
  });
});

test('a survey without pairs shows nothing', async () => {
  const none = await openSurvey('census2004');
  try {
    expect((await none.figures({})).filter(({ spec }) => spec.kind === 'quadrants')).toEqual([]);
    const view = viewOf(none.pageOf({}));
    expect(resolveSpec({ version: 1, kind: 'quadrants', view, pair: 'form' }, none.survey)).toHaveProperty('fault');
  } finally {
    await none.engine.close();
  }
});

describe('labels of named dots', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'lie on no other label, no dot and no corner, and in the plane: chance %i',
    (seed) => {
      const random = sequence(seed);
      const room: Box = { x: 40, y: 20, width: 520, height: 330 };
      const spread = seed % 2 === 0 ? 1 : 0.2;
      const labels = Array.from({ length: 14 }, () => ({
        x: 60 + random() * 460 * spread,
        y: 40 + random() * 280 * spread,
        width: 40 + random() * 120,
        height: 15
      }));
      const taken = [{ x: 45, y: 25, width: 60, height: 18 }];
      const lines = [{ ...room, x: 200, width: 2 }];
      const places = labelPlaces(labels, { taken, lines, room });
      const boxes = places.filter((one) => one !== null);
      expect(boxes.length, 'all have a place').toBe(labels.length);
      for (const [at, box] of boxes.entries()) {
        expect(box.x >= room.x && box.x + box.width <= room.x + room.width).toBe(true);
        for (const other of [...boxes.slice(at + 1), ...taken]) expect(overlap(box, other)).toBe(false);
        for (const [of, { x, y }] of labels.entries())
          if (of !== at) expect(overlap(box, { x: x - 5, y: y - 5, width: 10, height: 10 })).toBe(false);
      }
    }
  );
});
