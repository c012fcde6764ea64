import { isBoundary, matchBoundary } from '../../charts/choropleth/matchBoundary';
import type { Codebook } from '../../codebook/codebook';
import { m } from '../../paraglide/messages';
import { areaMarks } from '../../figures/marks';
import type { Boundary } from '../../figures/survey';
import { BoundaryError } from '../work/trouble';

/** @throws BoundaryError when the file is no GeoJSON of polygons, or none of them is an area of the survey */
export function readBoundary(name: string, text: string, codebook: Codebook): Boundary {
  const collection = parse(name, text.replace(/^\uFEFF/, ''));
  if (!isBoundary(collection)) throw new BoundaryError(name, m.session_boundary_no_collection());
  if (matchBoundary(collection, areaMarks(codebook)).matched.length === 0) {
    throw new BoundaryError(name, m.session_boundary_no_match());
  }
  return { name, collection };
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BoundaryError(name, error instanceof Error ? error.message : String(error));
  }
}
