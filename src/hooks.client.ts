import type { ClientInit } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { yieldToMain } from '$lib/page/yieldToMain';

/** The first look into the browser's storage waits for another process: it is taken before the page is drawn, in a task of its own. */
export const init: ClientInit = async () => {
  getLocale();
  await yieldToMain();
};
