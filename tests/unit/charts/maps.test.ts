import { beforeEach, describe, expect, test } from 'vitest';
import { labelPlace } from '../../../src/lib/charts/choropleth/labelPlace';
import { choroplethLayout } from '../../../src/lib/charts/choropleth/layout';
import { isBoundary, matchBoundary } from '../../../src/lib/charts/choropleth/matchBoundary';
import { choroplethTable } from '../../../src/lib/charts/choropleth/table';
import { classesOf } from '../../../src/lib/charts/classes';
import { tilesLayout } from '../../../src/lib/charts/tiles/layout';
import { overwriteGetLocale } from '../../../src/lib/paraglide/runtime';
import { areas, density, everyState, made, manyAreas, unionised } from '../../gallery/made';
import { boundary } from '../../gallery/maps';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

const indicator = unionised('zh-CN');
const places = areas('zh-CN');
const renamed = (property: string, code: (old: string) => unknown) => ({
  ...boundary,
  features: boundary.features.map((feature) => ({
    ...feature,
    properties: { [property]: code(feature.properties!['code'] as string) }
  }))
});

describe('matchBoundary(collection, areas)', () => {
  test('joins by code and lists what is left over on both sides', () => {
    const match = matchBoundary(boundary, places);
    expect(match.property).toBe('code');
    expect(match.matched.map(({ area }) => area.code)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'b1']);
    expect(match.areasWithoutShape.map((area) => area.code)).toEqual(['b2', 'b3', 'c1']);
    expect(match.unmatchedFeatures.map((shape) => shape.properties!['code'])).toEqual(['elsewhere']);
  });

  test('takes whichever property holds the codes, also as numbers', () => {
    const numbered = manyAreas('zh-CN', 3).map((area, i) => ({ ...area, code: String(420902 + i) }));
    const match = matchBoundary(
      renamed('adcode', (old) => (old === 'a2' ? 420903 : 1)),
      numbered
    );
    expect(match.matched.map(({ area }) => area.code)).toEqual(['420903']);
    expect(
      matchBoundary(
        renamed('行政代码', (old) => old),
        places
      ).property
    ).toBe('行政代码');
  });

  test('leaves out features that are no polygons', () => {
    const broken = [
      { type: 'Feature', properties: { code: 'a2' }, geometry: { type: 'Polygon', coordinates: [[[1, 'x']]] } }
    ];
    const point = { type: 'Feature', properties: { code: 'a1' }, geometry: { type: 'Point', coordinates: [1, 2] } };
    const file = { type: 'FeatureCollection', features: [...broken, point] } as unknown as typeof boundary;
    expect(matchBoundary(file, places).matched).toEqual([]);
    expect(isBoundary(file)).toBe(false);
    expect(isBoundary(boundary)).toBe(true);
    expect(isBoundary([null])).toBe(false);
  });

  test('turns a ring that would cover the rest of the globe, whichever way a file winds it', () => {
    const first = boundary.features[0]!;
    const rings = (first.geometry as { coordinates: number[][][] }).coordinates;
    const reversed = {
      ...first,
      geometry: { type: 'Polygon' as const, coordinates: rings.map((ring) => [...ring].reverse()) }
    };
    const bothWays = [first, reversed].map((feature) => {
      const match = matchBoundary({ type: 'FeatureCollection', features: [feature] }, places);
      return choroplethLayout({ match, indicator, estimates: [] }, { width: 300, height: 300 }).shapes[0]!.path;
    });
    for (const path of bothWays) expect(path.match(/M/g)).toHaveLength(1);
  });
});

