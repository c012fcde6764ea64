import { expect, test } from 'vitest';
import { gridLayout } from '../../../src/lib/charts/grid/layout';

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
