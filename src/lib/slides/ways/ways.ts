import type { Figure } from '../../figures/figure';
import { m } from '../../paraglide/messages';
import type { Make } from './way';

/** A way in which a figure leaves the page. */
export interface Way {
  id: string;
  label: () => string;
  can: (figure: Figure) => boolean;
  /** fetched when it is wanted */
  make: () => Promise<Make>;
}

const always = () => true;
const hasNumbers = ({ estimates, spec }: Figure) => estimates.length > 0 || spec.kind === 'matched';

export const ways: Way[] = [
  {
    id: 'png',
    label: () => m.figure_png({ size: '1920 × 1080' }),
    can: always,
    make: async () => (await import('./image')).png(1920)
  },
  {
    id: 'png-large',
    label: () => m.figure_png({ size: '3840 × 2160' }),
    can: always,
    make: async () => (await import('./image')).png(3840)
  },
  { id: 'svg', label: m.figure_svg, can: always, make: async () => (await import('./image')).svg },
  { id: 'csv', label: m.figure_csv, can: hasNumbers, make: async () => (await import('./data')).csv },
  { id: 'xlsx', label: m.figure_xlsx, can: always, make: async () => (await import('./data')).xlsx },
  { id: 'copy', label: m.figure_copy_table, can: always, make: async () => (await import('./clip')).copy },
  { id: 'link', label: m.figure_link, can: always, make: async () => (await import('./clip')).link },
  { id: 'sql', label: m.figure_sql, can: hasNumbers, make: async () => (await import('./data')).sql }
];
