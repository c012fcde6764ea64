import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SavedFigure } from '../../../src/lib/codebook/decks/deck';
import { plainSlide } from '../../../src/lib/decks/byRule';
import { slidesOf } from '../../../src/lib/decks/slides';
import { tellSlide, type Said, type Told } from '../../../src/lib/decks/told';
import { largestAt } from '../../../src/lib/figures/funnel/loss';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { openSurvey, type OpenedSurvey } from '../figures/demo';

const original = getLocale;
beforeAll(() => overwriteGetLocale(() => 'zh-CN'));
afterAll(() => overwriteGetLocale(original));

async function told(survey: OpenedSurvey, figure: SavedFigure): Promise<Told> {
  const slides = slidesOf(
    { name: 'a', label: {}, slides: [plainSlide('1', figure)] },
    survey.survey,
    survey.pageOf({})
  );
  const answers = await survey.answer(
    {},
    slides.flatMap(({ spec }) => spec ?? [])
  );
  return tellSlide(slides[0]!, survey.survey, answers);
}
const titleOf = async (survey: OpenedSurvey, figure: SavedFigure) =>
  ((await told(survey, figure)) as Said).words.title.text;

/** The survey with nothing but the head line in some of its files. */
const without = (...tables: string[]) =>
  openSurvey('xiaogan', (path, text) =>
    tables.some((table) => path === `waves/2014/${table}.csv`) ? `${text.split('\n')[0]!}\n` : text
  );

describe('a briefing of a survey whose persons have not come in', () => {
  let survey: OpenedSurvey;
  beforeAll(async () => void (survey = await without('worker', 'cadre')), 120_000);
  afterAll(() => survey.engine.close());

  test('the slide of quality does not say that all is in', async () => {
    const title = await titleOf(survey, { kind: 'quality' });
    expect(title).toContain('职工问卷');
    expect(title).toMatch(/没有数据/);
  });
});

describe('a briefing of a survey whose units have not come in for the wave', () => {
  let survey: OpenedSurvey;
  beforeAll(async () => void (survey = await without('unit')), 120_000);
  afterAll(() => survey.engine.close());

  test.each([
    [{ kind: 'bars', indicator: 'O01' }],
    [{ kind: 'ranked', indicators: ['O01', 'W02'] }],
    [{ kind: 'matrix', indicators: ['O01', 'W02'] }],
    [{ kind: 'map', indicator: 'O01' }],
    [{ kind: 'profile', indicators: ['O01', 'W02'], view: { area: '420902' } }],
    [{ kind: 'change', indicators: ['O01', 'W02'] }]
  ] as [SavedFigure][])('%j leaves itself out, though the wave before has them', async (figure) => {
    expect((await told(survey, figure)).out).not.toBeNull();
  });
  test('the slide of quality names what is missing', async () => {
    expect(await titleOf(survey, { kind: 'quality' })).toMatch(/单位.*没有数据/);
  });
});

describe('where the steps of coverage lose most', () => {
  test.each([
    ['the loss of a step is not known', [0.2, null, 0.1], -1],
    ['two lose as much', [0.3, 0.3, 0.1], -1],
    ['one loses more than the others', [0.1, 0.3, 0.2], 1]
  ])('%s', (_, losses, at) => {
    expect(largestAt(losses)).toBe(at);
  });

  test('a step that somebody has chosen is called the largest only when it is', async () => {
    const survey = await openSurvey('xiaogan');
    const steps = survey.codebook.overview.funnel.map(({ indicator }) => indicator);
    const titles = await Promise.all(steps.map((drop) => titleOf(survey, { kind: 'funnel', drop })));
    expect(titles.filter((title) => title.includes('掉得最多'))).toHaveLength(1);
    expect(await titleOf(survey, { kind: 'funnel', drop: '*' })).toContain('掉得最多');
  });
});

test('a change that prints as 0.0 is neither better nor worse', async () => {
  const survey = await openSurvey('xiaogan');
  // Anlu's W10 is 8.7 in both waves
  const title = await titleOf(survey, { kind: 'change', indicators: ['W10'], view: { area: '420982' } });
  expect(title).toMatch(/1 项持平/);
});

test('a cover speaks of three coverages where the survey has three', async () => {
  expect(await titleOf(await openSurvey('xiaogan'), { kind: 'cover' })).toContain('三个全覆盖');
  expect(await titleOf(await openSurvey('census2004'), { kind: 'cover' })).not.toContain('三个全覆盖');
});
