import { expect, test } from 'vitest';
import { curveLayout } from '../../../src/lib/charts/curve/layout';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { theme } from '../../../src/lib/charts/theme';

/** As the largest 20 of a district whose last units are small: the point is in the middle of a phone. */
const subject = {
  shares: Array.from({ length: 60 }, (_, units) => 0.68 + 0.1 * (1 - Math.exp(-units / 20))),
  target: { share: 0.85, words: 'target 85%' },
  points: [{ units: 20, words: 'First 20 units: 74.9%', isGoal: false }],
  goals: [],
  x: 'units visited, the largest first',
  y: 'Membership',
  label: ''
};

test.each([290, 310, 340, 600, 900])(
  'curveLayout(subject, frame) writes no words over the line, %i px wide',
  (width) => {
    const { points, path, top } = curveLayout(subject, { width, height: 260 });
    const [{ words, textX, textY, anchor }] = points as [(typeof points)[number]];
    const wide = textWidth(words, theme.size.text);
    const from = anchor === 'start' ? textX : textX - wide;
    const ys = path
      .slice(1)
      .split('L')
      .map((pair) => pair.split(',').map(Number) as [number, number])
      .filter(([x]) => x >= from && x <= from + wide)
      .map(([, y]) => y);
    const isOver = textY + 3 <= Math.min(...ys);
    const isUnder = textY - theme.size.text >= Math.max(...ys);
    expect(isOver || isUnder).toBe(true);
    expect(textY - theme.size.text).toBeGreaterThanOrEqual(top - theme.size.text);
  }
);

test('curveLayout(subject, frame) writes what the target takes over the words of the target, not on them', () => {
  const goal = { units: 20, words: 'at least 20 units', isGoal: true };
  const reached = { ...subject, target: { ...subject.target, share: subject.shares[20]! }, points: [goal] };
  const { points, target } = curveLayout(reached, { width: 250, height: 260 });
  expect(points[0]!.anchor).toBe('end');
  expect(target!.textY - points[0]!.textY).toBeGreaterThanOrEqual(theme.size.text);
});
