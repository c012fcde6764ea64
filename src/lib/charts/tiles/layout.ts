import type { Estimate } from '../../estimates/estimates';
import { formatValue } from '../../i18n/format';
import { classesOf, type Classes } from '../classes';
import { appearanceOf, looks, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { recedesBeside } from '../recede';
import { appearancesIn, legendLayout, type LegendItem } from '../legend/layout';
import { sentence } from '../sentence';
import { estimateFinder, type AreaMark, type IndicatorMark } from '../subject';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';

export interface TilesSubject {
  /** of one wave */
  estimates: Estimate[];
  areas: AreaMark[];
  indicator: IndicatorMark;
  selected?: string[];
}

export interface Tile {
  area: AreaMark;
  appearance: Appearance;
  x: number;
  y: number;
  fill: string;
  ink: string;
  /** in one or two lines */
  name: string[];
  value: string;
  glyphX: number;
  textX: number;
  sentence: string;
  selected: boolean;
  /** on a slide whose title names others; a class keeps its colour, for a paler one is another class */
  recedes: boolean;
}

export interface TilesLayout {
  width: number;
  height: number;
  tile: { width: number; height: number };
  /** how much larger words and signs are than on the page */
  scale: number;
  /** px of names; 0 when the tiles are too small for any text and speak by their titles only */
  nameSize: number;
  tiles: Tile[];
  classes: Classes['list'];
  classesY: number;
  legend: { items: LegendItem[]; y: number };
}

const gap = 4;
const widest = { page: 148, slide: 240 } as const;
/** of a tile that stands where there is room: its name and value can be read */
const narrowest = 60;
const apart = 0.4;
/** of words in a tile of a slide that has room, and px of a tile at which they are as on the page */
const largestWords = 1.7;
const usualTile = 46;

/** A tile an area at its place; areas without a place stand in rows below. Small tiles keep only their glyph. */
export function tilesLayout(subject: TilesSubject, frame: Frame): TilesLayout {
  const { areas, indicator, selected = [] } = subject;
  const recedes = recedesBeside(subject, frame);
  const find = estimateFinder(subject.estimates);
  const classes = classesOf(
    areas.map((area) => find(indicator.id, area.code)).filter((estimate) => estimate !== undefined),
    indicator.format
  );
  const placed = areas.filter((area) => area.column !== null && area.row !== null);
  const columns = Math.max(
    1,
    ...placed.map((area) => area.column! + 1),
    placed.length === 0 ? Math.min(8, areas.length, Math.floor((frame.width + gap) / roomOf(areas, frame))) : 0
  );
  const rows = Math.max(0, ...placed.map((area) => area.row! + 1));
  const others = areas.filter((area) => area.column === null || area.row === null);
  const lines = rows + (others.length > 0 && rows > 0 ? 0.4 : 0) + Math.ceil(others.length / columns);

  // a column that no area stands in keeps things apart, for which less than a tile is enough
  const filled = new Set(others.length > 0 ? [] : placed.map((area) => area.column!));
  const share = (column: number) => (filled.size === 0 || filled.has(column) ? 1 : apart);
  const before = (column: number) => Array.from({ length: column }, (_, i) => share(i)).reduce((a, b) => a + b, 0);
  const most = frame.limited ? widest.slide : widest.page;
  const pitch = Math.min(most + gap, (frame.width + gap) / before(columns));
  const width = pitch - gap;
  const left = (frame.width - before(columns) * pitch + gap) / 2;
  const legend = legendLayout(appearancesIn(subject.estimates, areas, [indicator]), frame.width, indicator);
  const classed = classes.list.length > 0 && hasPlain() ? 34 : 0;
  const under = classed + 2 + (legend.height > 0 ? legend.height + 8 : 0);
  const free = (frame.height - (frame.limited ? under : 0) + gap) / Math.max(1, lines) - gap;
  const nameSize = width < 44 ? 0 : theme.size.label;
  const long = areas.some((area) => textWidth(area.label, nameSize) > width - 4);
  const height =
    width < 44
      ? width
      : Math.max(frame.limited ? (long ? 56 : 42) : long ? 66 : 54, Math.min(frame.limited ? 110 : 80, free));
  const longest = Math.max(...areas.map((area) => textWidth(area.label, nameSize)), 1);
  const larger = Math.min(largestWords, height / usualTile, (width - 12) / longest);
  const words = frame.limited && nameSize > 0 ? Math.max(1, larger) : 1;
  const tiles = [
    ...placed.map((area) => tile(area, area.column!, area.row!)),
    ...others.map((area, i) => tile(area, i % columns, (rows > 0 ? rows + 0.4 : 0) + Math.floor(i / columns)))
  ];
  const bottom = Math.ceil(lines * (height + gap) - gap);
  return {
    width: frame.width,
    height: bottom + under,
    tile: { width, height },
    scale: words,
    nameSize: nameSize * words,
    tiles,
    classes: hasPlain() ? classes.list : [],
    classesY: bottom + 10,
    legend: { items: legend.items, y: bottom + classed + 10 }
  };

  function hasPlain(): boolean {
    return areas.some((area) => appearanceOf(find(indicator.id, area.code)) === 'plain');
  }

  function tile(area: AreaMark, column: number, row: number): Tile {
    const estimate = find(indicator.id, area.code);
    const appearance = appearanceOf(estimate);
    const value = estimate?.value == null || nameSize === 0 ? '' : formatValue(estimate.value, indicator.format);
    const x = left + before(column) * pitch;
    const size = textWidth(value, theme.size.text) * words;
    const hasGlyph = looks[appearance].glyph !== '' && value !== '';
    const tone =
      appearance === 'plain'
        ? classes.classOf(estimate!.value!)
        : { fill: looks[appearance].paper, ink: looks[appearance].ink };
    return {
      area,
      appearance,
      x,
      y: row * (height + gap) + 1,
      fill: tone.fill,
      ink: tone.ink,
      name: nameSize === 0 ? [] : nameLines(area.label, nameSize * words, width - 4),
      value,
      glyphX: hasGlyph ? x + width / 2 - size / 2 - 3 * words : x + width / 2,
      textX: x + width / 2 + (hasGlyph ? 7 * words : 0),
      sentence: sentence(area, indicator, estimate),
      selected: selected.includes(area.code),
      recedes: appearance !== 'plain' && recedes(area)
    };
  }
}

/** px of a tile and its gap in which no word of a name is cut, unless there would be less than four in a row. */
function roomOf(areas: AreaMark[], { width }: Frame): number {
  const words = areas.flatMap(({ label }) => wrapText(label, theme.size.label, 1));
  const longest = Math.max(0, ...words.map((word) => textWidth(word, theme.size.label)));
  return Math.max(narrowest, Math.min(longest + 4 + gap, width / 4));
}

/** A name in at most two lines, the second cut where need be. */
function nameLines(name: string, size: number, width: number): string[] {
  const [first, ...rest] = wrapText(name, size, width);
  if (first === undefined || rest.length === 0) return [truncate(name, size, width)];
  return [truncate(first, size, width), truncate(name.slice(name.indexOf(first) + first.length).trim(), size, width)];
}
