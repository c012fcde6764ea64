import { resolve } from '$app/paths';

export type Page =
  '/' | '/gaps' | '/district' | '/indicator' | '/indicators' | '/slice' | '/answers' | '/sql' | '/briefing' | '/data';

/** A plain file that comes with the page, for a link that opens it beside the page. */
export const licences = (): string => `${resolve('/')}licences/third-parties.txt`;

/** The only way to name a page of ours, so that a build with a hash router can change all links at once. */
export function href(page: Page, search = ''): string {
  return resolve(page) + search;
}
