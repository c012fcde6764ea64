import { page } from '$app/state';
import { m } from '$lib/paraglide/messages';
import { href, type Page } from '$lib/page/href';

interface PageLink {
  path: Page;
  label: () => string;
  parts?: PageLink[];
}

/** What a person comes for, in the order of the questions; a page with parts opens at the first of them. */
export const pages: PageLink[] = [
  { path: '/', label: m.nav_overview },
  { path: '/gaps', label: m.nav_gaps },
  { path: '/district', label: m.nav_district },
  {
    path: '/indicators',
    label: m.nav_analysis,
    parts: [
      { path: '/indicators', label: m.nav_indicators },
      { path: '/indicator', label: m.nav_indicator },
      { path: '/slice', label: m.slice_heading },
      { path: '/answers', label: m.nav_answers },
      { path: '/sql', label: m.nav_sql }
    ]
  },
  { path: '/briefing', label: m.nav_briefing }
];

/** What the pages are made of, beside what opens more of it. */
export const dataPage: PageLink = { path: '/data', label: m.nav_data };

const plain = (path: string) => path.replace(/\/$/, '');

/** It is the page that is open. */
export const isHere = (path: Page): boolean => plain(page.url.pathname) === plain(href(path));

/** The view is what the open page shows: it has its choices over it. */
export const hasView = (): boolean => !isHere('/data') && !isHere('/sql');

/** It is the page that is open, or one of its parts is. */
export const isWithin = ({ path, parts = [] }: PageLink): boolean =>
  isHere(path) || parts.some((part) => isHere(part.path));

/** What the open page is called, with its part where it has parts. */
export function heading(): string {
  const whole = [...pages, dataPage].find(isWithin);
  const part = whole?.parts?.find(({ path }) => isHere(path));
  return [whole, part].flatMap((one) => one?.label() ?? []).join(' · ');
}
