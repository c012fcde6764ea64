import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import cityDeck from '../../../data/surveys/xiaogan/decks/city.json';
import districtDeck from '../../../data/surveys/xiaogan/decks/district.json';
import type { Deck, SavedFigure } from '../../../src/lib/codebook/decks/deck';
import { plainSlide } from '../../../src/lib/decks/byRule';
import { checkWords } from '../../../src/lib/decks/check/check';
import { slidesOf } from '../../../src/lib/decks/slides';
import { tellSlide, type Said } from '../../../src/lib/decks/told';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { Answers } from '../../../src/lib/figures/answers';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { openSurvey, type OpenedSurvey } from '../figures/demo';

const original = getLocale;
let survey: OpenedSurvey;
let answers: Answers;
beforeAll(async () => {
  survey = await openSurvey('xiaogan');
  const slides = slidesOf(deckOf(cityDeck), survey.survey, survey.pageOf({}));
  answers = await survey.answer(
    {},
    slides.flatMap(({ spec }) => spec ?? [])
  );
}, 120_000);
afterEach(() => overwriteGetLocale(original));

const deckOf = (deck: unknown): Deck => {
  const { slides, ...rest } = deck as Deck;
  return { ...rest, slides: slides.map((one) => ({ ...plainSlide(one.id, one.figure), ...one })) };
};

/** What is said to a title in either language, by its own signs. */
function checked(title: string, figure: SavedFigure, under = answers): string {
  overwriteGetLocale(() => (/[一-鿿]/.test(title) ? 'zh-CN' : 'en'));
  const slide = plainSlide('1', figure);
  slide.words.title = title;
  const [one] = slidesOf({ name: 'a', label: {}, slides: [slide] }, survey.survey, survey.pageOf({}));
  return (checkWords(tellSlide(one!, survey.survey, under) as Said, under).title ?? []).join('；');
}

const bars = (indicator: string): SavedFigure => ({ kind: 'bars', indicator });
const map = (indicator: string): SavedFigure => ({ kind: 'map', indicator });
/** the same with the units' estimates of this wave changed */
const when = (change: (estimate: Estimate) => Partial<Estimate>): Answers =>
  new Answers(
    survey.survey,
    answers.query,
    answers.estimates.map((one) =>
      one.indicator === 'O01' && one.wave === '2014' && one.area !== '420900' ? { ...one, ...change(one) } : one
    )
  );
const silent: Partial<Estimate> = { value: null, state: 'notReported', status: null, shortfall: null };

describe.each(['zh-CN', 'en'] as const)('typed as the rule writes it in %s, nothing is said to', (locale) => {
  const saidOf = (deck: Deck) => {
    overwriteGetLocale(() => locale);
    const all = slidesOf(deck, survey.survey, survey.pageOf({})).map((one) => tellSlide(one, survey.survey, answers));
    const said = all.filter((one): one is Said => one.out === null);
    return said.flatMap((one) => {
      const { title, subtitle, sentence } = one.words;
      const words = Object.fromEntries(
        Object.entries({ ...one.words, title, subtitle, sentence }).map(([key, word]) => [
          key,
          { ...word, typed: word.text !== '' }
        ])
      ) as Said['words'];
      const found = Object.values(checkWords({ ...one, words }, answers)).flat();
      return found.map((answer) => `${one.slide.id} ${title.text} ${sentence.text}: ${answer}`);
    });
  };
  test('the bars of any indicator', () => {
    const { indicators } = survey.codebook;
    const slides = indicators.map(({ id }) => plainSlide(id, bars(id)));
    expect(saidOf({ name: 'a', label: {}, slides })).toEqual([]);
  });
  test.each([cityDeck, districtDeck])('a slide of the deck $name', (deck) => {
    expect(saidOf(deckOf(deck))).toEqual([]);
  });
});

describe('a number beside the name of an area', () => {
  // units with a union: Dawu 67.3 %, 161 short; Hanchuan 73.6 %, 194 short; Anlu 84.3 %; the whole 78.8 %, up 2.9, 881 short
  test.each([
    ['大悟县还差 194 家', '图中没有 194，最接近的是 161（大悟县 还差）'],
    ['大悟县建会率 84.3%', '图中没有 84.3%，最接近的是'],
    ['汉川市还差 74 家', '图中没有 74，最接近的是'],
    ['大悟县（73.6%）和汉川市（67.3%）要补课', '图中没有 73.6%，最接近的是'],
    ['In Dawu 194 units are short', '194 is not in the figure; the nearest is 161 (Dawu Short by)'],
    ['Units with a union in Dawu 84.3%', '84.3% is not in the figure; the nearest is']
  ])('%s is answered', (title, answer) => {
    expect(checked(title, bars('O01'))).toContain(answer);
  });
  test.each([
    ['大悟县（67.3%）和汉川市（73.6%）要补课'],
    ['大悟县建会率 67.3%，比2013年提高 2.8 个百分点，全市 78.8%'],
    ['11 个地区中大悟县还差 161 家'],
    ['大悟县比全市低 11.5 个百分点'],
    ['全市正常经营单位 6,552 家，还差 881 家'],
    ['Dawu, Hanchuan, and Xiaochang are 53% of the 881 units'],
    ['In Dawu 161 units are short']
  ])('nothing is said to %s', (title) => {
    expect(checked(title, bars('O01'))).toBe('');
  });
});

