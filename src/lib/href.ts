import { resolve } from '$app/paths';

export type Page = '/' | '/indicators' | '/data';

/** The only way to name a page of ours, so that a build with a hash router can change all links at once. */
export function href(page: Page, search = ''): string {
  return resolve(page) + search;
}
