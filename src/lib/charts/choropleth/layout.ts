import {
  geoConicEqualArea,
  geoIdentity,
  geoMercator,
  geoPath,
  geoStream,
  type GeoIdentityTransform,
  type GeoProjection
} from 'd3';
import type { FeatureCollection } from 'geojson';
import type { Estimate } from '../../estimates/estimates';
import { formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { classesOf, groundOf, type Classes } from '../classes';
import { appearanceOf, appearanceWords, looks, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { appearancesIn, legendLayout, type LegendItem } from '../legend/layout';
import { sentence, valueWords } from '../sentence';
import { estimateFinder, type AreaMark, type IndicatorMark } from '../subject';
import { textWidth, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import type { BoundaryMatch, Shape } from './matchBoundary';
import { labelPlace, type Place, type Ring } from './labelPlace';

export interface ChoroplethSubject {
  /** of one wave */
  estimates: Estimate[];
  match: BoundaryMatch;
  indicator: IndicatorMark;
  selected?: string[];
}

export interface PlacedShape {
  area: AreaMark;
  appearance: Appearance;
  path: string;
  fill: string;
  ink: string;
  label: { x: number; y: number; name: string; value: string; glyphX: number | null; textX: number } | null;
  sentence: string;
  selected: boolean;
}

export interface ChoroplethLayout {
  width: number;
  height: number;
  shapes: PlacedShape[];
  /** outlines of the file's features that are no area of the survey */
  others: string[];
  classes: Classes['list'];
  classesY: number;
  legend: { items: LegendItem[]; y: number };
  notes: { text: string; y: number }[];
}

/**
 * Areas on a boundary file. The frame's height is kept for the map (two thirds of the width when it is 0); notes come below, and
 * what else is in the file ends where the map does.
 */
export function choroplethLayout(subject: ChoroplethSubject, frame: Frame): ChoroplethLayout {
  const { match, indicator, selected = [] } = subject;
  const find = estimateFinder(subject.estimates);
  const estimates = match.matched.map(({ area }) => find(indicator.id, area.code)).filter((one) => one !== undefined);
  const classes = classesOf(estimates, indicator.format);
  const plain = estimates.some((estimate) => appearanceOf(estimate) === 'plain');
  const notes = matchNotes(subject, (area) => find(indicator.id, area.code)).flatMap((note) =>
    wrapText(note, theme.size.small, frame.width - 8)
  );
  const drawnAreas = match.matched.map(({ area }) => area);
  const legend = legendLayout(appearancesIn(subject.estimates, drawnAreas, [indicator]), frame.width, indicator);
  const keys = (plain ? 34 : 0) + (legend.height > 0 ? legend.height + 8 : 0);
  const below = keys + notes.length * 17;
  const mapHeight = Math.max(160, (frame.height || frame.width * 0.66 + below) - below - 4);
  const drawn = match.matched.map((pair) => pair.shape);
  const path = geoPath(projectionOf(drawn.length > 0 ? drawn : match.unmatchedFeatures, frame.width, mapHeight)).digits(
    1
  );

  return {
    width: frame.width,
    height: Math.ceil(mapHeight + 4 + below),
    shapes: match.matched.map(({ area, shape }) => placed(area, shape)),
    others: match.unmatchedFeatures.flatMap((shape) => path(shape) ?? []),
    classes: plain ? classes.list : [],
    classesY: mapHeight + 10,
    legend: { items: legend.items, y: mapHeight + (plain ? 34 : 0) + 8 },
    notes: notes.map((text, i) => ({ text, y: mapHeight + 4 + keys + 13 + i * 17 }))
  };

  function placed(area: AreaMark, shape: Shape): PlacedShape {
    const estimate = find(indicator.id, area.code);
    const appearance = appearanceOf(estimate);
    const ground = groundOf(estimate, classes);
    const drawing = path(shape) ?? '';
    const place = labelPlace(ringsOf(drawing));
    const value = estimate?.value == null ? '' : formatValue(estimate.value, indicator.format);
    return {
      area,
      appearance,
      path: drawing,
      ...ground,
      label: place && labelIn(place, area.label, value, appearance),
      sentence: sentence(area, indicator, estimate),
      selected: selected.includes(area.code)
    };
  }
}

/** Name and value where both fit, else value and glyph, else the glyph, else nothing: the title still says all. */
function labelIn(
  { x, y, width, height }: Place,
  name: string,
  value: string,
  appearance: Appearance
): PlacedShape['label'] {
  const size = textWidth(value, theme.size.label);
  const hasGlyph = looks[appearance].glyph !== '';
  const whole = size + (hasGlyph && value ? 14 : 0);
  const fits = value !== '' && whole <= width - 2 && height >= 16;
  const named = textWidth(name, theme.size.label) <= width - 4 && height >= 34 && (fits || value === '');
  const glyphX = !hasGlyph || width < 9 || height < 8 ? null : fits ? x - whole / 2 + 5 : x;
  if (!fits && !named && glyphX === null) return null;
  return { x, y, name: named ? name : '', value: fits ? value : '', glyphX, textX: x + (whole - size) / 2 };
}

/** Equal areas by a cone through the boundary's own latitudes; Mercator where these straddle the equator; flat where they are no degrees. */
function projectionOf(shapes: Shape[], width: number, height: number): GeoProjection | GeoIdentityTransform {
  const boundary: FeatureCollection = { type: 'FeatureCollection', features: shapes };
  const [[west, south], [east, north]] = extent(boundary);
  const margin = 4;
  const room: [[number, number], [number, number]] = [
    [margin, margin],
    [width - margin, height - margin]
  ];
  const whole: typeof room = [
    [0, 0],
    [width, height]
  ];
  if (Math.abs(north) > 90 || Math.abs(south) > 90)
    return geoIdentity().reflectY(true).fitExtent(room, boundary).clipExtent(whole);
  const projection =
    Math.abs(north + south) > 10
      ? geoConicEqualArea().parallels([south + (north - south) / 6, north - (north - south) / 6])
      : geoMercator();
  return projection
    .rotate([-(west + east) / 2, 0])
    .fitExtent(room, boundary)
    .clipExtent(whole);
}

/** Bounding box in degrees, by the points themselves: a file's own bbox may be missing or wrong. */
function extent(boundary: FeatureCollection): [[number, number], [number, number]] {
  const box: [[number, number], [number, number]] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity]
  ];
  const nothing = () => undefined;
  geoStream(boundary, {
    point: (x, y) => {
      box[0] = [Math.min(box[0][0], x), Math.min(box[0][1], y)];
      box[1] = [Math.max(box[1][0], x), Math.max(box[1][1], y)];
    },
    lineStart: nothing,
    lineEnd: nothing,
    polygonStart: nothing,
    polygonEnd: nothing
  });
  return box;
}

/** The rings of a shape in px, from the path that draws it. */
function ringsOf(drawing: string): Ring[] {
  return drawing
    .split('M')
    .slice(1)
    .map((part) =>
      part
        .replace('Z', '')
        .split('L')
        .map((point) => point.split(',').map(Number) as [number, number])
    );
}

function matchNotes(subject: ChoroplethSubject, estimateOf: (area: AreaMark) => Estimate | undefined): string[] {
  const { areasWithoutShape, unmatchedFeatures } = subject.match;
  const notes: string[] = [];
  if (areasWithoutShape.length > 0) {
    const shown = areasWithoutShape.slice(0, 12).map((area) => {
      const estimate = estimateOf(area);
      const appearance = appearanceOf(estimate);
      const value = estimate?.value == null ? '' : valueWords(estimate.value, subject.indicator);
      return [area.label, value, appearanceWords[appearance]()].filter((word) => word).join(' ');
    });
    const more = areasWithoutShape.length > 12 ? '…' : '';
    notes.push(m.chart_without_shape({ count: areasWithoutShape.length, areas: shown.join(m.chart_comma()) + more }));
  }
  if (unmatchedFeatures.length > 0) notes.push(m.chart_unmatched_shapes({ count: unmatchedFeatures.length }));
  return notes;
}
