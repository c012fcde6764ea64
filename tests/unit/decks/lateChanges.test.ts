import { describe, expect, test } from 'vitest';
import type { TableCell } from '../../../src/lib/charts/table';
import { withOwn } from '../../../src/lib/codebook/ownTargets';
import { readCodebook } from '../../../src/lib/codebook/read/readCodebook';
import { deckChanges } from '../../../src/lib/decks/late/changes';
import { sameData, tablesChanged } from '../../../src/lib/decks/late/filesChanged';
import type { Said } from '../../../src/lib/decks/told';
import type { Opened } from '../../../src/lib/figures/survey';
import { packOf } from '../../pack';

/** A slide of a table, or of what is said of its numbers. */
const slide = (
  rows: TableCell[][],
  { head = ['地区', '建会率', '数'], ...basis }: Partial<Said['figure']['basis']> & { head?: string[] } = {}
) =>
  ({
    slide: { id: 'a' },
    words: { title: { text: '' }, subtitle: { text: '' }, sentence: { text: '' } },
    figure: {
      chart: { type: 'grid' },
      table: { head, rows },
      basis: { definition: '', brief: null, n: null, source: '', notes: [], ...basis }
    },
    out: null
  }) as unknown as Said;
const number = (text: string): TableCell => ({ text, number: Number(text) });
const changed = (was: Said, is: Said) =>
  deckChanges([was], [is])
    .flatMap(({ changes }) => changes)
    .map(({ where, before, after }) => [
      typeof where === 'string' ? where : `${where.row} · ${where.column}`,
      before,
      after
    ]);

test('a county that reports for the first time is one row: 未报 becomes its value', () => {
  const before = slide([
    ['孝感市', number('70.0'), number('120')],
    ['云梦县', '未报', number('0')]
  ]);
  const after = slide([
    ['孝感市', number('70.0'), number('120')],
    ['云梦县', number('77.5'), number('40')]
  ]);
  expect(changed(before, after)).toEqual([
    ['云梦县 · 建会率', '未报', '77.5'],
    ['云梦县 · 数', '0', '40']
  ]);
});

test('where nobody has a number in either table, a state is no name of a row', () => {
  const of = (state: string) =>
    slide([
      ['孝感市', state, number('0')],
      ['云梦县', '未报', number('0')]
    ]);
  expect(changed(of('未报'), of('不公布'))).toEqual([['孝感市 · 建会率', '未报', '不公布']]);
});

test('rows that share their first cell are named by their second, whatever their order', () => {
  const head = ['地区', '指标', '还差'];
  const before = slide(
    [
      ['汉川市', '建会率', number('194')],
      ['汉川市', '集体合同', number('41')]
    ],
    { head }
  );
  const after = slide(
    [
      ['汉川市', '集体合同', number('41')],
      ['汉川市', '建会率', number('184')]
    ],
    { head }
  );
  expect(changed(before, after)).toEqual([['汉川市 建会率 · 还差', '194', '184']]);
});

test('a column that comes between others is new, and the others are what they were', () => {
  const before = slide([['汉川市', number('70.0'), number('9')]]);
  const after = slide([['汉川市', number('70.0'), number('68.0'), number('9')]], {
    head: ['地区', '建会率', '2013', '数']
  });
  expect(changed(before, after)).toEqual([['汉川市 · 2013', '', '68.0']]);
});

test('a note that goes is told by itself: those behind it are what they were', () => {
  const before = slide([], { notes: ['7 个地区中 6 个已报', '目标为暂定'] });
  expect(changed(before, slide([], { notes: ['目标为暂定'] }))).toEqual([['line', '7 个地区中 6 个已报', '']]);
});

test('another definition, and another source, are changes', () => {
  const before = slide([], { definition: '已建会单位数 ÷ 单位数', source: '市总工会' });
  const after = slide([], { definition: '已建会单位数 ÷ 正常经营的单位数', source: '省总工会' });
  expect(changed(before, after)).toEqual([
    ['definition', '已建会单位数 ÷ 单位数', '已建会单位数 ÷ 正常经营的单位数'],
    ['source', '市总工会', '省总工会']
  ]);
});

describe('sameData(a, b) and what the files of a survey say', () => {
  const packed = (path: string, change: (text: string) => string): Opened => {
    const pack = packOf('xiaogan');
    const codebook = readCodebook(new Map([...pack].map(([one, text]) => [one, one === path ? change(text) : text])));
    return { codebook, stored: [], simulated: new Set(), unconfirmed: [] };
  };
  const same = (text: string) => text;
  const target = { indicator: 'O01', area: '420984', period: '2014', value: 0.5 };

  test('the same files, read again, are the same data', () => {
    expect(sameData(packed('survey.json', same), packed('survey.json', same))).toBe(true);
  });

  test.each([
    ['targets.csv', (text: string) => `${text.trimEnd()}\nO01,420984,2014,50,\n`],
    ['indicators.csv', (text: string) => text.replace(/,92,/, ',93,')],
    ['areas.csv', (text: string) => text.replace('汉川市', '汉川')]
  ])('another %s is other data, and is named', (path, change) => {
    const [before, after] = [packed('survey.json', same), packed(path, change)];
    expect(sameData(before, after)).toBe(false);
    expect(tablesChanged(before, after)).toEqual(['调查包变了（指标、目标或说明）']);
  });

  test('a target or a measure that a person sets here is no other data', () => {
    const before = packed('survey.json', same);
    const { codebook } = before;
    const targets = withOwn(codebook.targets, [{ ...target, by: '', at: '' }]);
    const indicators = [...codebook.indicators, { ...codebook.indicators[0]!, id: 'own1', isOwn: true as const }];
    expect(sameData(before, { ...before, codebook: { ...codebook, targets, indicators } })).toBe(true);
  });
});
