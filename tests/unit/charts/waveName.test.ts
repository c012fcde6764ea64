import { expect, test } from 'vitest';
import { waveNameX } from '../../../src/lib/charts/waveName';
import { textWidth } from '../../../src/lib/charts/text/textWidth';
import { theme } from '../../../src/lib/charts/theme';

const half = textWidth('2013年', theme.size.small) / 2;

test('the name of a wave stands over its dot, beside the line of a target, and within its range', () => {
  const place = (dot: number, target: number | null) => waveNameX('2013年', dot, target, [0, 200]);
  expect(place(100, null)).toBe(100);
  expect(place(100, 180)).toBe(100);
  expect(place(0, null)).toBe(half);
  expect(place(200, null)).toBe(200 - half);
  expect(place(100, 102)).toBe(102 - half - 4);
  // no room left of a target that is low
  expect(place(10, 20)).toBe(20 + half + 4);
  for (let dot = 0; dot <= 200; dot += 5)
    for (let target = 0; target <= 200; target += 5) {
      const x = place(dot, target);
      expect(Math.abs(x - target), `${dot} ${target}`).toBeGreaterThanOrEqual(half + 4 - 1e-9);
      expect(x - half).toBeGreaterThanOrEqual(0);
      expect(x + half).toBeLessThanOrEqual(200);
    }
});
