import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deckMarks, deckRefusals } from '../../../src/lib/decks/gate/deckGate';
import { figureMarks, figureRefusals } from '../../../src/lib/decks/gate/figureGate';
import { gateOf } from '../../../src/lib/decks/gate/gate';
import { giveAways } from '../../../src/lib/decks/gate/giveAways';
import { personalNumbers } from '../../../src/lib/decks/gate/personal';
import type { Deck, DeckSlide } from '../../../src/lib/codebook/decks/deck';
import type { Said } from '../../../src/lib/decks/told';
import type { Estimate } from '../../../src/lib/estimates/estimates';
import { getLocale, overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { codebookOf } from '../../pack';
import { openSurvey } from '../figures/demo';

const original = getLocale;
beforeAll(() => overwriteGetLocale(() => 'zh-CN'));
afterAll(() => overwriteGetLocale(original));

describe('personalNumbers(text)', () => {
  test.each([
    ['联系人 13812345678', ['13812345678']],
    ['联系人 138 1234 5678', ['138 1234 5678']],
    ['１３８１２３４５６７８', ['13812345678']],
    ['+86 138-1234-5678 值班', ['138-1234-5678']],
    ['身份证 420901198001011234', ['420901198001011234']],
    ['42090119800101123X', ['42090119800101123X']],
    ['旧证 420901800101123', ['420901800101123']],
    ['还差 1,152 家，比2013年提高 5.8 个百分点', []],
    ['代码 420901199913011234 没有这样的月份', []],
    ['统一社会信用代码 91420900MA12345678', []],
    ['电话 0712-2345678', []]
  ])('of %s is %j', (text, found) => {
    expect(personalNumbers(text)).toEqual(found);
  });

  test.each([
    ['咨询 12351 13812345678', '13812345678'],
    ['2024 13812345678', '13812345678'],
    ['13812345678 2', '13812345678'],
    ['13812345678-2', '13812345678'],
    ['13812345678 80%', '13812345678'],
    ['1.13812345678', '13812345678'],
    ['①13812345678', '13812345678'],
    ['0086 138 1234 5678', '138 1234 5678'],
    ['8613812345678', '13812345678'],
    ['013812345678', '13812345678'],
    ['序号1 420902199001011234', '420902199001011234'],
    ['420902199001011234 1', '420902199001011234']
  ])('finds a number that stands beside another one: %j', (text, found) => {
    expect(personalNumbers(text)).toEqual([found]);
  });

  test.each([
    ['Tel13812345678', '13812345678'],
    ['微信wx13812345678', '13812345678'],
    ['13812345678abc', '13812345678'],
    ['ID420902199001011234', '420902199001011234'],
    ['ID42090219900101123x老王', '42090219900101123x']
  ])('finds a number that touches a letter: %j', (text, found) => {
    expect(personalNumbers(text)).toEqual([found]);
  });

  test.each([
    '138.1234.5678',
    '138–1234–5678',
    '138\u20111234\u20115678',
    '138—1234—5678',
    '138·1234·5678',
    '138、1234、5678',
    '138，1234，5678',
    '138/1234/5678',
    '138_1234_5678',
    '138\t1234\t5678',
    '138\n1234\n5678',
    '138  1234  5678',
    '138 - 1234 - 5678',
    '138\u200b1234\u200b5678',
    '1381234\u00ad5678',
    '138(1234)5678',
    '（138）1234-5678',
    '138-12345678',
    '1381234 5678',
    '1381 2345 678',
    '138 123 456 78',
    '1 3 8 1 2 3 4 5 6 7 8',
    '1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
    '一三八一二三四五六七八',
    '幺三八 幺二三四 五六七八',
    '壹叁捌壹贰叁肆伍陆柒捌',
    '138一二三四5678',
    '其一13812345678',
    '１３８－１２３４－５６７８',
    '420902 19900101 1234',
    '420902·1990·0101·1234',
    '420902-1990-01-01-123-X',
    '420902\n199001011234',
    '420 902 1990 0101 1234',
    '四二〇九〇二一九九〇〇一〇一一二三四',
    '420902 900101 123'
  ])('finds a number however it is written: %j', (text) => {
    expect(personalNumbers(`找老王：${text}，谢谢`)).toHaveLength(1);
  });

  test.each([
    '1,152 家',
    '2013 2014',
    '2013—2014 年 1,381 家 2,345 家 678 家',
    '420902 420921 420922 420923 420981 420982 420984',
    '420922101201',
    '2014-06-30 2013-06-30',
    '2014-06-30 14:30:15',
    '13,812,345,678 元',
    '420,902,199,001,011,234',
    '0.13812345678',
    '0.013812345678',
    '15.38461538461%',
    '138.12345678',
    '3.14159265358979',
    '分别为 138、123、456、78 家',
    '分别为 13、15、14、12、16、9 家',
    '多 138 家（2013—2014 年）',
    'up by 158 (2013–2014)',
    '138+1234+5678',
    '138% 1234 5678',
    '138 家 1234 家 5678 人',
    '15000-138000 元',
    '1404567890123',
    '电话 010-12345678 转 1234',
    '二〇一三年至二〇一四年，一三五、二四六',
    '统一社会信用代码 914209001990101123',
    '统一社会信用代码 81420900501234567X'
  ])('finds none in ordinary numbers: %j', (text) => {
    expect(personalNumbers(text)).toEqual([]);
  });
});

const codebook = codebookOf('xiaogan');
const worker = codebook.indicators.find(({ table }) => table === 'worker')!;
const unit = codebook.indicators.find(({ table }) => table === 'unit')!;

/** A slide that shows one number of answers under some filters. */
function slide(n: number | null, filters: Record<string, string[]>, { id, base } = worker, title = '标题'): Said {
  const estimate = {
    indicator: id,
    wave: '2014',
    area: '420922',
    base,
    group: {},
    n,
    state: n === null ? 'hidden' : 'value'
  };
  const word = { text: '', typed: false };
  return {
    slide: {} as Said['slide'],
    figure: {
      spec: { version: 1, kind: 'bars', view: { filters } },
      estimates: [estimate as unknown as Estimate],
      title: '入会率',
      headline: [],
      table: { head: [], rows: [] },
      simulated: true
    } as unknown as Said['figure'],
    words: { title: { text: title, typed: true }, subtitle: word, sentence: word, note: word },
    out: null
  };
}

describe('giveAways(slides), who subtracts one slide from another', () => {
  const none = slide(100, {});
  test('finds the 6 persons outside the filter of another slide', () => {
    expect(giveAways([none, slide(94, { unit_type: ['enterprise'] })], codebook)).toEqual([
      { indicator: worker.id, area: '420922', persons: 6, slides: [0, 1] }
    ]);
  });
  test('finds what is left over of two filters that share nobody, and not of two that do', () => {
    const parts = (codes: string[]) => [
      none,
      slide(50, { unit_type: ['enterprise'] }),
      slide(44, { unit_type: codes })
    ];
    expect(giveAways(parts(['institution']), codebook)).toEqual([
      { indicator: worker.id, area: '420922', persons: 6, slides: [0, 1, 2] }
    ]);
    expect(giveAways(parts(['enterprise', 'institution']), codebook)).toEqual([]);
  });
  test('finds a number that should have been hidden on its own', () => {
    expect(giveAways([slide(9, {})], codebook)).toEqual([
      { indicator: worker.id, area: '420922', persons: 9, slides: [0] }
    ]);
  });
  test.each([
    ['nobody is left over', [none, slide(100, { unit_type: ['enterprise'] })]],
    ['ten are left over', [none, slide(90, { unit_type: ['enterprise'] })]],
    ['the other is hidden', [none, slide(null, { unit_type: ['enterprise'] })]],
    ['units are counted, not persons', [slide(100, {}, unit), slide(94, { unit_type: ['enterprise'] }, unit)]],
    ['another question is asked', [none, slide(94, { unit_type: ['enterprise'] }, { ...worker, base: 'other' })]]
  ])('finds nothing where %s', (_, slides) => {
    expect(giveAways(slides, codebook)).toEqual([]);
  });
});

test('gateOf(slides) refuses a phone number in a typed title without showing it, and marks made-up numbers', () => {
  const gate = gateOf([slide(100, {}, worker, '请联系 13812345678')], codebook);
  expect(gate.slides[0]!.marks).toEqual(['模拟数据', '已手写']);
  expect(gate.refusals).toEqual(['第 1 页有像身份证号或手机号的号码（138…78）。请先删去。']);
});

test('gateOf(slides, codebook, deck, first) tells a slide that leaves by itself by its number in the list', () => {
  const { refusals } = gateOf([slide(100, {}, worker, '请联系 13812345678')], codebook, null, 12);
  expect(refusals.join()).toContain('第 12 页');
});

test('gateOf(slides) refuses slides that give persons away together, and names both', () => {
  const gate = gateOf([slide(100, {}), slide(94, { unit_type: ['enterprise'] })], codebook);
  expect(gate.refusals).toHaveLength(1);
  expect(gate.refusals[0]).toContain('第 1、2 页');
  expect(gate.refusals[0]).toContain('大悟县');
});

describe('all words that leave are read', () => {
  const typed = '找老王 13812345678';
  const withMore = (more: object) => {
    const said = slide(40, {});
    return { ...said, figure: { ...said.figure, ...more } as Said['figure'] };
  };
  const places: [string, object][] = [
    ['the head of a column', { table: { head: ['单位', typed], rows: [] } }],
    ['the title of the figure, which the table behind it has, too', { title: typed }],
    ['the line over a figure', { subtitle: typed }],
    ['the finding', { headline: [{ text: '找老王 138' }, { text: '12345678' }] }],
    ['the definition', { basis: { definition: typed } }],
    ['a note', { basis: { notes: [typed] } }],
    ['n', { basis: { n: typed } }],
    ['the source', { basis: { source: typed } }],
    ['a remark', { remarks: [typed] }],
    ['the chart', { chart: { type: 'bars', subject: { indicators: [{ label: typed }] } } }],
    ['a name of the chart by its key', { chart: { type: 'bars', subject: { labels: new Map([['S05', typed]]) } } }],
    ['what an image carries unseen', { spec: { kind: 'bars', view: { filters: { unit_type: [typed] } } } }]
  ];
  test.each(places)(
    'gateOf(slides) and figureRefusals(figure) refuse a number in %s, and do not show it',
    (_, more) => {
      const said = withMore(more);
      for (const refusals of [gateOf([said], codebook).refusals, figureRefusals(said.figure, codebook)]) {
        expect(refusals).toHaveLength(1);
        expect(refusals[0]).toContain('138…78');
        expect(refusals[0]).not.toContain('13812345678');
      }
    }
  );

  test('numbers of the figure itself, and shapes on a map, are no words', () => {
    const number = { text: '13812345678', number: 13812345678 };
    const shape = { type: 'Feature', geometry: {}, properties: { id: '13812345678' } };
    const said = withMore({
      table: { head: ['数'], rows: [[number]] },
      chart: { type: 'choropleth', subject: { match: { others: [shape] } } }
    });
    expect(gateOf([said], codebook).refusals).toEqual([]);
  });

  test('gateOf(slides, codebook, deck) refuses a number in the name of the deck or the survey, which the file has', () => {
    const named = (label: string) => ({ name: 'own', label: { 'zh-CN': label } });
    expect(gateOf([slide(100, {})], codebook, named(typed)).refusals).toEqual([
      '简报或调查的名称里有像身份证号或手机号的号码（138…78），文件会用这个名称。请先改名。'
    ]);
    const survey = { ...codebook, title: { 'zh-CN': typed } };
    expect(gateOf([slide(100, {})], survey, named('简报')).refusals).toHaveLength(1);
    expect(gateOf([slide(100, {})], codebook, named('简报')).refusals).toEqual([]);
    expect(figureRefusals(slide(40, {}).figure, survey)).toHaveLength(1);
  });
});

describe('figureRefusals(figure): a figure that leaves by itself', () => {
  const withCell = (cell: string) => {
    const { figure } = slide(40, {});
    return { ...figure, title: '走访名单', table: { head: ['单位', '备注'], rows: [['甲厂', cell]] } };
  };

  test('with a telephone number in a cell that somebody wrote stays here, and the reader sees enough to find it', () => {
    const [refusal, ...others] = figureRefusals(withCell('找老王 13812345678'), codebook);
    expect(others).toEqual([]);
    expect(refusal).toContain('走访名单');
    expect(refusal).toContain('138…78');
    expect(refusal).not.toContain('13812345678');
  });

  test('with fewer persons than may be told stays here; units may be few', () => {
    expect(figureRefusals(slide(9, {}).figure, codebook)).toHaveLength(1);
    expect(figureRefusals(slide(10, {}).figure, codebook)).toEqual([]);
    expect(figureRefusals(slide(3, {}, unit).figure, codebook)).toEqual([]);
    expect(figureRefusals(slide(null, {}).figure, codebook)).toEqual([]);
  });

  test('of the survey that comes with the page leaves, with its marks', async () => {
    const figures = await (await openSurvey('xiaogan')).figures({});
    expect(figures.length).toBeGreaterThan(3);
    expect(figures.flatMap((one) => figureRefusals(one, codebook))).toEqual([]);
    expect(figureMarks(withCell(''))).toEqual(['模拟数据']);
    expect(figures.flatMap(figureMarks)).toEqual(figures.some(({ spec }) => spec.kind === 'visits') ? ['测算'] : []);
  });
});

describe('deckRefusals(deck): a briefing that leaves as a file', () => {
  const typed = '找老王 13812345678';
  const followed = { title: null, subtitle: null, sentence: null, note: null };
  const deckOf = (more: Partial<DeckSlide>, label = '简报'): Deck => ({
    name: 'own',
    label: { 'zh-CN': label },
    slides: [{ id: 'a', figure: { kind: 'map' }, words: followed, each: null, hidden: false, gathered: false, ...more }]
  });
  const places: [string, Deck][] = [
    ['a note that was typed', deckOf({ words: { ...followed, note: typed } })],
    ['words in another language', deckOf({ words: { ...followed, title: { 'zh-CN': '谢谢', en: typed } } })],
    ['a slide that is kept back', deckOf({ hidden: true, words: { ...followed, sentence: typed } })],
    ['a choice of a figure', deckOf({ figure: { kind: 'slice', view: { filters: { unit_type: [typed] } } } })],
    ['its name', deckOf({}, typed)]
  ];
  test.each(places)('stays here with a number of a person in %s, and does not show it', (_, deck) => {
    const refusals = deckRefusals(deck, codebook);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toContain('138…78');
    expect(refusals[0]).not.toContain('13812345678');
  });

  test('leaves with codes of areas and with words that were typed, which it says', () => {
    const figure = { kind: 'bars', view: { area: '420922', wave: '2014' }, areas: ['420921', '420922', '420923'] };
    const deck = deckOf({ figure, words: { ...followed, title: '还差 1,152 家' } });
    expect(deckRefusals(deck, codebook)).toEqual([]);
    expect(deckMarks(deck)).toEqual(['已手写']);
    expect(deckMarks(deckOf({ words: { ...followed, title: { 'zh-CN': '谢谢' } } }))).toEqual([]);
  });
});
