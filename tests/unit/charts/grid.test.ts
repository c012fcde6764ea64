import { expect, test } from 'vitest';
import { gridLayout } from '../../../src/lib/charts/grid/layout';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { theme } from '../../../src/lib/charts/theme';

const definition =
  'workers who say that their unit has a union and that they are members ÷ workers who answered '.repeat(3);
const startOfWords = (name: string) =>
  gridLayout(
    { label: '', table: { head: ['Indicator', 'Definition', 'Target'], rows: [[name, definition, '92%']] } },
    { width: 600, height: 800 }
  ).rows[1]!.cells[1]!.x;

test('gridLayout(subject, frame) gives the room to the words that fill lines, not to a long name beside them', () => {
  const long = 'Self-reported membership in units with a union';
  expect(startOfWords(long)).toBeLessThan(600 * 0.3);
  expect(startOfWords(long)).toBe(startOfWords('Membership of all employees'));
});

test('on a phone no word of a column reaches into the next, and a column in which no row says anything is not there', () => {
  const head = ['Area', 'Units without anything', 'Share (%)', 'Blank (townships)', 'Names', 'Silent (townships)'];
  const number = (value: number) => ({ text: String(value), number: value });
  const rows = [
    ['Xiaogan', number(1_152), number(17.8), number(3), '', number(12)],
    ['Shuangfengshan', number(44), number(41.1), number(0), '', number(1)]
  ];
  const { rows: drawn } = gridLayout({ label: '', table: { head, rows } }, { width: 340, height: 800 });
  for (const { cells } of drawn) {
    const spans = cells.map(({ lines, x, anchor }) => {
      const width = Math.max(0, ...lines.map((line) => textWidth(line, theme.size.label)));
      return anchor === 'end' ? { from: x - width, to: x } : { from: x, to: x + width };
    });
    expect(spans).toHaveLength(5);
    for (const [at, { from }] of spans.entries()) expect(from).toBeGreaterThanOrEqual(spans[at - 1]?.to ?? 0);
    expect(spans.at(-1)!.to).toBeLessThanOrEqual(340);
  }
});

test('the parts of one table look alike, on one slide and the next: columns at the same places, lines as far apart, drawn as large', () => {
  const head = ['Indicator', 'Definition', 'Target'];
  const short = [['25+', 'members ÷ workers', '95% (provisional)']];
  const long = [
    ['Self-reported membership in units with a union', definition, 'no target'],
    ['Membership', definition, '92%']
  ];
  const frame = { width: 800, height: 160, limited: true, scale: 2.11 };
  const [first, second] = [
    gridLayout({ label: '', table: { head, rows: short }, others: [long] }, frame),
    gridLayout({ label: '', table: { head, rows: long }, others: [short] }, frame)
  ];
  const alone = gridLayout({ label: '', table: { head, rows: short } }, frame);
  const look = ({ rows, height }: typeof first) => ({
    columns: rows[1]!.cells.map(({ x }) => x),
    leading: rows[1]!.leading,
    head: rows[0]!.height,
    height
  });
  expect(look(first)).toEqual(look(second));
  expect(look(first).columns).not.toEqual(look(alone).columns);
  expect(look(first).head).toBeLessThan(look(alone).head);
  expect(first.rows).toHaveLength(2);
});