describe('a number that no slide has, on the slide of data quality', () => {
  const quality: SavedFigure = { kind: 'quality' };
  test.each([
    ['大悟县建会率 73.6%', '图中没有 73.6%'],
    ['Dawu is above the city average (73.6%)', '73.6% is not in the figure'],
    ['请拨打 12351', '图中没有 12351']
  ])('%s is answered, and neither the day of a date nor a count is offered for it', (title, answer) => {
    expect(checked(title, quality)).toBe(answer);
  });
  test('a phone number is left to the gate, and not said again', () => {
    expect(checked('请联系 13812345678', quality)).toBe('');
  });
});

describe('a number of a clause that names nobody', () => {
  // Dawu has 67.3 %, 161 short; the whole is 881 short, Hanchuan 194
  test('is of the area that its sentence is about', () => {
    expect(checked('大悟县建会率低于全市，还差 194 家', bars('O01'))).toContain('图中没有 194，最接近的是 161');
  });
  test.each([
    ['大悟县建会率低于全市，还差 161 家'],
    ['大悟县建会率最低（67.3%），各地合计还差 881 家'],
    ['最高 84.3%，还差 194 家的要加力']
  ])('nothing is said to %s', (title) => {
    expect(checked(title, bars('O01'))).toBe('');
  });
});

describe('a difference between areas', () => {
  // Dawu has 436 of 648, Hanchuan 777 of 1,055, Anlu, the highest, 627 of 744; the target is 92 %
  test.each([
    ['大悟县比汉川市低 6.4 个百分点'],
    ['最高与最低相差 17.0 个百分点'],
    ['Dawu is 6.4 percentage points below Hanchuan']
  ])('nothing is said to %s', (title) => {
    expect(checked(title, bars('O01'))).toBe('');
  });
  test('of rounded shares it is answered with that of the shares themselves', () => {
    expect(checked('大悟县比汉川市低 6.3 个百分点', bars('O01'))).toContain('6.4');
  });
  test('that is none is answered', () => {
    expect(checked('最高与最低相差 27.0 个百分点', bars('O01'))).toContain('图中没有 27.0');
  });
  test('a wrong number of an area is answered with what it has, not with its target', () => {
    expect(checked('大悟县建会率 89.9%', bars('O01'))).toContain('67.3');
  });
});

describe('the highest and the lowest', () => {
  test.each<[string, string, string]>([
    ['O01', '建会率最低的是大悟县，最高的是汉川市', '最高的是安陆市（84.3%）'],
    ['O01', 'Lowest in Dawu, highest in Hanchuan', 'the highest is Anlu (84.3%)'],
    ['O01', '汉川市建会率垫底', '最低的是大悟县（67.3%）'],
    // 59.5 and 60.0 of two samples
    ['S12', '大悟县“娘家人”认同率最低', '抽样数据分不出名次，建议写“较低”或“较高”'],
    ['S11', 'Workers satisfied with union work: lowest in Dawu', 'the sample cannot tell the order'],
    ['S12', '汉川市“娘家人”认同率最低', '最低的是大悟县和孝昌县（59.5%和60.0%）'],
    ['O01', '大悟县和安陆市建会率最低', '最低的是大悟县（67.3%）']
  ])('%s: %s is answered', (indicator, title, answer) => {
    expect(checked(title, bars(indicator))).toContain(answer);
  });
  test.each<[string, string]>([
    ['C01', '最高的是孝南区（52.5%），最低的是大悟县（22.7%）'],
    ['C01', 'Highest in Xiaonan, lowest in Dawu'],
    ['C01', 'Dawu is lowest and Xiaonan highest'],
    ['S12', '大悟县和孝昌县“娘家人”认同率最低'],
    ['O07', '大悟县和孝昌县最低'],
    ['O01', '大悟县最差，安陆市最好'],
    ['O01', '大悟县最好先建会'],
    ['O01', '汉川市不是最低'],
    ['O01', '孝昌县第二低，是最低的几个之一'],
    ['O01', 'Xiaochang is second lowest of the counties'],
    ['O01', '汉川市最低工资'],
    ['O01', '大悟县追赶建会率最高的安陆市'],
    ['O01', '汉川市缺口最高']
  ])('%s: nothing is said to %s', (indicator, title) => {
    expect(checked(title, bars(indicator))).toBe('');
  });
  test('of an indicator of which less is better, the worst is the highest', () => {
    // the largest gaps between need and use: Dawu's and Anlu's, at the two ends, are told by no sample
    expect(checked('大悟县最差', bars('S06'))).not.toContain('最低的是');
    expect(checked('安陆市最好', bars('S06'))).not.toContain('最高的是');
  });
});

