import { expect, test } from 'vitest';
import { largestScale } from '../../../src/lib/slides/largestScale';

/** A chart whose height in px of the slide is a function of its scale; the room is 600 px. */
const chart = (height: (scale: number) => number, said: (scale: number) => number = () => 100) => {
  const asked: number[] = [];
  return {
    asked,
    trialAt: (scale: number) => {
      asked.push(scale);
      return Promise.resolve({ fits: (600 / height(scale)) * scale, said: said(scale) });
    }
  };
};

test.each([
  ['a chart that fits is drawn as large as its room, at most 2.5 times', (scale: number) => 250 * scale, 2.4],
  ['a small one at most 2.5 times', (scale: number) => 100 * scale, 2.5],
  ['one that just fits stays', () => 600, 2.11],
  ['a chart of fixed height is drawn smaller', (scale: number) => 400 * scale, 1.5]
])('largestScale(trialAt): %s', async (_, height, wanted) => {
  const scale = await largestScale(chart(height).trialAt);
  expect(scale).toBeLessThanOrEqual(wanted + 1e-9);
  expect(scale).toBeGreaterThan(wanted - 0.09);
});

test.each([
  ['no words for its size', (scale: number) => (scale > 2.11 ? 80 : 100), 2.11],
  ['fewer words than half the way needs', (scale: number) => (scale > 2.4 ? 80 : 100), (2.11 + 2.5) / 2]
])('largestScale(trialAt) gives up %s: what is larger says no less', async (_, said, wanted) => {
  expect(await largestScale(chart((scale) => 100 * scale, said).trialAt)).toBeCloseTo(wanted, 2);
});

test('largestScale(trialAt) does not stay small when heads that stand level in a wider frame need less room', async () => {
  // slanted heads from 1.7 on: at first it would seem that only 1.2 fits
  const { trialAt, asked } = chart((scale) => (scale > 1.7 ? 500 * scale : 350 * scale));
  const scale = await largestScale(trialAt);
  expect(scale).toBeGreaterThan(1.55);
  expect(scale).toBeLessThanOrEqual(1.7);
  expect(asked.length).toBeLessThan(10);
});
