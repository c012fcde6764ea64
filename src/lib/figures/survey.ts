import type { FeatureCollection } from 'geojson';
import type { Codebook } from '../codebook/codebook';
import type { Unconfirmed } from '../estimates/unconfirmed';
import type { StoredTable } from '../tables/store/stored';

/** A survey as it is open: replaced as a whole, so that nothing half-loaded is ever shown. */
export interface Opened {
  codebook: Codebook;
  stored: StoredTable[];
  /** names of stored tables whose numbers are made up */
  simulated: Set<string>;
  /** columns of the files that wait for a yes */
  unconfirmed: Unconfirmed[];
}

/** Shapes of areas from a file that a person brought. */
export interface Boundary {
  name: string;
  collection: FeatureCollection;
}

/** All that figures are made of beside their answers. */
export interface Survey extends Opened {
  boundary: Boundary | null;
}

/** Some of the numbers are made up. */
export const isSimulated = ({ stored, simulated }: Opened): boolean => stored.some(({ name }) => simulated.has(name));
