import { afterEach, expect, test, vi } from 'vitest';
import { nextPaint } from '../../../src/lib/page/nextPaint';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a tab that is not drawn goes on without a frame', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', () => 0);
  let isOver = false;
  void nextPaint().then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(190);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(20);
  expect(isOver).toBe(true);
});

test('a tab that is drawn goes on in the task after the frame', async () => {
  vi.useFakeTimers();
  let draw: FrameRequestCallback = () => undefined;
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => void (draw = callback));
  let isOver = false;
  void nextPaint().then(() => (isOver = true));
  draw(0);
  await Promise.resolve();
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver).toBe(true);
});
