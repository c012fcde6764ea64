import { afterEach, expect, test } from 'vitest';
import { readDecks } from '../../../src/lib/codebook/decks/readDecks';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { slidesOf } from '../../../src/lib/decks/slides';
import { fetchKinds, kindNames, type FigureSpec } from '../../../src/lib/figures/kinds';
import { restore } from '../../../src/lib/figures/restore';
import type { Survey } from '../../../src/lib/figures/survey';
import { readView, writeView } from '../../../src/lib/figures/view/address';
import { resolveView, viewOf, wavesOf } from '../../../src/lib/figures/view/view';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { overview } from '../../../src/routes/overview';
import { district } from '../../../src/routes/district/district';
import { answers } from '../../../src/routes/answers/answers';
import { indicatorPage, specsOf as specsOfPage } from '../../../src/routes/indicator/indicator';
import { gaps } from '../../../src/routes/gaps/gaps';
import { slice } from '../../../src/routes/slice/slice';
import { packOf } from '../../pack';

await fetchKinds();
const original = getLocale;
afterEach(() => overwriteGetLocale(original));

const codebook = readCodebook(packOf('xiaogan'));
const stored = codebook.waves.flatMap(({ id }) =>
  codebook.tables.map(({ name }) => ({ table: name, wave: id, name: `${name}_${id}`, rows: 1, columns: [], areas: [] }))
);
const survey: Survey = { codebook, stored, simulated: new Set(), unconfirmed: [], boundary: null };
const decks = readDecks(packOf('xiaogan'), codebook);
const waves = wavesOf(survey);
const pageOf = (search: string) => resolveView(readView(new URLSearchParams(search)), codebook, waves)!;

/** As the page of slices places them. */
function sliced(page: ReturnType<typeof pageOf>): FigureSpec[] {
  const { spec, matched } = slice(page, codebook, waves);
  return matched && page.matched === 'on' ? [spec, matched] : [spec];
}

/** Every figure of the pages, of a view. */
function specsOf(search: string): FigureSpec[] {
  const page = pageOf(search);
  const { sentences, cards, figures } = overview(page, codebook, survey.boundary);
  return [
    sentences,
    cards,
    ...figures.map(({ spec }) => spec),
    ...codebook.coverages.map(({ name }): FigureSpec => ({
      version: 1,
      kind: 'indicators',
      view: viewOf(page),
      coverage: name
    })),
    ...gaps(page, codebook).map(({ spec }) => spec),
    ...answers(page, codebook).map(({ spec }) => spec),
    ...specsOfPage(indicatorPage(page, codebook)),
    ...Object.values(district(page, codebook))
      .flat()
      .map(({ spec }) => spec),
    ...sliced(page),
    ...decks.flatMap((deck) => slidesOf(deck, survey, viewOf(page)).flatMap(({ spec }) => spec ?? []))
  ];
}

const searches = [
  '',
  '?w=2013',
  '?a=420922&i=W02',
  '?v=-',
  '?w=2014&v=2013&f.unit_type=enterprise',
  '?o=C01&i=C01',
  '?f.unit_type=enterprise.institution&a=420902',
  '?m=units&c=organisation&k=zone&y=size&d=F02&u=who',
  '?m=units&c=work&a=420984&i=O03',
  '?r=ownership&x=~QHdhdmVz',
  '?r=ownership&x=~QHdhdmVz&t=on',
  '?i=O06&r=unit_type&x=~QGFyZWFz',
  '?u=service',
  '?u=register&w=2013',
  '?u=cadre_post&a=420922'
];

test.each(searches)(
  'restore(spec, survey) of %s gives the same figure again, after it was written as JSON',
  (search) => {
    const specs = specsOf(search);
    for (const spec of specs) {
      const found = restore(JSON.parse(JSON.stringify(spec)), survey);
      if ('fault' in found) throw new Error(found.fault);
      expect(found.spec).toEqual(spec);
      const again = specsOf(writeView(found.choices)).filter(({ kind }) => kind === spec.kind);
      expect(again, `${spec.kind} stands on the page again`).toContainEqual(spec);
    }
  }
);

test('every kind of figure stands on a page', () => {
  const seen = searches.flatMap((search) => specsOf(search).map(({ kind }) => kind));
  expect([...new Set(seen)].sort()).toEqual([...kindNames].sort());
});

