import { beforeAll, beforeEach, expect, test } from 'vitest';
import { color, hcl } from 'd3';
import { dumbbellLayout } from '../../../src/lib/charts/dumbbell/layout';
import { funnelLayout } from '../../../src/lib/charts/funnel/layout';
import { gridLayout } from '../../../src/lib/charts/grid/layout';
import { matrixLayout } from '../../../src/lib/charts/matrix/layout';
import { profileLayout } from '../../../src/lib/charts/profile/layout';
import { tilesLayout } from '../../../src/lib/charts/tiles/layout';
import type { Chart, Subjects } from '../../../src/lib/charts/chart';
import { readDecks } from '../../../src/lib/codebook/decks/readDecks';
import { plainSlide } from '../../../src/lib/decks/byRule';
import { slidesOf } from '../../../src/lib/decks/slides';
import { tellSlide } from '../../../src/lib/decks/told';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { packOf } from '../../pack';
import { openSurvey, type OpenedSurvey } from '../figures/demo';

let survey: OpenedSurvey;
beforeAll(async () => {
  survey = await openSurvey('xiaogan');
  const original = getLocale;
  return () => overwriteGetLocale(original);
}, 120_000);
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const frame = { width: 900, height: 360, limited: true };

/** The slides of the city's deck, or one of a kind under a title that somebody typed. */
async function told(typed?: { figure: { kind: string }; title: string }) {
  const [city] = readDecks(packOf('xiaogan'), survey.codebook);
  const deck = typed ? { name: 'a', label: {}, slides: [plainSlide('0', typed.figure)] } : city!;
  if (typed) deck.slides[0]!.words.title = typed.title;
  const slides = slidesOf(deck, survey.survey, survey.pageOf({}));
  const answers = await survey.answer(
    {},
    slides.flatMap(({ spec }) => spec ?? [])
  );
  return slides.map((slide) => tellSlide(slide, survey.survey, answers));
}
function subjectOf<Type extends Chart['type']>(slides: Awaited<ReturnType<typeof told>>, type: Type) {
  return slides.find(({ figure }) => figure?.chart.type === type)!.figure!.chart.subject as Subjects[Type];
}
const typedOn = async <Type extends Chart['type']>(type: Type, figure: { kind: string }, title: string) =>
  subjectOf(await told({ figure, title }), type);

const steps = { kind: 'funnel', drop: '*' };
const claims = { kind: 'dumbbell', indicators: ['O04', 'O10'] };

test('a title of the whole makes the whole stand out of its parts, in steps, pairs and matrix', async () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    overwriteGetLocale(() => locale);
    const slides = await told();
    const whole = locale === 'en' ? 'Xiaogan' : '孝感市';
    const { groups } = funnelLayout(subjectOf(slides, 'funnel'), frame);
    const isGrey = (fill: string) => hcl(fill).c < 6;
    expect(
      groups.filter(({ columns }) => !columns.some(({ fill }) => isGrey(fill))).map(({ area }) => area.label)
    ).toEqual([whole]);
    const { rows } = dumbbellLayout(subjectOf(slides, 'dumbbell'), frame);
    expect(rows.filter(({ recedes }) => !recedes).map(({ area }) => area.label)).toEqual([whole]);
    const matrix = matrixLayout(subjectOf(slides, 'matrix'), frame);
    expect(matrix.rows.filter(({ selected }) => selected).map(({ area }) => area.label)).toEqual([whole]);
  }
});

test('a title that somebody typed makes stand out whom it names, and nobody where it names none', async () => {
  const named = dumbbellLayout(await typedOn('dumbbell', claims, '应城市和孝南区职工最不知情'), frame).rows;
  expect(named.filter(({ recedes }) => !recedes).map(({ name }) => name)).toEqual(['孝感市', '应城市', '孝南区']);
  expect(named.filter(({ bold }) => bold).map(({ name }) => name)).toEqual(['孝感市', '应城市', '孝南区']);
  const nobody = dumbbellLayout(await typedOn('dumbbell', claims, '各地职工还不知情'), frame).rows;
  expect(nobody.filter(({ recedes }) => recedes)).toEqual([]);
  const whole = await typedOn('funnel', steps, '孝感市掉在最后一步');
  expect(whole.selected).toEqual([survey.codebook.root]);
});

test('a table and the strips of a district make stand out the indicator that the title names, and a shorter name in a longer one is not it', async () => {
  const { rows } = gridLayout(subjectOf(await told(), 'grid'), { ...frame, height: 700 });
  expect(rows.filter(({ isSelected }) => isSelected).map(({ cells }) => cells[0]!.lines.join(''))).toEqual([
    '服务站点单位覆盖率'
  ]);
  const profile = { kind: 'profile', view: { area: '420923' } };
  const strips = profileLayout(
    subjectOf(await told({ figure: profile, title: '云梦县最弱的是25人以上企业建会率' }), 'profile'),
    frame
  );
  expect(strips.rows.filter(({ selected }) => selected).map(({ name }) => name)).toEqual(['25人以上企业建会率']);
});

test('on a page nothing recedes, whatever is chosen', async () => {
  const subject = { ...subjectOf(await told(), 'dumbbell'), selected: ['420923'] };
  expect(dumbbellLayout(subject, { width: 900, height: 360 }).rows.filter(({ recedes }) => recedes)).toEqual([]);
});

test('what recedes is taken for nothing else: columns have no colour of the key, a tile of a class keeps its colour', async () => {
  const { groups, steps: keys } = funnelLayout(subjectOf(await told(), 'funnel'), frame);
  const fills = new Set(groups.slice(1).flatMap(({ columns }) => columns.map(({ fill }) => fill)));
  expect(fills.size).toBe(3);
  const distance = (one: string, other: string) => {
    const [a, b] = [color(one)!.rgb(), color(other)!.rgb()];
    return Math.hypot(a.r - b.r, a.g - b.g, a.b - b.b);
  };
  for (const fill of fills) for (const key of keys) expect(distance(fill, key.fill), fill).toBeGreaterThan(20);

  const tiles = subjectOf(await told(), 'tiles');
  const untargeted = {
    ...tiles,
    indicator: { ...tiles.indicator, target: null },
    estimates: tiles.estimates.map((one) => ({ ...one, target: null, status: null })),
    selected: ['420923']
  };
  expect(tilesLayout(untargeted, frame).tiles.filter(({ recedes }) => recedes)).toEqual([]);
  const states = tilesLayout({ ...tiles, selected: ['420923'] }, frame).tiles;
  expect(states.filter(({ recedes }) => !recedes).map(({ area }) => area.code)).toEqual(['420923']);
});

test('over the pair of the whole stand the names of both with the values of the sentence, and no key is left', async () => {
  const slides = await told();
  const { names, keys } = dumbbellLayout(subjectOf(slides, 'dumbbell'), frame);
  expect(keys).toEqual([]);
  expect(names.map(({ text }) => text)).toEqual(['建会单位自报 77.3%', '建会入会率 89.7%']);
  const title = slides.find(({ figure }) => figure?.chart.type === 'dumbbell')!.words!.title.text;
  for (const { text } of names) expect(title).toContain(text.split(' ').at(-1)!);
});
