import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deckByRule, plainSlide } from '../../../src/lib/decks/byRule';
import { slidesOf } from '../../../src/lib/decks/slides';
import { tellSlide, type Told } from '../../../src/lib/decks/told';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { openSurvey } from '../figures/demo';

const original = getLocale;
afterAll(() => overwriteGetLocale(original));

/** First National Economic Census, 2004: 22.6 % and 57.8 % are the published national values; the ends are those of its table. */
describe('the briefing that makes itself of a survey without targets', () => {
  const told = new Map<string, Told[]>();
  beforeAll(async () => {
    const survey = await openSurvey('census2004');
    for (const locale of ['zh-CN', 'en'] as const) {
      overwriteGetLocale(() => locale);
      const rule = deckByRule(survey.codebook);
      const both = plainSlide('both', { kind: 'ranked', indicators: survey.codebook.indicators.map(({ id }) => id) });
      const deck = { ...rule, slides: [...rule.slides, both] };
      const slides = slidesOf(deck, survey.survey, survey.pageOf({}));
      const answers = await survey.answer(
        {},
        slides.flatMap(({ spec }) => spec ?? [])
      );
      told.set(
        locale,
        slides.map((one) => tellSlide(one, survey.survey, answers))
      );
    }
  }, 120_000);
  const of = (locale: string, kind: string) =>
    told.get(locale)!.find(({ slide }) => slide.figure.kind === kind)! as Extract<Told, { out: null }>;

  test.each(['zh-CN', 'en'])('has a finding of its own on every slide that leaves (%s)', (locale) => {
    const titles = told
      .get(locale)!
      .flatMap((one) => (one.out === null && one.slide.id !== 'both' ? [one.words.title.text] : []));
    expect(titles.length).toBeGreaterThan(6);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title) => /只作排序|（未设目标）|ranked only|without a target/.test(title))).toEqual([]);
  });

  test.each([
    ['zh-CN', 'cards', /^全国建立工会的法人单位占比 22\.6%，.* 57\.8%$/],
    ['en', 'cards', /^China: Legal units with a union 22\.6%, .* 57\.8%$/],
    ['zh-CN', 'matrix', /^各地区建立工会的法人单位占比在 11\.3% 至 42\.1% 之间，.*在 .*% 至 .*% 之间$/],
    ['en', 'matrix', /^Areas: Legal units with a union 11\.3% to 42\.1%, /],
    ['zh-CN', 'bars', /42\.1%.*11\.3%.*30\.[89] 个百分点/],
    ['zh-CN', 'ranked', /42\.1%.*11\.3%.*30\.9 个百分点/],
    ['en', 'bars', /42\.1%.*11\.3%.*30\.[89] percentage points/]
  ])('%s: the title of the slide of %s is %s', (locale, kind, title) => {
    expect(of(locale, kind).words.title.text).toMatch(title);
  });

  test('leaves out the slide of shortfalls, which nothing can be told of, and says so in the list', () => {
    expect(of('zh-CN', 'shortfalls').out).toBe('这项调查里没有能数出缺口的指标');
  });

  test('says that its difference to the sum of the areas is of unrounded values: 22.6 less 22.3 is no 0.2', () => {
    const notes = of('zh-CN', 'map').figure.basis.notes.join();
    expect(notes).toContain('各地合计为 22.3%（107.66 万 / 482.22 万个），相差 0.2 个百分点（按未舍入值计算）');
  });
});
