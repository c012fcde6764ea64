import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Codebook } from '../../../../src/lib/codebook/codebook';
import type { Engine } from '../../../../src/lib/engine/engine';
import type { CellSource } from '../../../../src/lib/estimates/cells/cellQuery';
import type { StoredTable } from '../../../../src/lib/tables/store/stored';
import { load } from '../../../../src/lib/tables/load/load';
import { nativeEngine } from '../../../nativeEngine';
import { dataOf, packOf } from '../../../pack';
import { preparedSource } from '../../../preparedSource';
import { lexicon, type Lexicon } from './check/grammar';
import { faultsOf } from './check/judge';
import { markFaults } from './check/marks';
import { textsOf, type Locale } from './check/texts';
import { inventedCells, reporting, storedAs, viewsOf, xiaogan, type View } from './check/views';

let engine: Engine;
let source: CellSource;
let demo: StoredTable[];
beforeAll(async () => {
  engine = await nativeEngine();
  source = preparedSource(engine);
  demo = (await load(engine, xiaogan, dataOf(packOf('xiaogan')))).flatMap(({ tables }) => tables);
});
afterAll(() => engine.close());

const locales: Locale[] = ['zh-CN', 'en'];

const lexicons = new Map<string, Lexicon>();
/** The lexicon of a language and of the definitions of a base. */
function wordsOf(codebook: Codebook, locale: Locale): Lexicon {
  const key = [locale, ...codebook.indicators.map(({ id, base }) => `${id} ${base}`)].join();
  return lexicons.get(key) ?? lexicons.set(key, lexicon(codebook, locale)).get(key)!;
}

/** Faults of all that these views say in both languages. */
function faults(views: View[]): string[] {
  return locales.flatMap((locale) => {
    const words = wordsOf(views[0]!.codebook, locale);
    // what marks and captions say depends on neither the other wave nor the area that is looked at
    const waves = new Map(views.map((view) => [view.wave, view]));
    const marks = [...waves.values()].flatMap((view) =>
      markFaults(view, locale).map((fault) => `${view.name} ${fault}`)
    );
    const texts = views.flatMap((view) =>
      textsOf(view, locale).flatMap((said) =>
        faultsOf(view, said, locale, words).map(
          (fault) => `${view.name} ${said.place} ${said.indicator ?? ''}: ${said.text} | ${fault}`
        )
      )
    );
    return [...texts, ...marks];
  });
}

/** the whole, and the last area of each kind */
const someAreas = [
  xiaogan.root,
  ...xiaogan.areaTypes.flatMap(({ name }) => reporting.findLast(({ type }) => type === name)?.code ?? [])
];

test.each(['covered', 'operating'])('every word of every text of the demo holds, base %s', async (base) => {
  expect(faults(await viewsOf('demo', xiaogan, demo, source, { base, areas: someAreas }))).toEqual([]);
});

test.each([
  [{ unit_type: ['enterprise'] }],
  [{ ownership: ['state'] }],
  [{ industry: ['C'], size: ['micro'] }],
  [{ unit_type: ['enterprise', 'institution'], size: ['large'] }]
])('every word of every text holds under the filters %j', async (filters) => {
  expect(faults(await viewsOf('demo', xiaogan, demo, source, { filters, areas: someAreas }))).toEqual([]);
});

const one = { '2013': [reporting[0]!.code], '2014': [reporting[0]!.code] };
test.each<[string, Parameters<typeof inventedCells>[0]]>([
  ...[1, 2, 3].map((seed): [string, { seed: number }] => [`chance ${seed}`, { seed }]),
  ['one area reported', { seed: 7, areas: one }],
  ['no area reported before', { seed: 8, areas: { '2013': [] } }],
  [
    'other areas in each wave',
    {
      seed: 9,
      areas: {
        '2013': reporting.slice(0, 3).map(({ code }) => code),
        '2014': reporting.slice(1, 8).map(({ code }) => code)
      }
    }
  ],
  ['one area before, all now', { seed: 10, areas: { '2013': [reporting[0]!.code] } }],
  ['all equal', { seed: 11, share: () => 0.5, rows: () => 1000 }],
  ['all reached', { seed: 12, share: (random) => 0.98 + random.number() / 50, rows: () => 1000 }],
  ['all zero', { seed: 13, share: () => 0, rows: () => 400 }],
  ['values that print alike', { seed: 14, share: (random) => 0.6 + random.number() / 1000, rows: () => 10_000 }],
  ['a few values, many ties', { seed: 15, share: (random) => random.pick([0.5, 0.7, 0.7]), rows: () => 1000 }],
  ['nobody answered', { seed: 16, silent: () => true }],
  ['more than the whole', { seed: 17, share: (random) => random.pick([0.9, 1.1]), rows: () => 500 }],
  ['small tables of persons', { seed: 18, rows: (random) => 1 + random.below(40) }],
  ['large samples', { seed: 19, rows: () => 20_000, share: (random) => random.number() }],
  ['close samples', { seed: 20, rows: () => 150, share: (random) => 0.7 + random.number() / 10 }],
  [
    'all but one area reached',
    { seed: 21, rows: () => 1000, share: (_, area) => (area === reporting[2]!.code ? 0.1 : 1) }
  ]
])('every word of every text holds: %s', async (name, shape) => {
  expect(faults(await viewsOf(name, xiaogan, storedAs(shape), inventedCells(shape), { areas: someAreas }))).toEqual([]);
});

test.each([
  ['首轮调查，无上轮可比', '组织：建会率 78.4%，首轮调查，无上轮可比。'],
  ['a number', '组织：建会率 12.3%。'],
  ['a field that is left out', '孝昌县（71.2%）建会率最低'],
  ['a word that nobody knows', '组织：建会率遥遥领先。']
])('the check finds what is wrong: %s', async (_, text) => {
  const views = await viewsOf('demo', xiaogan, demo, source);
  const view = views.find(({ wave, compare }) => wave === '2014' && compare === '2013')!;
  const words = lexicon(view.codebook, 'zh-CN');
  expect(faultsOf(view, { place: 'coverage', indicator: 'O01', text }, 'zh-CN', words)).not.toEqual([]);
});