/** Links that people have: they lead where they led. */
test.each([
  ['', { wave: '2014', compare: '2013', area: '420900', indicator: 'O01', base: 'covered', sort: null, filters: {} }],
  ['?s=xiaogan&w=2013&v=-&a=420922&i=W02', { wave: '2013', compare: null, area: '420922', indicator: 'W02' }],
  [
    '?w=1999&a=999999&i=nothing&o=nothing&b=nothing',
    { wave: '2014', area: '420900', indicator: 'O01', base: 'covered', sort: null }
  ],
  ['?f.unit_type=enterprise.institution', { filters: { unit_type: ['enterprise', 'institution'] } }],
  ['?f.unit_type=enterprise.nothing&f.nothing=a', { filters: { unit_type: ['enterprise'] } }],
  ['?a=~NDIwOTIy', { area: '420922' }],
  ['?a=~%%%', { area: '420900' }]
])('the address %s leads where it led before figures were data', (search, view) => {
  expect(pageOf(search)).toMatchObject({ survey: 'xiaogan', ...view });
});

const bars = specsOf('')[3]! as FigureSpec & { kind: 'bars' };
const view = bars.view;

test.each([
  ['nothing', null],
  ['a text', 'bars'],
  ['a list', [bars]],
  ['a later version', { ...bars, version: 2 }],
  ['a kind that nobody knows', { ...bars, kind: 'pie' }],
  ['a kind that every object has', { ...bars, kind: 'constructor' }],
  ['a kind that is a list', { ...bars, kind: ['bars'] }],
  ['no view', { ...bars, view: undefined }],
  ['another survey', { ...bars, view: { ...view, survey: 'census2004' } }],
  ['a wave without files', { ...bars, view: { ...view, wave: '2031' } }],
  ['a comparison without files', { ...bars, view: { ...view, compare: '2031' } }],
  ['an area that is gone', { ...bars, view: { ...view, area: '429999' } }],
  ['a code of a filter that is gone', { ...bars, view: { ...view, filters: { unit_type: ['enterprise', 'gone'] } } }],
  ['a filter that is gone', { ...bars, view: { ...view, filters: { gone: ['a'] } } }],
  ['filters that are no lists', { ...bars, view: { ...view, filters: { unit_type: 'enterprise' } } }],
  ['an indicator that is gone', { ...bars, indicator: 'C99' }],
  ['an indicator that is markup', { ...bars, indicator: '<img src=x onerror=alert(1)>' }],
  ['shapes that are not open', { ...specsOf('')[4], shapes: 'mine.geojson' }],
  ['a matrix without columns', { ...specsOf('')[2], indicators: [] }],
  ['a matrix with a column that is gone', { ...specsOf('')[2], indicators: ['C01', 'C99'] }]
])('restore(saved, survey) says what is missing and shows nothing else instead: %s', (_, saved) => {
  for (const locale of ['zh-CN', 'en'] as const) {
    overwriteGetLocale(() => locale);
    const found = restore(saved, survey);
    expect(found).toEqual({ fault: expect.stringMatching(/./) });
    if ('fault' in found) expect(/[\u4e00-\u9fff]/.test(found.fault)).toBe(locale === 'zh-CN');
  }
});

test.each([null, 'mine.geojson'])(
  'a map that does not say of which shapes it is follows those that are open: %s',
  (name) => {
    const unsaid = { ...specsOf('')[4], shapes: undefined };
    const boundary = name === null ? null : { name, collection: { type: 'FeatureCollection' as const, features: [] } };
    expect(restore(unsaid, { ...survey, boundary })).toMatchObject({ spec: { kind: 'map', shapes: name } });
  }
);

test('a spec holds nothing that its figure does not show: a picture of the same has the same spec', () => {
  const of = (search: string, kind: string) => specsOf(search).find((spec) => spec.kind === kind);
  expect(of('?v=-', 'matrix')).toEqual(of('', 'matrix'));
  expect(of('?v=-', 'map')).toEqual(of('', 'map'));
  expect(of('?i=W02', 'funnel')).toEqual(of('', 'funnel'));
  expect(of('?o=C01', 'bars')).toEqual(of('', 'bars'));
  expect(of('?v=-', 'bars')).not.toEqual(of('', 'bars'));
  expect(of('?o=C01', 'matrix')).not.toEqual(of('', 'matrix'));
});
