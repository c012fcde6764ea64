import { greatest, scaleLinear, sum, type ScaleLinear } from 'd3';
import type { Estimate } from '../../estimates/estimates';
import { formatChange, formatNumber, formatValue } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { changeWords } from '../changeWords';
import { appearanceOf, appearanceWords, isRanked, looks, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { nameWithin } from '../text/nameWithin';
import { keyRow, rowEnd } from '../keyRow';
import type { LegendItem } from '../legend/layout';
import { valueScale } from '../scale';
import { limitNumber, sentence, shownTarget } from '../sentence';
import { textWidth } from '../text/textWidth';
import { theme } from '../theme';
import { signsOf } from './signs';
import type { ProfileRow, ProfileSubject } from './subject';

/** Words right of the strip. */
type Column = 'value' | 'whole' | 'beside' | 'target' | 'change';

export interface PlacedRow {
  id: string;
  name: string;
  y: number;
  appearance: Appearance;
  selected: boolean;
  sentence: string;
  /** x on the strip */
  dot: number | null;
  whisker: [number, number] | null;
  peers: number[];
  whole: number | null;
  target: number | null;
  /** of the columns that are shown */
  words: { column: Column; x: number; text: string; ink: string; bold: boolean }[];
  /** why there is no value */
  why: { text: string; x: number } | null;
}

export interface ProfileLayout {
  width: number;
  height: number;
  /** of the strips, under the heads of columns */
  top: number;
  pitch: number;
  rows: PlacedRow[];
  /** names of coverages, over their rows or before the first of them; '' where there is no room for them */
  heads: { text: string; y: number; line: number }[];
  /** x of the names of rows */
  names: number;
  columnHeads: { text: string; x: number }[];
  strip: { start: number; end: number };
  /** of the scale of shares */
  ticks: { x: number; text: string }[];
  glyphX: number;
  keys: { mark: 'dot' | 'peer' | 'whole' | 'target'; x: number; text: string }[];
  /** of a slide, which has no page around it that explains them */
  signs: LegendItem[];
}

const pitchRange = [17, 24] as const;
/** rows of a slide may stand closer */
const closest = 14.5;
/** a slide on its side that is so wide names coverages before their rows, a narrower one tells them apart by a gap alone */
const roomy = 700;
const headHeights = { page: 22, slide: 17 } as const;
const headless = 6;
/** bold words are so much wider */
const boldSize = theme.size.text * 1.06;
const tops = { page: 42, slide: 36 } as const;
/** a strip that is shorter says nothing: words are left out, the last first */
const shortest = { page: 110, slide: 64 } as const;
/** between two columns of words */
const gap = 14;
/** between a strip and the first words: the sign, over which their head may stand, but not over the half of the last tick */
const signWidth = 22;
const tickRoom = 20;
const givenUp: Column[] = ['change', 'target', 'whole', 'beside'];

/** Every indicator of an area on a strip of its own, beside the whole, its peers and its target. */
export function profileLayout(subject: ProfileSubject, frame: Frame): ProfileLayout {
  const { groups, area, whole } = subject;
  const all = groups.flatMap(({ rows }) => rows);
  const nameWidth = Math.min(
    Math.max(0, ...all.map(({ indicator }) => textWidth(indicator.label, boldSize))) + 6,
    frame.width * (frame.width < 520 ? 0.38 : 0.26)
  );
  const hasHeads = !frame.limited || frame.height >= frame.width;
  const before = !hasHeads && frame.width >= roomy ? coverageWidth(groups) : 0;
  const { columns, strip, glyphX } = columnsOf(subject, all, before + nameWidth, frame);
  const keys = keysOf(subject, all, frame.width);
  const signs = frame.limited
    ? signsOf(drawnIn(all, columns), { after: rowEnd(keys, theme.size.small), width: frame.width })
    : { items: [], height: 0 };
  const top = (frame.limited ? tops.slide : tops.page) + signs.height;
  const roomUnder = (head: number) => (frame.height - top - 6 - groups.length * head) / Math.max(1, all.length);
  const usualHead = frame.limited ? headHeights.slide : headHeights.page;
  const headed = hasHeads && (!frame.limited || roomUnder(usualHead) >= closest);
  const headHeight = headed ? usualHead : headless;
  const least = frame.limited ? closest : pitchRange[0];
  const pitch = Math.max(least, Math.min(pitchRange[1], roomUnder(headHeight)));
  const rows: PlacedRow[] = [];
  const heads: ProfileLayout['heads'] = [];
  let y = top;
  for (const group of groups) {
    const isFirst = y === top;
    // the line of the first stands over its rows, where no gap is
    const head = headAt(headed || !isFirst ? y : y - headless, headed ? headHeight : null);
    if (headed || !isFirst) y += headHeight;
    heads.push({
      text: headed || before > 0 ? group.coverage.label : '',
      ...head,
      ...(before > 0 ? { y: y + pitch / 2 } : {})
    });
    for (const row of group.rows) {
      rows.push(placed(row, y + pitch / 2));
      y += pitch;
    }
  }
  return {
    width: frame.width,
    height: Math.ceil(y + 6),
    top,
    pitch,
    rows,
    heads,
    names: before,
    columnHeads: columns.map(({ column, x }) => ({ text: headOf(column, subject), x })),
    strip,
    ticks: all.some(({ indicator }) => indicator.format !== 'number')
      ? [0, 0.5, 1].map((share) => ({
          x: strip.start + share * (strip.end - strip.start),
          text: `${formatNumber(share * 100)}%`
        }))
      : [],
    glyphX,
    keys,
    signs: signs.items
  };

  function placed(row: ProfileRow, middle: number): PlacedRow {
    const { indicator, estimate } = row;
    const appearance = appearanceOf(estimate ?? undefined);
    const value = estimate?.value ?? null;
    const present = [estimate, row.whole, ...row.peers].filter((one) => one !== null);
    const range: [number, number] = [strip.start, strip.end];
    // shares and points of all rows stand on the one scale that is written over them; of other numbers each row has its own
    const scale =
      indicator.format === 'number' ? valueScale(indicator, present, range) : scaleLinear([0, 1], range).clamp(true);
    const target = shownTarget(estimate ?? undefined, indicator);
    const changed = row.change && subject.previousWave ? changeWords(row.change, indicator, subject.previousWave) : '';
    return {
      id: indicator.id,
      name: nameWithin(indicator, boldSize, nameWidth - 4),
      y: middle,
      appearance,
      selected: subject.selected === indicator.id,
      sentence: [sentence(area, indicator, estimate ?? undefined), besideSentence(row, whole), changed]
        .filter(Boolean)
        .join(m.chart_comma()),
      dot: value === null ? null : scale(value),
      whisker: estimate?.interval && value !== null ? [scale(estimate.interval[0]), scale(estimate.interval[1])] : null,
      // words stand where there is no dot
      peers: value === null ? [] : row.peers.flatMap((peer) => placeOf(peer, scale)),
      whole: value === null || !row.whole ? null : (placeOf(row.whole, scale)[0] ?? null),
      target: value === null || target === null ? null : scale(target),
      words: columns.map(({ column, x }) => ({ column, x, ...wordsOf(column, row) })),
      why: value === null ? { text: appearanceWords[appearance](), x: strip.start + 14 } : null
    };
  }
}

const coverageWidth = (groups: ProfileSubject['groups']): number =>
  Math.max(...groups.map(({ coverage }) => textWidth(coverage.label, boldSize))) + 12;

/** Middle of the words of a head, and the line under them, or in its place. */
function headAt(top: number, height: number | null): { y: number; line: number } {
  if (height === null) return { y: top, line: top + headless / 2 };
  const y = top + height / 2 + (height < headHeights.page ? -1 : 2);
  return { y, line: Math.min(y + 10, top + height) };
}

const placeOf = (estimate: Estimate, scale: ScaleLinear<number, number>): number[] =>
  estimate.value !== null && isRanked(appearanceOf(estimate)) ? [scale(estimate.value)] : [];

function wordsOf(column: Column, { indicator, estimate, whole, beside, change }: ProfileRow) {
  const ink = theme.ink2;
  const valueOf = (one: Estimate | null) => (one?.value == null ? '' : formatValue(one.value, indicator.format));
  switch (column) {
    case 'value':
      return { text: valueOf(estimate), ink: theme.ink, bold: true };
    case 'whole':
      return { text: valueOf(whole), ink, bold: false };
    case 'beside':
      return { text: told(beside, indicator.format), ink: theme.ink, bold: false };
    case 'target': {
      const target = shownTarget(estimate ?? undefined, indicator);
      return { text: target === null ? '' : limitNumber(target, indicator), ink, bold: false };
    }
    case 'change':
      return { text: told(change, indicator.format), ink, bold: false };
  }
}

/** A difference; what a sample cannot tell from none is not printed as one. */
function told(change: ProfileRow['change'], format: Parameters<typeof formatChange>[1]): string {
  if (!change) return '';
  return change.told === 'notSignificant' ? looks.undecided.character : formatChange(change.difference, format);
}

function besideSentence({ beside, indicator }: ProfileRow, whole: ProfileSubject['whole']): string {
  if (!beside || !whole) return '';
  if (beside.told === 'notSignificant') return m.chart_profile_same({ area: whole.label });
  const size = formatValue(Math.abs(beside.difference), indicator.format);
  const words = { area: whole.label, size, unit: indicator.format === 'number' ? indicator.unit : m.ui_points() };
  return beside.difference < 0 ? m.chart_profile_under(words) : m.chart_profile_over(words);
}

function headOf(column: Column, { area, whole, previousWave }: ProfileSubject): string {
  switch (column) {
    case 'value':
      return area.label;
    case 'whole':
      return whole?.label ?? '';
    case 'beside':
      return m.chart_profile_beside({ area: whole?.label ?? '' });
    case 'target':
      return m.chart_column_target();
    case 'change':
      return m.chart_since({ wave: previousWave ?? '', change: '' }).trim();
  }
}

/** Which words stand right of the strip, each right-aligned at its x. On a slide they are those that the longest name leaves room for. */
function columnsOf(subject: ProfileSubject, rows: ProfileRow[], nameWidth: number, { width, limited }: Frame) {
  const wanted = (['value', 'whole', 'beside', 'target', 'change'] as const).filter((column) => {
    if (column === 'whole' || column === 'beside') return subject.whole !== null;
    return column !== 'change' || subject.previousWave !== null;
  });
  const wordsWidth = (column: Column) => Math.max(...rows.map((row) => textWidth(wordsOf(column, row).text, boldSize)));
  const widthOf = (column: Column, head: string) => {
    const before = column === 'value' ? tickRoom - signWidth : gap;
    return Math.max(textWidth(head, theme.size.small) + before, wordsWidth(column) + gap);
  };
  const start = nameWidth + 10;
  const end = width - 4;
  const longest = greatest(limited ? subject.names : [], (name) => textWidth(name, theme.size.small));
  const roomiest = (column: Column) =>
    widthOf(column, column === 'value' && longest !== undefined ? longest : headOf(column, subject));
  const roomOf = (columns: Column[]) => end - sum(columns, roomiest) - signWidth;
  const least = limited ? shortest.slide : shortest.page;
  let kept: Column[] = [...wanted];
  for (const column of givenUp) if (roomOf(kept) - start < least) kept = kept.filter((one) => one !== column);
  let x = end;
  const columns = [...kept].reverse().map((column) => {
    const placed = { column, x };
    x -= widthOf(column, headOf(column, subject));
    return placed;
  });
  return { columns: columns.reverse(), strip: { start, end: x - signWidth }, glyphX: x - 4 };
}

/** Of rows, and of differences in the columns that are shown. */
function drawnIn(rows: ProfileRow[], columns: { column: Column }[]): Appearance[] {
  const isUntold = ({ column }: { column: Column }) =>
    (column === 'beside' || column === 'change') && rows.some((row) => row[column]?.told === 'notSignificant');
  return [
    ...rows.map(({ estimate }) => appearanceOf(estimate ?? undefined)),
    ...(columns.some(isUntold) ? ['undecided' as const] : [])
  ];
}

function keysOf(subject: ProfileSubject, rows: ProfileRow[], width: number): ProfileLayout['keys'] {
  const { area, whole, kind } = subject;
  const hasTarget = rows.some(({ indicator, estimate }) => shownTarget(estimate ?? undefined, indicator) !== null);
  const keys: Omit<ProfileLayout['keys'][number], 'x'>[] = [
    { mark: 'dot', text: area.label },
    ...(whole ? [{ mark: 'whole' as const, text: whole.label }] : []),
    ...(rows.some(({ peers }) => peers.length > 0)
      ? [{ mark: 'peer' as const, text: whole ? m.chart_profile_peers({ kind }) : m.chart_profile_areas() }]
      : []),
    ...(hasTarget ? [{ mark: 'target' as const, text: m.chart_column_target() }] : [])
  ];
  return keyRow(keys, { width, size: theme.size.small, between: 16 });
}