describe('choroplethLayout(subject, frame)', () => {
  const match = matchBoundary(boundary, places);

  test.each(['degrees', 'metres'])(
    'neighbours in the file that are no area of the survey end where the map does, not under the words: %s',
    (unit) => {
      const scale = unit === 'degrees' ? 1 : 1000;
      const square = (code: string, x: number, y: number, size: number) => ({
        type: 'Feature' as const,
        properties: { code },
        geometry: {
          type: 'Polygon' as const,
          coordinates: [
            [
              [x, y],
              [x, y + size],
              [x + size, y + size],
              [x + size, y],
              [x, y]
            ].map((point) => point.map((at) => at * scale))
          ]
        }
      });
      const features = [square('a1', 113, 30, 1), square('around', 111, 28, 5), square('far', 118, 20, 1)];
      const match = matchBoundary({ type: 'FeatureCollection', features }, places);
      const layout = choroplethLayout({ match, indicator, estimates: [] }, { width: 400, height: 300 });
      expect(layout.others).toHaveLength(1);
      for (const point of layout.others[0]!.match(/-?[\d.]+,-?[\d.]+/g)!) {
        const [x, y] = point.split(',').map(Number);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(400);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThan(Math.min(layout.legend.y, layout.classesY));
      }
    }
  );

  test('keeps every shape inside the frame and names the areas that have none', () => {
    const layout = choroplethLayout(
      { match, indicator, estimates: everyState(indicator) },
      { width: 400, height: 300 }
    );
    const points = layout.shapes.flatMap((shape) =>
      shape.path.match(/-?[\d.]+,-?[\d.]+/g)!.map((point) => point.split(',').map(Number))
    );
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(3.5);
      expect(x).toBeLessThanOrEqual(396.5);
      expect(y).toBeLessThanOrEqual(layout.height);
    }
    expect(layout.notes.map((note) => note.text).join('')).toContain('边界文件中没有的 3 个地区：临空经济区 不适用');
  });

  test('gives every shape the appearance of its state, and says it in the shape’s sentence', () => {
    const { shapes } = choroplethLayout(
      { match, indicator, estimates: everyState(indicator) },
      { width: 400, height: 300 }
    );
    expect(Object.fromEntries(shapes.map(({ area, appearance }) => [area.code, appearance]))).toEqual({
      a1: 'near',
      a2: 'below',
      a3: 'below',
      a4: 'reached',
      a5: 'unreliable',
      a6: 'below',
      a7: 'notReported',
      b1: 'conflict'
    });
    const said = (code: string) => shapes.find(({ area }) => area.code === code)!.sentence;
    expect(said('a4')).toMatch(/，达标$/);
    expect(said('a5')).toMatch(/样本少，不排名$/);
    expect(said('a7')).toMatch(/ 未报/);
    expect(said('b1')).toMatch(/口径冲突，不排名$/);
  });

  test('draws what is hidden, not applicable, unconfirmed, few or filtered out each as what it is, without a value', () => {
    const states = ['hidden', 'notApplicable', 'unconfirmed', 'noMatch'] as const;
    const estimates = [
      ...states.map((state, index) => made(indicator, `a${index + 1}`, null, { state })),
      made(indicator, 'a5', 1, { n: 8, few: true, status: null })
    ];
    const { shapes } = choroplethLayout({ match, indicator, estimates }, { width: 400, height: 300 });
    expect(shapes.slice(0, 5).map(({ appearance }) => appearance)).toEqual([...states, 'few']);
    const words = ['保护个人，不显示', '不适用', '列未确认，未入库', '没有符合筛选的单位'];
    words.forEach((word, index) => {
      expect(shapes[index]!.sentence).toContain(word);
      expect(shapes[index]!.sentence).not.toContain('%');
    });
  });

  test('draws a boundary file in metres as it is', () => {
    const metres = {
      ...boundary,
      features: [
        {
          ...boundary.features[0]!,
          geometry: {
            type: 'Polygon' as const,
            coordinates: [
              [
                [5e5, 4e6],
                [6e5, 4e6],
                [6e5, 4.1e6],
                [5e5, 4.1e6],
                [5e5, 4e6]
              ]
            ]
          }
        }
      ]
    };
    const layout = choroplethLayout(
      { match: matchBoundary(metres, places), indicator, estimates: [] },
      { width: 208, height: 0 }
    );
    expect(layout.shapes[0]!.path).toMatch(/^M/);
    expect(layout.shapes[0]!.path).not.toContain('NaN');
  });

  test('choroplethTable has every area, also those without a shape', () => {
    expect(choroplethTable({ match, indicator, estimates: everyState(indicator) }).rows).toHaveLength(11);
  });
});

