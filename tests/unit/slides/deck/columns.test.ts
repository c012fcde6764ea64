import { expect, test } from 'vitest';
import { columnGroups, columnShare } from '../../../../src/lib/slides/deck/columns';

/** Heads and cells of three em each: a column of them needs 3 x 1.1 + 1.2 = 4.5 em. */
const table = (...head: string[]) => ({ head, rows: [head.map(() => '甲乙丙')] });
const all = ({ head }: { head: string[] }) => head.map((_, at) => at);

test('columnShare(head, cells) is what its words need, longer names break, but inside no word', () => {
  expect(columnShare('甲乙丙', ['甲'])).toBeCloseTo(4.5);
  expect(columnShare('甲乙丙丁戊己庚辛壬癸', ['甲'])).toBeCloseTo(7 + 1.2);
  expect(columnShare('Service point: denominator', ['1'])).toBeGreaterThan(columnShare('Service point', ['1']));
});

test('columnGroups(table, columns, width) keeps a table whole that a page has room for', () => {
  const three = table('地区名', '建会率', '入会率');
  expect(columnGroups(three, all(three), 13.6)).toEqual([[0, 1, 2]]);
});

test('columnGroups(table, columns, width) makes as few groups as can be, of equal width, each behind the first column', () => {
  const five = table('地区名', '第一列', '第二列', '第三列', '第四列');
  // four would be 18 em; three and one would be as many groups as two and two
  expect(columnGroups(five, all(five), 18.1)).toEqual([
    [0, 1, 2],
    [0, 3, 4]
  ]);
});

test('columnGroups(table, columns, width) leaves no column behind another page whose name says not what it is of', () => {
  const twice = table('地区名', '建会率', '有效数', '分子数', '入会率', '有效数', '分子数');
  expect(columnGroups(twice, all(twice), 22.6)).toEqual([
    [0, 1, 2, 3],
    [0, 4, 5, 6]
  ]);
  expect(columnGroups(twice, all(twice), 27.1)).toEqual([
    [0, 1, 2, 3],
    [0, 4, 5, 6]
  ]);
});

test('columnGroups(table, columns, width) ends, however narrow the page', () => {
  const twice = table('地区名', '建会率', '有效数', '入会率', '有效数');
  expect(columnGroups(twice, all(twice), 1)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 4]
  ]);
});

const number = (value: number) => ({ text: String(value), number: value });

test('columnGroups(table, columns, width) puts the column that tells the rows apart onto each page, be it the second', () => {
  const head = ['覆盖面', '指标', '数值', '分子', '分母', '目标'];
  const rows = ['建会率', '入会率', '达标率'].map((name, at) => ['组织', name, ...[1, 2, 3, at].map(number)]);
  expect(columnGroups({ head, rows }, all({ head }), 18.1)).toEqual([
    [0, 1, 2],
    [1, 3, 4, 5]
  ]);
});

test('columnGroups(table, columns, width) puts as many columns onto each page as it takes to tell the rows apart', () => {
  const head = ['地区名', '轮次名', '数值一', '数值二', '数值三', '数值四'];
  const rows = ['孝昌县', '大悟县'].flatMap((area) =>
    ['2013', '2014'].map((wave) => [area, wave, ...[1, 2, 3, 4].map(number)])
  );
  for (const group of columnGroups({ head, rows }, all({ head }), 18.1)) expect(group.slice(0, 2)).toEqual([0, 1]);
  const twins = [rows[0]!, rows[0]!];
  for (const group of columnGroups({ head, rows: twins }, all({ head }), 18.1))
    expect(group.slice(0, 2)).toEqual([0, 1]);
});

test('columnGroups(table, columns, width) leaves at least half of a page to what is said of the rows, also where only words are', () => {
  const head = ['第一列', '第二列', '第三列', '第四列', '第五列', '第六列'];
  const rows = [head.map(() => '甲乙丙'), head.map(() => '甲乙丙')];
  // six would be 27 em; none tells the two rows apart
  expect(columnGroups({ head, rows }, all({ head }), 18.1)).toEqual([
    [0, 1, 2, 3],
    [0, 4, 5]
  ]);
});
