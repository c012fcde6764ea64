import { getLocale, overwriteGetLocale } from '../../../../../src/lib/paraglide/runtime';
import { Answers } from '../../../../../src/lib/figures/answers';
import { build } from '../../../../../src/lib/figures/build';
import type { FigureSpec } from '../../../../../src/lib/figures/kinds';
import type { Survey } from '../../../../../src/lib/figures/survey';
import { finding } from '../../../../../src/lib/figures/words/finding';
import { funnelHeadline, mapHeadline, matrixHeadline } from '../../../../../src/lib/figures/words/headline';
import { plain } from '../../../../../src/lib/figures/words/sentence';
import { overviewSentences } from '../../../../../src/lib/figures/words/sentences';
import type { View } from './views';

export type Locale = 'zh-CN' | 'en';
export type Place = 'all' | 'coverage' | 'contrast' | 'finding' | 'matrix' | 'map' | 'funnel';

/** One sentence or title that a view shows. */
export interface Said {
  place: Place;
  /** what it is about */
  indicator: string | null;
  text: string;
  /** indicators that it counts, where not those of the matrix */
  columns?: string[];
}

/** All that a view says, in a language. The only part of the check that the product's own words come from. */
export function textsOf(view: View, locale: Locale): Said[] {
  const before = getLocale;
  overwriteGetLocale(() => locale);
  try {
    return say(view);
  } finally {
    overwriteGetLocale(before);
  }
}

/** Titles of the cards and of the tables of indicators, as the figures have them. */
function listsOf({ codebook, wave, compare, area, filters, estimates, previous }: View): Said[] {
  const base = codebook.bases[0]?.name ?? '';
  const survey: Survey = { codebook, stored: [], simulated: new Set(), unconfirmed: [], boundary: null };
  const answers = new Answers(survey, { waves: [wave], filters, base }, [...estimates, ...previous]);
  const shown = { survey: codebook.id, wave, compare, area, base, filters };
  const specs: FigureSpec[] = [
    { version: 1, kind: 'cards', view: shown },
    ...codebook.coverages.map(({ name }): FigureSpec => ({
      version: 1,
      kind: 'indicators',
      view: shown,
      coverage: name
    }))
  ];
  return specs.map((spec) => {
    const { headline, indicators } = build(spec, survey, answers);
    const columns = indicators.filter(({ partOf }) => partOf === null).map(({ id }) => id);
    return { place: 'matrix', indicator: null, text: plain(headline), columns };
  });
}

function say(view: View): Said[] {
  const { codebook, estimates, previous, area } = view;
  const { overview } = codebook;
  const results = { codebook, estimates, previous, area };
  const found = overviewSentences(results);
  const indicators = overview.matrix.flatMap((id) => codebook.indicators.find((one) => one.id === id) ?? []);
  return [
    ...(found.all ? [{ place: 'all' as const, indicator: overview.all, text: plain(found.all) }] : []),
    ...found.coverages.map(({ coverage, sentence }) => ({
      place: 'coverage' as const,
      indicator: coverage.headline,
      text: plain(sentence)
    })),
    ...(found.contrast ? [{ place: 'contrast' as const, indicator: null, text: plain(found.contrast) }] : []),
    ...codebook.indicators.map((one) => ({
      place: 'finding' as const,
      indicator: one.id,
      text: plain(finding(results, one))
    })),
    ...codebook.indicators.map((one) => ({
      place: 'map' as const,
      indicator: one.id,
      text: mapHeadline(results, one)
    })),
    { place: 'matrix', indicator: null, text: matrixHeadline(results, indicators) },
    ...listsOf(view),
    ...(overview.funnel.length > 0
      ? [{ place: 'funnel' as const, indicator: null, text: funnelHeadline(results) }]
      : [])
  ];
}
