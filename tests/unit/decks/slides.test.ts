import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDecks } from '../../../src/lib/codebook/decks/readDecks';
import type { Deck } from '../../../src/lib/codebook/decks/deck';
import { absenceOf } from '../../../src/lib/decks/absence';
import { deckByRule, plainSlide } from '../../../src/lib/decks/byRule';
import { slidesOf } from '../../../src/lib/decks/slides';
import { slideWords } from '../../../src/lib/decks/words';
import { build } from '../../../src/lib/figures/build';
import { cellText, type TableCell } from '../../../src/lib/charts/table';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import type { Choices } from '../../../src/lib/figures/view/view';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { holds } from '../../../src/lib/codebook/expression/holds';
import { packOf } from '../../pack';
import { openSurvey, type OpenedSurvey } from '../figures/demo';

const original = getLocale;
let survey: OpenedSurvey;
let decks: Deck[];

beforeAll(async () => {
  overwriteGetLocale(() => 'zh-CN');
  survey = await openSurvey('xiaogan');
  decks = readDecks(packOf('xiaogan'), survey.codebook);
}, 120_000);
afterAll(() => overwriteGetLocale(original));

/** Every slide of a deck with what it says and why it leaves itself out. */
async function said(open: OpenedSurvey, deck: Deck, choices: Partial<Choices> = {}) {
  const slides = slidesOf(deck, open.survey, open.pageOf(choices));
  const answers = await open.answer(
    choices,
    slides.flatMap(({ spec }) => spec ?? [])
  );
  return slides.map(({ id, of, spec, fault }) => {
    const figure = spec && build(spec, open.survey, answers);
    return {
      id,
      fault,
      figure,
      absence: figure && absenceOf(figure, answers),
      words: figure && slideWords(of.words, figure, answers)
    };
  });
}
const deckOf = (...figures: { kind: string }[]): Deck => ({
  name: 'a',
  label: {},
  slides: figures.map((figure, at) => plainSlide(String(at), figure))
});

test('every slide of both decks has something to say of the survey that comes with the page', async () => {
  for (const deck of decks)
    expect((await said(survey, deck)).filter(({ fault, absence }) => fault ?? absence)).toEqual([]);
});

test('every slide of the city briefing has a title of its own, without a full stop', async () => {
  const titles = (await said(survey, decks[0]!)).map(({ words }) => words!.title.text);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.filter((title) => title === '' || /[。.]$/.test(title))).toEqual([]);
});

test('one page a district is a slide for each area that reports, in their order, each of its own area', async () => {
  const slides = await said(survey, decks[1]!);
  const areas = slides.filter(({ figure }) => figure!.spec.kind === 'profile');
  expect(areas).toHaveLength(11);
  // behind them nothing but what all of them measure
  expect(slides.slice(0, 11)).toEqual(areas);
  expect(new Set(slides.slice(11).map(({ figure }) => figure!.spec.kind))).toEqual(new Set(['method']));
  expect(areas.map(({ figure }) => figure!.spec.view.area)).toEqual(areas.map(({ id }) => id.split('@')[1]));
});

for (const language of ['zh-CN', 'en'] as const)
  test(`definitions stand in parts: each once, in their order, and no row goes over that would make the fullest part shorter (${language})`, async () => {
    overwriteGetLocale(() => language);
    const indicators = survey.codebook.indicators.map(({ id }) => id);
    const parts = (await said(survey, deckOf({ kind: 'method', indicators } as { kind: string }))).map(
      ({ figure }) => figure!.table.rows
    );
    overwriteGetLocale(() => 'zh-CN');
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flat()).toHaveLength(indicators.length);
    const [whole] = await said(survey, deckOf({ kind: 'method', indicators, part: [1, 1] } as { kind: string }));
    if (language === 'zh-CN') expect(parts.flat()).toEqual(whole!.figure!.table.rows);
    const length = (rows: TableCell[][]) => rows.reduce((sum, row) => sum + textWidth(cellText(row[1]!), 12) + 200, 0);
    const fullest = Math.max(...parts.map(length));
    for (const [at, part] of parts.entries()) {
      const before = parts[at - 1];
      const after = parts[at + 1];
      if (length(part) < fullest) continue;
      if (before) expect(length([...before, part[0]!])).toBeGreaterThanOrEqual(fullest);
      if (after) expect(length([part.at(-1)!, ...after])).toBeGreaterThanOrEqual(fullest);
    }
  });

