import { expect, test } from 'vitest';
import { EngineCrash } from '../../../src/lib/engine/engine';
import { isTrap, Life } from '../../../src/lib/engine/Life';

const never = () => new Promise<never>(() => undefined);
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  [named('RuntimeError', 'memory access out of bounds'), true],
  [named('RuntimeError', 'unreachable'), true],
  [named('RuntimeError', 'function signature mismatch'), true],
  [named('RangeError', 'Maximum call stack size exceeded'), true],
  [named('InternalError', 'too much recursion'), true],
  [new Error('INTERNAL Error: Attempted to access index 3 within vector of size 2'), true],
  [new Error('FATAL Error: Failed: database has been invalidated because of a previous fatal error.'), true],
  [new Error('Out of Memory Error: could not allocate block of size 256.0 KiB (3.1 GiB/3.1 GiB used)'), false],
  [new Error('Conversion Error: Could not convert string "x" to INT32'), false],
  [named('RangeError', 'Invalid array length'), false],
  [named('AbortError', 'This operation was aborted'), false],
  ['unreachable', false]
])('isTrap(%s) is %s', (cause, expected) => {
  expect(isTrap(cause)).toBe(expected);
});

test('life.during(ask) gives the answer, and an error of one statement ends nothing', async () => {
  const crashes: EngineCrash[] = [];
  const life = new Life((crash) => crashes.push(crash));
  await expect(life.during(() => Promise.reject(new Error('Parser Error: syntax error')))).rejects.toThrow('Parser');
  await expect(life.during(() => Promise.resolve(1))).resolves.toBe(1);
  expect(crashes).toEqual([]);
});

test('life.during(ask) rejects with EngineCrash for all that waits when one statement traps, and nobody asks any more', async () => {
  const crashes: EngineCrash[] = [];
  const life = new Life((crash) => crashes.push(crash));
  const waiting = expect(life.during(never)).rejects.toBeInstanceOf(EngineCrash);
  const trap = life.during(() => Promise.reject(named('RuntimeError', 'unreachable')));
  await expect(trap).rejects.toBeInstanceOf(EngineCrash);
  await waiting;
  let asked = false;
  const late = life.during(() => {
    asked = true;
    return Promise.resolve(1);
  });
  await expect(late).rejects.toThrow('unreachable');
  expect(asked).toBe(false);
  expect(crashes.map(({ message }) => message)).toEqual(['unreachable']);
});

test('life.end(cause) is told once', async () => {
  const crashes: EngineCrash[] = [];
  const life = new Life((crash) => crashes.push(crash));
  life.end(new Error('the worker stopped'));
  life.end(new Error('again'));
  await expect(life.during(never)).rejects.toThrow('the worker stopped');
  expect(crashes).toHaveLength(1);
});

test('life.during(ask) feels for the instance while it waits, and no longer', async () => {
  let felt = 0;
  const life = new Life(
    () => undefined,
    () => {
      felt++;
      return () => felt--;
    }
  );
  const waiting = life.during(() => Promise.resolve(1));
  expect(felt).toBe(1);
  await waiting;
  expect(felt).toBe(0);
});
