import { m } from '../paraglide/messages';
import { bars } from './bars/bars';
import { cards } from './cards/cards';
import type { FigureKind, Spec } from './figure';
import { funnel } from './funnel/funnel';
import { indicators } from './indicators/indicators';
import { map } from './map/map';
import { matrix } from './matrix/matrix';
import { profile } from './profile/profile';
import { sentences } from './sentences/sentences';
import { townships } from './townships/townships';
import type { Survey } from './survey';
import { resolveSavedView } from './view/saved';

/** Those of the first view, and of pages that fetch none. */
const first = { sentences, cards, matrix, bars, map, funnel, indicators, profile, townships };
/** Those that a page fetches before it shows them. */
const later = {
  dumbbell: async () => (await import('./dumbbell/dumbbell')).dumbbell,
  shortfalls: async () => (await import('./shortfalls/shortfalls')).shortfalls,
  combinations: async () => (await import('./combinations/combinations')).combinations,
  visits: async () => (await import('./visits/visits')).visits,
  blanks: async () => (await import('./blanks/blanks')).blanks,
  ranges: async () => (await import('./ranges/ranges')).ranges,
  causes: async () => (await import('./causes/causes')).causes,
  responses: async () => (await import('./responses/responses')).responses,
  needs: async () => (await import('./needs/needs')).needs,
  sums: async () => (await import('./sums/sums')).sums,
  definition: async () => (await import('./ofIndicator')).definition,
  districts: async () => (await import('./ofIndicator')).districts,
  trend: async () => (await import('./ofIndicator')).trend,
  breakdown: async () => (await import('./ofIndicator')).breakdown,
  crosstab: async () => (await import('./crosstab/crosstab')).crosstab,
  matched: async () => (await import('./crosstab/matched/matchedFigure')).matched,
  quadrants: async () => (await import('./quadrants/quadrants')).quadrants,
  ranked: async () => (await import('./ranked/ranked')).ranked,
  cover: async () => (await import('./cover/cover')).cover,
  change: async () => (await import('./change/change')).change,
  quality: async () => (await import('./quality/quality')).quality,
  method: async () => (await import('./method/method')).method
};

type Later = { [K in keyof typeof later]: Awaited<ReturnType<(typeof later)[K]>> };
/** Every kind of figure, by the name that specs have. */
type Kinds = typeof first & Later;
export type KindName = keyof Kinds;
type OptionsOf<K> = K extends FigureKind<infer Options> ? Options : never;

export const kindNames = [...Object.keys(first), ...Object.keys(later)] as KindName[];

const fetched = new Map<string, FigureKind<object>>(
  Object.entries(first).map(([name, kind]) => [name, kind as FigureKind<object>])
);

/** Fetches kinds that the first view does without, each once; a name that is no kind's is passed over. */
export async function fetchKinds(names: readonly string[] = kindNames): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      if (fetched.has(name) || !Object.hasOwn(later, name)) return;
      fetched.set(name, (await later[name as keyof Later]()) as FigureKind<object>);
    })
  );
}

/** A spec of one of the kinds. */
export type FigureSpec = { [K in KindName]: Spec<K, OptionsOf<Kinds[K]>> }[KindName];

/** @throws Error of a spec that no kind made, or whose kind has not been fetched: `resolveSpec` and `fetchKinds` come before */
export function kindOf({ kind }: Spec): FigureKind<object> {
  const found = fetched.get(kind);
  if (!found) throw new Error(`kindOf: there is no kind of figure "${kind}", or it has not been fetched`);
  return found;
}

/** A spec as it was saved, in this survey, its kind fetched; a sentence where it cannot be shown any more. */
export function resolveSpec(saved: unknown, survey: Survey): FigureSpec | { fault: string } {
  const { version, kind, view, ...options } = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<
    string,
    unknown
  >;
  if (version !== 1 || typeof kind !== 'string' || !fetched.has(kind)) return { fault: m.figure_spec_unknown() };
  const resolved = resolveSavedView(view, survey);
  if ('fault' in resolved) return resolved;
  const found = kindOf({ version, kind, view: resolved }).resolve(options, survey);
  return 'fault' in found ? found : ({ version, kind, view: resolved, ...found } as FigureSpec);
}