describe('higher and lower', () => {
  test.each<[string, string, string]>([
    ['O01', '大悟县高于全市平均水平', '大悟县 67.3%，孝感市 78.8%，与所写不符'],
    ['O01', '大悟县高于孝感市', '大悟县 67.3%，孝感市 78.8%，与所写不符'],
    ['O01', 'Dawu is above the city average', 'Dawu 67.3%, Xiaogan 78.8%: not as it is written'],
    ['O01', '大悟县不低于汉川市', '大悟县 67.3%，汉川市 73.6%，与所写不符'],
    ['O01', '大悟县高于目标', '大悟县 67.3%，目标 92%，与所写不符'],
    ['O01', 'Hanchuan and Anlu are both below the city average', 'Anlu 84.3%, Xiaogan 78.8%: not as it is written'],
    ['S05', '应城市显著高于全市', '差别不显著']
  ])('%s: %s is answered', (indicator, title, answer) => {
    expect(checked(title, bars(indicator))).toContain(answer);
  });
  test.each<[string, string]>([
    ['O01', '汉川市和大悟县均低于全市平均（78.8%）'],
    ['O01', '孝昌县、大悟县都低于目标92%'],
    ['O01', 'Hanchuan and Dawu are both below the target of 92%'],
    ['O01', '大悟县不高于汉川市'],
    ['O01', 'Dawu is not higher than Hanchuan'],
    ['O01', '安陆市高于2013年'],
    ['S05', '大悟县显著低于全市'],
    ['S06', '大悟县差于全市']
  ])('%s: nothing wrong is said to %s', (indicator, title) => {
    expect(checked(title, bars(indicator))).not.toMatch(/与所写不符|not as it is written/);
  });
});

describe('all have reached the target', () => {
  test.each([
    ['各地全部达到目标', '11 个可比地区中 1 个达标，不是全部'],
    ['各地均已达到目标', '11 个可比地区中 1 个达标，不是全部'],
    ['各县市区均已达标', '7 个可比地区中 0 个达标，不是全部'],
    ['大悟县和市直均已达标', '2 个可比地区中 1 个达标，不是全部'],
    ['Every county has reached the target', '0 of 7 comparable areas have reached it, not all'],
    ['All areas have reached the target', '1 of 11 comparable areas have reached it, not all']
  ])('%s is answered', (title, answer) => {
    expect(checked(title, bars('O01'))).toContain(answer);
  });
  test.each([
    ['各地尚未全部达标'],
    ['各地均未达标'],
    ['力争各地全部达标'],
    ['Not all areas have reached the target'],
    ['市直均已达标']
  ])('nothing is said to %s', (title) => {
    expect(checked(title, bars('O01'))).toBe('');
  });
  test('one that has not reported is not left out of all, nor is everybody', () => {
    const all = when(({ area }) => (area === '420922' ? silent : { status: 'reached' }));
    expect(checked('各地全部达标', map('O01'), all)).toBe('其中有地区不能比较');
    expect(checked('可比地区全部达标', map('O01'), all)).toBe('');
    expect(
      checked(
        '各地全部达标',
        map('O01'),
        when(() => silent)
      )
    ).toBe('其中有地区不能比较');
    expect(
      checked(
        '各地全部达标',
        map('O01'),
        when(() => ({ status: 'reached' }))
      )
    ).toBe('');
  });
});

describe('a rise or a fall', () => {
  test.each<[SavedFigure, string, string]>([
    [bars('W09'), '云梦县下降 0.6 个百分点，全市比2013年下降', '数据是提高 3.4 个百分点'],
    [bars('O01'), '建会率没有提高', '数据是提高 2.9 个百分点'],
    [map('O01'), '建会率比2013年下降', '数据是提高 2.9 个百分点'],
    [bars('O01'), 'Coverage declined since 2013', 'the data say up 2.9 percentage points'],
    [bars('O01'), 'Units with a union down 1.0 percentage points in Dawu', 'the data say up 2.8 percentage points']
  ])('%o: %s is answered', (figure, title, answer) => {
    expect(checked(title, figure)).toContain(answer);
  });
  test.each<[SavedFigure, string]>([
    [bars('W09'), '全市提高 3.4 个百分点，云梦县要迎头赶上'],
    [bars('O07'), '提高 5.3 个百分点（仅比较两轮可比的地区，不含孝昌县）'],
    [map('O01'), '建会率比2013年提高 2.9 个百分点'],
    [bars('O01'), '建会率没有下降'],
    [bars('O01'), '下一步要提高大悟县建会率'],
    [bars('O01'), '提高大悟县建会率'],
    [bars('W09'), '提高云梦县劳动竞赛职工参与率'],
    [bars('W09'), '云梦县工作力度提高'],
    [map('O01'), 'Unions are set up in most units'],
    [bars('W09'), 'Yunmeng must be brought up from where it is']
  ])('%o: nothing is said to %s', (figure, title) => {
    expect(checked(title, figure)).toBe('');
  });
});
