import type { FeatureCollection } from 'geojson';
import { matchBoundary } from '../../src/lib/charts/choropleth/matchBoundary';
import Choropleth from '../../src/lib/charts/choropleth/Choropleth.svelte';
import Tiles from '../../src/lib/charts/tiles/Tiles.svelte';
import { example } from './example';
import { areas, density, everyState, made, manyAreas, sequence, unionised } from './made';

const frame = { width: 390, height: 240 };

/** Hand-made polygons: a few large ones, a hook whose centre lies outside, a small one, and one that no area has. */
export const boundary: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    square('a1', 113.8, 30.7, 0.5, 0.4),
    square('a2', 113.8, 31.1, 0.5, 0.3),
    square('a3', 113.8, 31.4, 0.6, 0.35),
    square('a4', 113.4, 30.7, 0.4, 0.4),
    square('a5', 113.1, 30.7, 0.3, 0.25),
    {
      type: 'Feature',
      properties: { code: 'a6' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [113.1, 31.1],
            [113.7, 31.1],
            [113.7, 31.25],
            [113.25, 31.25],
            [113.25, 31.7],
            [113.1, 31.7],
            [113.1, 31.1]
          ]
        ]
      }
    },
    square('a7', 113.4, 30.45, 0.7, 0.25),
    square('b1', 114.3, 30.9, 0.06, 0.05),
    square('elsewhere', 113.1, 30.45, 0.3, 0.25)
  ]
};

function square(
  code: string,
  x: number,
  y: number,
  width: number,
  height: number
): FeatureCollection['features'][number] {
  const ring = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y]
  ];
  return { type: 'Feature', properties: { code, name: code }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** A field of many small shapes. */
const field: FeatureCollection = {
  type: 'FeatureCollection',
  features: manyAreas('en', 280).map((area) =>
    square(area.code, 100 + area.column! * 0.5, 40 - area.row! * 0.5, 0.5, 0.5)
  )
};

export const maps = [
  example('tiles', Tiles, (locale) => ({
    areas: areas(locale),
    indicator: unionised(locale),
    frame,
    estimates: areas(locale).map((area, i) => made(unionised(locale), area.code, 0.6 + ((i * 7) % 11) / 27)),
    selected: ['a3'],
    onpress: () => undefined
  })),
  example('tiles-every-state', Tiles, (locale) => ({
    areas: areas(locale).map((area, i) => (i === 3 || i === 10 ? { ...area, column: null, row: null } : area)),
    indicator: unionised(locale),
    frame,
    estimates: everyState(unionised(locale))
  })),
  example('tiles-no-target', Tiles, (locale) => ({
    areas: areas(locale),
    indicator: density(locale),
    frame,
    estimates: areas(locale).map((area, i) => made(density(locale), area.code, 0.4 + ((i * 7) % 11) * 1.3))
  })),
  example('tiles-280', Tiles, (locale) => ({
    areas: manyAreas(locale, 280),
    indicator: unionised(locale),
    frame,
    estimates: manyAreas(locale, 270).map((area, i) => made(unionised(locale), area.code, 0.6 + ((i * 7) % 11) / 27))
  })),
  example('choropleth', Choropleth, (locale) => ({
    match: matchBoundary(boundary, areas(locale)),
    indicator: unionised(locale),
    frame: { width: 480, height: 420 },
    estimates: everyState(unionised(locale)),
    selected: ['a3'],
    onpress: () => undefined
  })),
  example('choropleth-no-target', Choropleth, (locale) => ({
    match: matchBoundary(boundary, areas(locale)),
    indicator: density(locale),
    frame: { width: 480, height: 0 },
    estimates: areas(locale).map((area, i) => made(density(locale), area.code, 0.4 + ((i * 7) % 11) * 1.3))
  })),
  example('choropleth-280', Choropleth, (locale) => {
    const random = sequence(5);
    return {
      match: matchBoundary(field, manyAreas(locale, 280)),
      indicator: unionised(locale),
      frame: { width: 700, height: 0 },
      estimates: manyAreas(locale, 270).map((area) => made(unionised(locale), area.code, 0.6 + random() * 0.4))
    };
  }),
  example('choropleth-no-match', Choropleth, (locale) => ({
    match: matchBoundary(boundary, manyAreas(locale, 3)),
    indicator: unionised(locale),
    frame: { width: 480, height: 0 },
    estimates: []
  }))
];
