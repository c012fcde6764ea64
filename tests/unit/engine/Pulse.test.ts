import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pulse, type Wire } from '../../../src/lib/engine/Pulse';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A wire whose other end answers while `lives()`, `late` ms later. */
function wire(lives: () => boolean, late = 1): Wire {
  const made: Wire = {
    onmessage: null,
    postMessage: () => {
      if (lives()) setTimeout(() => made.onmessage?.({} as MessageEvent), late);
    }
  };
  return made;
}

test('pulse.feel() tells within two seconds that something which beat before beats no more', async () => {
  let lives = true;
  const onstop = vi.fn();
  const pulse = new Pulse(
    wire(() => lives),
    onstop
  );
  await vi.advanceTimersByTimeAsync(60_000);
  lives = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onstop, 'nobody asked').not.toHaveBeenCalled();
  pulse.feel();
  await vi.advanceTimersByTimeAsync(900);
  expect(onstop).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onstop).toHaveBeenCalledOnce();
});

test('pulse.feel() tells nothing of what beats late, what never beat, and when nobody feels any more', async () => {
  const onstop = vi.fn();
  new Pulse(
    wire(() => true, 900),
    onstop
  ).feel();
  new Pulse(
    wire(() => false),
    onstop
  ).feel();
  let lives = true;
  const pulse = new Pulse(
    wire(() => lives),
    onstop
  );
  await vi.advanceTimersByTimeAsync(10);
  const done = pulse.feel();
  lives = false;
  await vi.advanceTimersByTimeAsync(900);
  done();
  done();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(onstop).not.toHaveBeenCalled();
});
