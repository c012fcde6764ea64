import { m } from '../paraglide/messages';
import { bars } from './bars/bars';
import { blanks } from './blanks/blanks';
import { cards } from './cards/cards';
import { causes } from './causes/causes';
import { combinations } from './combinations/combinations';
import { dumbbell } from './dumbbell/dumbbell';
import type { FigureKind, Spec } from './figure';
import { funnel } from './funnel/funnel';
import { indicators } from './indicators/indicators';
import { map } from './map/map';
import { matrix } from './matrix/matrix';
import { profile } from './profile/profile';
import { ranges } from './ranges/ranges';
import { sentences } from './sentences/sentences';
import { shortfalls } from './shortfalls/shortfalls';
import { townships } from './townships/townships';
import type { Survey } from './survey';
import { resolveSavedView } from './view/saved';
import { visits } from './visits/visits';

/** Every kind of figure, by the name that specs have. */
export const kinds = {
  sentences,
  cards,
  matrix,
  bars,
  map,
  funnel,
  indicators,
  dumbbell,
  shortfalls,
  combinations,
  visits,
  profile,
  townships,
  blanks,
  ranges,
  causes
};

type Kinds = typeof kinds;
export type KindName = keyof Kinds;
type OptionsOf<K> = K extends FigureKind<infer Options> ? Options : never;
/** A spec of one of the kinds. */
export type FigureSpec = { [K in KindName]: Spec<K, OptionsOf<Kinds[K]>> }[KindName];

/** @throws Error of a spec that no kind made: `resolveSpec` comes before */
export function kindOf({ kind }: Spec): FigureKind<object> {
  const found = Object.hasOwn(kinds, kind) ? kinds[kind as KindName] : null;
  if (!found) throw new Error(`kindOf: there is no kind of figure "${kind}"`);
  return found as FigureKind<object>;
}

/** A spec as it was saved, in this survey; a sentence where it cannot be shown any more. */
export function resolveSpec(saved: unknown, survey: Survey): FigureSpec | { fault: string } {
  const { version, kind, view, ...options } = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<
    string,
    unknown
  >;
  if (version !== 1 || typeof kind !== 'string' || !Object.hasOwn(kinds, kind))
    return { fault: m.figure_spec_unknown() };
  const resolved = resolveSavedView(view, survey);
  if ('fault' in resolved) return resolved;
  const found = kindOf({ version, kind, view: resolved }).resolve(options, survey);
  return 'fault' in found ? found : ({ version, kind, view: resolved, ...found } as FigureSpec);
}
