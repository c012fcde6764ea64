import { matchBoundary, type BoundaryMatch } from '../charts/choropleth/matchBoundary';
import type { Codebook } from '../codebook/codebook';
import { m } from '../paraglide/messages';
import { areaMarks } from './marks';
import { BoundaryError } from './trouble';

/** Shapes of areas from a file that a person brought. */
export interface Boundary {
  name: string;
  match: BoundaryMatch;
}

/** @throws BoundaryError when the file is no GeoJSON of polygons, or none of them is an area of the survey */
export async function readBoundary(name: string, file: Blob, codebook: Codebook): Promise<Boundary> {
  const text = (await file.text()).replace(/^\uFEFF/, '');
  let collection: unknown;
  try {
    collection = JSON.parse(text);
  } catch (error) {
    throw new BoundaryError(name, error instanceof Error ? error.message : String(error));
  }
  if (!isCollection(collection)) throw new BoundaryError(name, m.session_boundary_no_collection());
  const match = matchBoundary(collection, areaMarks(codebook));
  if (match.matched.length === 0) throw new BoundaryError(name, m.session_boundary_no_match());
  return { name, match };
}

function isCollection(value: unknown): value is GeoJSON.FeatureCollection {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'FeatureCollection' &&
    'features' in value &&
    Array.isArray(value.features)
  );
}
