import type { ClientInit } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { startEngine } from '$lib/session/engine';
import { turn } from '$lib/session/turn';

/** The engine takes a second to start: it starts before the page is drawn. Whoever asks for it later is told of a failure. */
startEngine().catch(() => null);

/** The first look into the browser's storage waits for another process: it is taken before the page is drawn, in a task of its own. */
export const init: ClientInit = async () => {
  getLocale();
  await turn();
};
