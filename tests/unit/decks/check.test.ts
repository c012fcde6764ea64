import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SavedFigure } from '../../../src/lib/codebook/decks/deck';
import { plainSlide } from '../../../src/lib/decks/byRule';
import { checkWords } from '../../../src/lib/decks/check/check';
import { numbersIn } from '../../../src/lib/decks/check/numbers';
import { slidesOf } from '../../../src/lib/decks/slides';
import { tellSlide, type Said } from '../../../src/lib/decks/told';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { openSurvey, type OpenedSurvey } from '../figures/demo';

const original = getLocale;
let survey: OpenedSurvey;
beforeAll(async () => {
  overwriteGetLocale(() => 'zh-CN');
  survey = await openSurvey('xiaogan');
}, 120_000);
afterAll(() => overwriteGetLocale(original));

/** What is said to a title that somebody typed over a ranking. */
async function checked(title: string, figure: SavedFigure = { kind: 'bars', indicator: 'O01' }): Promise<string[]> {
  const slide = plainSlide('1', figure);
  slide.words.title = title;
  const slides = slidesOf({ name: 'a', label: {}, slides: [slide] }, survey.survey, survey.pageOf({}));
  const answers = await survey.answer(
    {},
    slides.flatMap(({ spec }) => spec ?? [])
  );
  return checkWords(tellSlide(slides[0]!, survey.survey, answers) as Said, answers).title ?? [];
}

test.each([
  ['还差 1,152 家', [[1152, 0, false]]],
  ['提高 5.8 个百分点', [[5.8, 1, true]]],
  ['达到 42.6%', [[42.6, 1, true]]],
  ['职工 2.07 万人', [[20700, -2, false]]],
  ['O01 和 W02', []]
])('numbersIn(%s)', (text, found) => {
  expect(numbersIn(text).map(({ value, places, isRate }) => [Math.round(value * 1e6) / 1e6, places, isRate])).toEqual(
    found
  );
});

describe('a typed title over the ranking of units with a union', () => {
  // of the table: Dawu 67.3 % is the lowest, Hanchuan 73.6 % lacks 194, the total is 78.8 %, up 2.9 points from 2013
  test.each([
    ['全市建会率 78.8%，比2013年提高 2.9 个百分点'],
    ['全市建会率约 79%'],
    ['7 个县（市、区）中大悟县最低（67.3%）'],
    ['汉川市还差 194 家'],
    ['大悟县低于汉川市'],
    ['建会工作要再加力']
  ])('nothing is said to %s', async (title) => {
    expect(await checked(title)).toEqual([]);
  });
  test.each([
    ['全市建会率 87.8%', /图中没有 87\.8%/],
    ['汉川市还差 149 家', /图中没有 149/],
    ['汉川市建会率最低', /最低的是大悟县（67\.3%）/],
    ['建会率比上一轮下降', /数据是提高 2\.9 个百分点/],
    ['建会率显著提高', /全数调查/],
    ['大悟县高于汉川市', /大悟县 67\.3%，汉川市 73\.6%，与所写不符/],
    ['各地全部达标', /11 个可比地区中 1 个达标，不是全部/]
  ])('%s is answered', async (title, answer) => {
    expect((await checked(title)).join('；')).toMatch(answer);
  });
  test('the two numbers of a sentence are each looked at', async () => {
    expect(await checked('78.8%，还差 149 家')).toHaveLength(1);
  });
});

test('of a sample that cannot tell two areas apart, higher is answered with about level', async () => {
  expect((await checked('应城市高于云梦县', { kind: 'bars', indicator: 'S05' })).join()).toMatch(/差别不显著/);
});

describe('a typed title over several rankings', () => {
  const ranked = { kind: 'ranked', indicators: ['O01', 'W02', 'S01'] };
  // of units with a union Dawu is the lowest (67.3 %), of collective contracts Yunmeng (78.1 %)
  test.each([
    ['汉川市建会率最低', /最低的是大悟县（67\.3%）/],
    ['大悟县集体合同建制率最低', /最低的是云梦县（78\.1%）/],
    ['汉川市建会率还差 149 家', /图中没有 149，最接近的是 194（汉川市/]
  ])('%s is answered for the one that it names', async (title, answer) => {
    expect((await checked(title, ranked)).join()).toMatch(answer);
  });
  test.each([['大悟县建会率最低'], ['汉川市三项都要补'], ['汉川市建会率还差 194 家，集体合同还差 41 家']])(
    'nothing is said to %s',
    async (title) => {
      expect(await checked(title, ranked)).toEqual([]);
    }
  );
});
