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

function pulseOf(wire: Wire | null, onstop: () => void): Pulse {
  const pulse = new Pulse(onstop);
  pulse.listen(wire);
  return pulse;
}

test('pulse.feel() tells within two seconds that something which beat before beats no more', async () => {
  let lives = true;
  const onstop = vi.fn();
  const pulse = pulseOf(
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

test('pulse.feel() tells within two seconds that something has ended which began to beat after the question', async () => {
  let lives = true;
  const onstop = vi.fn();
  const pulse = new Pulse(onstop);
  pulse.feel();
  await vi.advanceTimersByTimeAsync(5_000);
  pulse.listen(wire(() => lives));
  await vi.advanceTimersByTimeAsync(10);
  lives = false;
  expect(onstop).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_400);
  expect(onstop).toHaveBeenCalledOnce();
});

test('pulse.feel() tells in the end of what never began to beat', async () => {
  const onstop = vi.fn();
  pulseOf(
    wire(() => false),
    onstop
  ).feel();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(onstop).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onstop).toHaveBeenCalledOnce();
});

test('pulse.feel() tells within twenty seconds that a worker has not said a word, and waits a minute for one that has', async () => {
  const onstop = vi.fn();
  const silent = new Pulse(onstop);
  silent.feel();
  const slow = new Pulse(onstop);
  slow.feel();
  await vi.advanceTimersByTimeAsync(15_000);
  slow.listen(wire(() => false));
  expect(onstop).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(onstop).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(39_000);
  expect(onstop).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onstop).toHaveBeenCalledTimes(2);
});

test('pulse.feel() tells nothing of what beats late, what cannot beat, and when nobody feels any more', async () => {
  const onstop = vi.fn();
  pulseOf(
    wire(() => true, 900),
    onstop
  ).feel();
  pulseOf(null, onstop).feel();
  const late = new Pulse(onstop);
  late.feel();
  await vi.advanceTimersByTimeAsync(10);
  late.listen(null);
  let lives = true;
  const pulse = pulseOf(
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