describe('labelPlace(rings)', () => {
  test('lies in the middle of a square', () => {
    expect(
      labelPlace([
        [
          [0, 0],
          [80, 0],
          [80, 40],
          [0, 40]
        ]
      ])
    ).toEqual({ x: 40, y: 20, width: 80, height: 34 });
  });

  test('lies inside a hook whose centre is outside', () => {
    const place = labelPlace([
      [
        [0, 0],
        [20, 0],
        [20, 80],
        [100, 80],
        [100, 110],
        [0, 110]
      ]
    ])!;
    expect(place.y).toBeGreaterThan(80);
    expect(place).toMatchObject({ x: 50, width: 100, height: 18 });
  });
});

describe('tilesLayout(subject, frame)', () => {
  test('gives areas without a place a tile below the map', () => {
    const some = places.map((area) => (area.code === 'c1' ? { ...area, column: null, row: null } : area));
    const { tiles } = tilesLayout({ areas: some, indicator, estimates: [] }, { width: 400, height: 0 });
    expect(tiles).toHaveLength(11);
    const lowest = Math.max(...tiles.filter((tile) => tile.area.code !== 'c1').map((tile) => tile.y));
    expect(tiles.find((tile) => tile.area.code === 'c1')!.y).toBeGreaterThan(lowest);
  });
});

describe('classesOf(estimates, format)', () => {
  const many = Array.from({ length: 10 }, (_, i) => made(density('zh-CN'), `x${i}`, i + 1));

  test('parts ten values into five classes of two', () => {
    const { list, classOf } = classesOf(many, 'number');
    expect(list).toHaveLength(5);
    expect(list.map((one) => many.filter((estimate) => classOf(estimate.value!) === one).length)).toEqual([
      2, 2, 2, 2, 2
    ]);
  });

  test('makes one class of equal values, and none of no values', () => {
    expect(classesOf([made(density('zh-CN'), 'x', 3), made(density('zh-CN'), 'y', 3)], 'number').list).toHaveLength(1);
    expect(classesOf([], 'number').list).toEqual([]);
  });
});

test.each(['zh-CN', 'en'] as const)(
  'maps explain the glyphs that they draw as every other chart does, in %s',
  (locale) => {
    overwriteGetLocale(() => locale);
    const of = unionised(locale);
    const estimates = [
      made(of, 'a1', 0.9),
      made(of, 'a2', 0.91, { status: 'undecided' }),
      made(of, 'a3', 0.5, { few: true, n: 8 })
    ];
    const shown = areas(locale).slice(0, 3);
    const expected =
      locale === 'en'
        ? [
            'near: misses the target by a tenth of it at most',
            'no clear difference from the target',
            'fewer than 10 units, not judged'
          ]
        : ['接近：距目标不超过目标值的一成', '与目标无明显差别', '少于 10 家单位，不评判'];
    const frame = { width: 900, height: 300 };
    const tiles = tilesLayout({ estimates, areas: shown, indicator: of }, frame);
    const shapes = choroplethLayout({ estimates, match: matchBoundary(boundary, shown), indicator: of }, frame);
    for (const { legend, height } of [tiles, shapes]) {
      expect(legend.items.map(({ words }) => words)).toEqual(expected);
      expect(legend.y + legend.items.at(-1)!.y + 8).toBeLessThanOrEqual(height);
    }
  }
);

test.each([330, 480, 1200])(
  'areas without a place keep their names and values in tiles, %s px wide, none twice, none outside',
  (width) => {
    const many = manyAreas('zh-CN', 19).map((area) => ({ ...area, column: null, row: null }));
    const estimates = many.map(({ code }) => made(indicator, code, 0.7));
    const { tiles, tile } = tilesLayout({ estimates, areas: many, indicator }, { width, height: 240 });
    expect(tiles).toHaveLength(19);
    expect(tiles.filter(({ name, value }) => name.length === 0 || value === '')).toEqual([]);
    expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(19);
    expect(tiles.filter(({ x }) => x < -0.5 || x + tile.width > width + 0.5)).toEqual([]);
  }
);