test('the title of a ranking names whoever lacks most units, not the lowest rate, with its field', async () => {
  const [slide] = await said(survey, deckOf({ kind: 'bars', indicator: 'O01' } as { kind: string }));
  // by hand: 92 % of the operating units of each county, less those with a union, a part of one counting as one
  const { universe, numerator } = survey.codebook.indicators.find(({ id }) => id === 'O01')!;
  const lacks = (county: string) => {
    const asked = survey
      .rows('unit', '2014')
      .filter((row) => row['district_code'] === county && holds(universe!, row) === true && row['union_form'] !== null);
    const met = asked.filter((row) => ['independent', 'joint', 'federation'].includes(String(row['union_form'])));
    return Math.ceil(0.92 * asked.length - met.length - 1e-9);
  };
  expect(numerator).not.toBeNull();
  const counties = survey.codebook.areas.filter(({ type }) => type === 'county').map(({ code }) => code);
  const most = Math.max(...counties.map(lacks));
  expect(counties.filter((code) => lacks(code) === most)).toEqual(['420984']);
  expect(slide!.words!.title.text).toBe(`7 个县（市、区）中汉川市建会率缺口最大，差 ${most} 家`);
});

test('a survey without decks has one by rule, and what it cannot say is left out with a reason', async () => {
  const census = await openSurvey('census2004');
  const slides = await said(census, deckByRule(census.codebook));
  expect(slides.filter(({ fault }) => fault !== null)).toEqual([]);
  const absent = slides.filter(({ absence }) => absence !== null);
  expect(absent.map(({ figure, absence }) => [figure!.spec.kind, absence])).toEqual([
    ['shortfalls', '这项调查里没有能数出缺口的指标'],
    ['change', '只有一轮数据，没有可比的上一轮']
  ]);
}, 60_000);

test('a slide whose table did not come leaves itself out, and the others stay', async () => {
  const without = await openSurvey('xiaogan', (path, text) =>
    path.endsWith('/worker.csv') ? text.split('\n')[0]! + '\n' : text
  );
  const slides = await said(without, decks[0]!);
  const absent = slides.filter(({ absence }) => absence !== null).map(({ figure }) => figure!.spec.kind);
  expect(absent).toEqual(['dumbbell']);
}, 120_000);

test('what a slide names and this survey does not have is told in a sentence, and the deck goes on', async () => {
  const slides = await said(
    survey,
    deckOf({ kind: 'bars', indicator: 'gone' } as { kind: string }, { kind: 'pie' }, { kind: 'cards' })
  );
  expect(slides.map(({ fault }) => fault)).toEqual([
    expect.stringContaining('gone') as string,
    expect.any(String) as string,
    null
  ]);
});

test('a slide under a filter of its own shows the same as the page under that filter', async () => {
  const filters = { unit_type: ['enterprise'] };
  const pinned = deckOf({ kind: 'cards', view: { filters } } as { kind: string }, { kind: 'cards' });
  const [own, whole] = await said(survey, pinned);
  const [page] = await said(survey, deckOf({ kind: 'cards' }), { filters });
  expect(own!.figure!.table).toEqual(page!.figure!.table);
  expect(own!.figure!.table).not.toEqual(whole!.figure!.table);
});

test('words that a person typed stay, the others follow the data', async () => {
  const deck = deckOf({ kind: 'cards' });
  deck.slides[0]!.words.title = '三个全覆盖还差得远';
  const [slide] = await said(survey, deck);
  expect(slide!.words!.title).toEqual({ text: '三个全覆盖还差得远', typed: true });
  expect(slide!.words!.subtitle).toEqual({ text: '各覆盖一览，2014年（时点 2014年9月30日）', typed: false });
});
