import { leaving, type Told } from './told';

/** A slide that leaves carries the definitions of all: the others need not repeat them. */
export const hasMethod = (told: readonly Told[]): boolean =>
  leaving(told).some(({ figure }) => figure.spec.kind === 'method');
