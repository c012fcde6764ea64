import type { Board, Placing } from '$lib/session/board.svelte';

/**
 * A page whose figures are asked for, beside what all pages share, once what they need has been fetched; until then it is busy.
 * @returns what puts it away, for `onMount`
 */
export function stand(board: Board, fetched: () => Promise<void>, figures: Placing): () => void {
  const done = board.draws();
  let leave: (() => void) | null = null;
  let isHere = true;
  void fetched()
    .then(() => {
      if (isHere) leave = board.place(figures);
    })
    .finally(done);
  return () => {
    isHere = false;
    leave?.();
  };
}
