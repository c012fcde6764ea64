import type { Estimate } from './estimates';

/** Difference of values to another wave, unrounded, in the scale of the value; null unless both have one. */
export function change(now: Estimate | null | undefined, before: Estimate | null | undefined): number | null {
  const [later, earlier] = [now?.value ?? null, before?.value ?? null];
  return later === null || earlier === null ? null : later - earlier;
}
