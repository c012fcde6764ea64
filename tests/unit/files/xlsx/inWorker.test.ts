import { expect, test } from 'vitest';
import { inWorker } from '../../../../src/lib/files/xlsx/inWorker';

/** What Node has not: a worker that does what it is told, and remembers whether it was ended. */
function worker(answer?: object) {
  const made = {
    ended: false,
    onmessage: null as ((event: { data: object }) => void) | null,
    onerror: null as ((event: { message: string }) => void) | null,
    postMessage: () => void (answer && queueMicrotask(() => made.onmessage?.({ data: answer }))),
    terminate: () => void (made.ended = true)
  };
  return made;
}

const ask = (made: object, signal?: AbortSignal) => inWorker(made as Worker, 'question', signal);

test('inWorker(worker, question) gives the answer and ends the worker', async () => {
  const made = worker({ answer: 7 });
  expect(await ask(made)).toBe(7);
  expect(made.ended).toBe(true);
});

test('inWorker fails where its worker does, and where it cannot be started', async () => {
  await expect(ask(worker({ fault: 'out of memory' }))).rejects.toThrow('out of memory');
  const made = worker();
  const work = ask(made);
  made.onerror!({ message: '' });
  await expect(work).rejects.toThrow('could not be started');
  expect(made.ended).toBe(true);
});

test('inWorker: an abort ends the worker at once, before and while it works', async () => {
  const stop = new AbortController();
  const made = worker();
  const work = ask(made, stop.signal);
  stop.abort();
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  expect(made.ended).toBe(true);
  const late = worker({ answer: 7 });
  await expect(ask(late, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(late.ended).toBe(true);
});
