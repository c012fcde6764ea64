import { page } from '$app/state';
import { m } from '$lib/paraglide/messages';
import { href, type Page } from '$lib/page/href';

/** The pages, in the order in which they are offered. */
export const pages: { path: Page; label: () => string }[] = [
  { path: '/', label: m.nav_overview },
  { path: '/gaps', label: m.nav_gaps },
  { path: '/district', label: m.nav_district },
  { path: '/indicators', label: m.nav_indicators },
  { path: '/briefing', label: m.nav_briefing },
  { path: '/data', label: m.nav_data }
];

const plain = (path: string) => path.replace(/\/$/, '');

/** It is the page that is open. */
export const isHere = (path: Page): boolean => plain(page.url.pathname) === plain(href(path));
