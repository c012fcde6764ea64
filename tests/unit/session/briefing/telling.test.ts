import { expect, test } from 'vitest';
import type { Slide } from '../../../../src/lib/decks/slides';
import type { Board, Shown } from '../../../../src/lib/session/board.svelte';
import { Telling } from '../../../../src/lib/session/briefing/telling.svelte';

const slide = (id: string, spec: object | null = null) => ({ id, spec, of: {}, fault: '没有' }) as unknown as Slide;
const shown = { answers: {} } as Shown;
/** A page that has no answer yet to anything that is asked. */
const board = { has: () => false, snapshot: () => ({ survey: {} }) } as unknown as Board;

test('Telling.tell(slides): those of another deck, one of which has no answer yet, are not told, and it says so', async () => {
  const telling = new Telling();
  expect(await telling.tell([slide('a')], shown, board)).toBe(true);
  expect(await telling.tell([slide('b'), slide('c', { kind: 'map' })], shown, board)).toBe(false);
  expect(telling.told.map((one) => one.slide.id)).toEqual(['a']);
});

test('Telling.tell(slides): those that others are wanted instead of are not told', async () => {
  const telling = new Telling();
  const [first, second] = [telling.tell([slide('a')], shown, board), telling.tell([slide('b')], shown, board)];
  expect(await Promise.all([first, second])).toEqual([false, true]);
  expect(telling.told.map((one) => one.slide.id)).toEqual(['b']);
});
