import type { Codebook } from '../codebook/codebook';
import type { Locale } from '../paraglide/runtime';
import type { StoredTable } from '../tables/store/stored';
import { writeView } from './address';
import { NO_COMPARISON, type ResolvedView, type View } from './view';

/** What a figure is a picture of. */
export interface Drawn {
  kind: string;
  indicators: string[];
  shown: ResolvedView;
  /** choices that do not change what it shows */
  apart: (keyof View)[];
  /** a file of shapes that somebody brought */
  shapes: string | null;
  locale: Locale;
}

/** All that decides what a picture shows, every choice made, as an image carries it: the same words, the same picture. */
export function drawnFrom(
  { codebook, stored }: { codebook: Codebook; stored: Pick<StoredTable, 'name'>[] },
  { kind, indicators, shown, apart, shapes, locale }: Drawn
): Record<string, string> {
  const view: View = {
    survey: codebook.id,
    wave: shown.wave,
    compare: shown.compare ?? NO_COMPARISON,
    area: shown.area,
    indicator: shown.indicator.id,
    base: shown.base || null,
    sort: shown.sort,
    filters: shown.filters
  };
  const open = Object.fromEntries(apart.map((choice) => [choice, null]));
  return {
    Survey: codebook.id,
    Wave: shown.wave,
    Kind: kind,
    Indicators: indicators.join(' '),
    View: writeView({ ...view, ...open }),
    Language: locale,
    ...(shapes === null ? {} : { Shapes: shapes }),
    Tables: stored.map(({ name }) => name).join(' ')
  };
}
