import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figureMarks, figureRefusals } from '../../../src/lib/decks/gate/figureGate';
import { gateOf } from '../../../src/lib/decks/gate/gate';
import { giveAways } from '../../../src/lib/decks/gate/giveAways';
import { personalNumbers } from '../../../src/lib/decks/gate/personal';
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
    ['+86 138-1234-5678 值班', ['86 138-1234-5678']],
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

test('gateOf(slides) refuses slides that give persons away together, and names both', () => {
  const gate = gateOf([slide(100, {}), slide(94, { unit_type: ['enterprise'] })], codebook);
  expect(gate.refusals).toHaveLength(1);
  expect(gate.refusals[0]).toContain('第 1、2 页');
  expect(gate.refusals[0]).toContain('大悟县');
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
