import { expect, test } from 'vitest';
import { largestScale } from '../../../src/lib/slides/largestScale';

/** A chart whose height in px of the slide is a function of its scale; the room is 600 px. */
const chart = (height: (scale: number) => number) => {
  const asked: number[] = [];
  return {
    asked,
    fitting: (scale: number) => {
      asked.push(scale);
      return Promise.resolve((600 / height(scale)) * scale);
    }
  };
};

test.each([
  ['a chart that fits is drawn as large as its room, at most 2.5 times', (scale: number) => 250 * scale, 2.4],
  ['a small one at most 2.5 times', (scale: number) => 100 * scale, 2.5],
  ['one that just fits stays', () => 600, 2.11],
  ['a chart of fixed height is drawn smaller', (scale: number) => 400 * scale, 1.5]
])('largestScale(fitting): %s', async (_, height, wanted) => {
  const scale = await largestScale(chart(height).fitting);
  expect(scale).toBeLessThanOrEqual(wanted + 1e-9);
  expect(scale).toBeGreaterThan(wanted - 0.09);
});

test('largestScale(fitting) does not stay small when heads that stand level in a wider frame need less room', async () => {
  // slanted heads from 1.7 on: at first it would seem that only 1.2 fits
  const { fitting, asked } = chart((scale) => (scale > 1.7 ? 500 * scale : 350 * scale));
  const scale = await largestScale(fitting);
  expect(scale).toBeGreaterThan(1.55);
  expect(scale).toBeLessThanOrEqual(1.7);
  expect(asked.length).toBeLessThan(10);
});
