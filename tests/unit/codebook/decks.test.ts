import { beforeAll, expect, test } from 'vitest';
import { hasDecks, isDeck, readDeckFile, readDecks } from '../../../src/lib/codebook/decks/readDecks';
import { writeDeck } from '../../../src/lib/decks/writeDeck';
import { CodebookError, type Fault } from '../../../src/lib/codebook/read/CodebookError';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { codebookOf, packOf, surveys } from '../../pack';

beforeAll(() => overwriteGetLocale(() => 'en'));

const codebook = codebookOf('xiaogan');
const sound = {
  version: 1,
  name: 'short',
  label: { zh: '短汇报', en: 'Short' },
  slides: [{ figure: { kind: 'bars', indicator: 'O01' }, title: 'As somebody typed it' }]
};
const files = (deck: object) => new Map([['decks/short.json', JSON.stringify(deck)]]);

function faultsOf(deck: object): Fault[] {
  try {
    readDecks(files(deck), codebook);
  } catch (error) {
    if (error instanceof CodebookError) return error.faults;
    throw error;
  }
  return [];
}

test('readDecks(files) reads a slide: its words are null where they follow the data, and its id is its place', () => {
  const [deck] = readDecks(files(sound), codebook);
  expect(deck!.slides).toEqual([
    {
      id: '1',
      figure: { kind: 'bars', indicator: 'O01' },
      words: { title: 'As somebody typed it', subtitle: null, sentence: null, note: null },
      each: null,
      hidden: false,
      gathered: false
    }
  ]);
});

const slide = (change: object) => ({ ...sound, slides: [{ figure: { kind: 'bars', indicator: 'O01' }, ...change }] });
const of = (figure: object) => ({ ...sound, slides: [{ figure }] });

test.each<[what: string, deck: object, place: string, words: string]>([
  ['another version', { ...sound, version: 2 }, 'version', 'should be 1'],
  ['another survey', { ...sound, survey: 'elsewhere' }, 'survey', 'elsewhere'],
  ['no slide', { ...sound, slides: [] }, 'slides', ''],
  ['a label in one language', { ...sound, label: { zh: '短汇报' } }, 'label.en', 'en'],
  ['a key that no slide has', slide({ titel: 'x' }), 'slides[0].titel', 'nearest is "title"'],
  ['words in one language', slide({ note: { zh: '注' } }), 'slides[0].note.en', 'en'],
  ['a slide for each of something else', slide({ each: 'aera' }), 'slides[0].each', 'nearest is "area"'],
  ['an indicator that is not there', of({ kind: 'bars', indicator: 'O99' }), 'slides[0].figure.indicator', 'O99'],
  [
    'one of several indicators that is not there',
    of({ kind: 'matrix', indicators: ['O01', 'X1'] }),
    'slides[0].figure.indicators[1]',
    'X1'
  ],
  [
    'an area that is not there',
    of({ kind: 'cards', view: { area: '999999' } }),
    'slides[0].figure.view.area',
    '999999'
  ],
  [
    'a filter that is not there',
    of({ kind: 'cards', view: { filters: { unit_tpye: ['enterprise'] } } }),
    'slides[0].figure.view.filters.unit_tpye',
    'nearest is "unit_type"'
  ],
  ['a shape that no page has', { ...sound, shape: 'portriat' }, 'shape', 'nearest is "portrait"'],
  ['no kind', of({ indicator: 'O01' }), 'slides[0].figure.kind', '']
])('readDecks(files) names the file and the place of %s', (_, deck, place, words) => {
  const faults = faultsOf(deck);
  expect(faults.map(({ file, column }) => [file, column])).toContainEqual(['decks/short.json', place]);
  expect(faults.find(({ column }) => column === place)!.message).toContain(words);
});

test('two slides of one id are a fault: nobody could tell which was changed', () => {
  const twice = { ...sound, slides: [sound.slides[0], { ...sound.slides[0], id: '1' }] };
  expect(faultsOf(twice).map(({ column }) => column)).toEqual(['slides[1].id']);
});

test.each(surveys)('the decks that come with %s have no fault', (survey) => {
  const pack = packOf(survey);
  expect(readDecks(pack, codebookOf(survey)).length > 0).toBe(hasDecks(pack));
});

test.each([
  [JSON.stringify(sound), true],
  ['{"type":"FeatureCollection","features":[]}', false],
  ['{"name":"a","table":"unit","columns":{}}', false],
  ['no json', false]
])('isDeck(%s) is %s', (text, is) => {
  expect(isDeck(text)).toBe(is);
});

test.each([
  ['wide', {}],
  ['A4, for copiers', { shape: 'portrait', theme: 'plain' }],
  ['a look that this page does not have', { theme: 'of another unit' }]
] as const)('a deck that was downloaded comes back as it was: %s', (_, look) => {
  const [deck] = readDecks(files({ ...sound, ...look }), codebook);
  expect(deck).toMatchObject(look);
  expect(readDeckFile('deck.json', writeDeck(deck!, codebook.id), codebook)).toEqual(deck);
});
