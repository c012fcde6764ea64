import { expect, test } from 'vitest';
import { cardPlace } from '../../../../src/lib/ui/figure/cardPlace';

const card = { width: 200, height: 120 };
const screen = { width: 1366, height: 768 };
const box = (left: number, top: number, width: number, height: number) => ({
  left,
  right: left + width,
  top,
  bottom: top + height
});

test.each([
  ['under what it is about', box(300, 200, 24, 36), { left: 300, top: 244 }],
  ['over it where the screen ends below', box(300, 700, 24, 36), { left: 300, top: 572 }],
  ['within the screen at its right end', box(1340, 200, 24, 36), { left: 1158, top: 244 }],
  ['beside what is as high as the screen', box(300, 4, 24, 760), { left: 332, top: 8 }],
  ['on the other side of what stands at the right end', box(1300, 4, 60, 760), { left: 1092, top: 8 }]
])('cardPlace(about, card, screen) is %s', (_, about, place) => {
  expect(cardPlace(about, card, screen)).toEqual(place);
});

test('cardPlace(about, card, screen) never covers what it is about and never leaves the screen, on a phone either', () => {
  for (const [width, height] of [
    [1366, 768],
    [390, 844]
  ] as const)
    for (let x = 0; x < width; x += 13)
      for (let y = 0; y < height; y += 17) {
        const about = box(x - 12, y - 12, 24, 36);
        const { left, top } = cardPlace(about, card, { width, height });
        expect(left >= 0 && top >= 0 && left + card.width <= width && top + card.height <= height).toBe(true);
        const covers =
          left < about.right && about.left < left + card.width && top < about.bottom && about.top < top + card.height;
        expect(covers, `${x}, ${y}`).toBe(false);
      }
});
