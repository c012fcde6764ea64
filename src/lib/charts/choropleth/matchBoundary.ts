import { geoArea, type GeoGeometryObjects } from 'd3';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import type { AreaMark } from '../subject';

export type Shape = Feature<Polygon | MultiPolygon>;

export interface BoundaryMatch {
  /** property of the features that holds the area's code; 'id' with no property of that name is the feature's own id. '' when none does */
  property: string;
  matched: { area: AreaMark; shape: Shape }[];
  unmatchedFeatures: Shape[];
  areasWithoutShape: AreaMark[];
}

/** Whether a parsed file can be drawn: a GeoJSON FeatureCollection with at least one polygon. */
export function isBoundary(file: unknown): file is FeatureCollection {
  if (typeof file !== 'object' || file === null || !('features' in file) || !Array.isArray(file.features)) return false;
  return file.features.some((one: unknown) => isShape(one));
}

/** Finds the property whose values are most area codes (adcode, code, id, geoid before others) and joins by it. */
export function matchBoundary(collection: FeatureCollection, areas: readonly AreaMark[]): BoundaryMatch {
  const shapes = collection.features.filter(isShape).map(wound);
  const codes = new Set(areas.map((area) => area.code));
  const named = new Set([
    'adcode',
    'code',
    'id',
    'geoid',
    ...shapes.flatMap((shape) => Object.keys(shape.properties ?? {}))
  ]);
  const hits = [...named].map((property) => ({
    property,
    count: new Set(shapes.map((shape) => codeOf(shape, property)).filter((code) => codes.has(code))).size
  }));
  const best = hits.reduce((a, b) => (b.count > a.count ? b : a), { property: '', count: 0 });
  const byCode = new Map(best.count > 0 ? shapes.map((shape) => [codeOf(shape, best.property), shape]) : []);
  const matched = areas.flatMap((area) => {
    const shape = byCode.get(area.code);
    return shape ? [{ area, shape }] : [];
  });
  const used = new Set(matched.map((pair) => pair.shape));
  return {
    property: best.property,
    matched,
    unmatchedFeatures: shapes.filter((shape) => !used.has(shape)),
    areasWithoutShape: areas.filter((area) => byCode.get(area.code) === undefined)
  };
}

function codeOf(shape: Shape, property: string): string {
  const value: unknown = shape.properties?.[property] ?? (property === 'id' ? shape.id : null);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function isShape(feature: unknown): feature is Shape {
  if (typeof feature !== 'object' || feature === null || !('geometry' in feature)) return false;
  const geometry = feature.geometry as Geometry | null;
  if (geometry?.type === 'Polygon') return isPolygon(geometry.coordinates);
  return (
    geometry?.type === 'MultiPolygon' && Array.isArray(geometry.coordinates) && geometry.coordinates.every(isPolygon)
  );
}

const isPolygon = (rings: unknown): boolean => Array.isArray(rings) && rings.length > 0 && rings.every(isRing);
const isRing = (ring: unknown): boolean => Array.isArray(ring) && ring.length > 3 && ring.every(isPoint);
const isPoint = (point: unknown): boolean =>
  Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);

/** d3 takes a polygon by the side its ring turns to; GeoJSON's rule is the opposite. One that covers more than half the globe is turned. */
function wound(shape: Shape): Shape {
  const polygons = shape.geometry.type === 'Polygon' ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  const turned = polygons.map((rings) => {
    const outer: GeoGeometryObjects = { type: 'Polygon', coordinates: rings.slice(0, 1) };
    return geoArea(outer) > 2 * Math.PI ? rings.map((ring) => [...ring].reverse()) : rings;
  });
  return { ...shape, geometry: { type: 'MultiPolygon', coordinates: turned } };
}
