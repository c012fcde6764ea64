import { scaleLinear } from 'd3';
import { formatCountOf, formatQuantity } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { appearanceOf, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { nameWithin } from '../text/nameWithin';
import { lowered, verdictLegend, type LegendItem } from '../legend/layout';
import { limitNumber, sentence, shownTarget, valueWords } from '../sentence';
import type { IndicatorMark } from '../subject';
import { textWidth, truncate, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import type { ShortfallMark, ShortfallsSubject } from './subject';

export interface ShortfallRow {
  mark: ShortfallMark;
  appearance: Appearance;
  /** place in the list, from 1; those that lack the same share one */
  place: number;
  y: number;
  area: string;
  indicator: string;
  bar: number;
  shortfall: string;
  people: string;
  value: string;
  sentence: string;
  selected: boolean;
}

export interface ShortfallsLayout {
  width: number;
  height: number;
  rows: ShortfallRow[];
  columns: {
    place: number;
    area: number;
    indicator: number;
    bar: number;
    shortfall: number;
    people: number;
    value: number;
  };
  heads: { text: string; x: number; anchor: 'start' | 'end' }[];
  /** how many rows there is no room for; '' of none */
  more: { text: string; y: number } | null;
  totals: {
    x: number;
    title: string[];
    titleY: number;
    heads: { text: string; y: number }[];
    rows: { y: number; label: string; shortfall: string; bar: number; indicator: string; sentence: string }[];
    barX: number;
    shortfallX: number;
  } | null;
  notes: { text: string; y: number }[];
  /** of a slide, which has no page around it that explains its signs */
  signs: LegendItem[];
  pitch: number;
}

const headHeight = 24;
const pitch = 25;
const totalsWidth = 340;
/** narrower frames have the totals under the list */
const wide = 900;
/** narrower ones have no room for values */
const narrow = 560;

/** As many rows as the frame has room for, at least five; what the areas lack together stands beside them, or under them. */
export function shortfallsLayout(subject: ShortfallsSubject, frame: Frame): ShortfallsLayout {
  const stands = (width: number) => totalsOf(subject, 0, 0, width)?.bottom ?? 0;
  // on a slide the list goes before what all lack together
  const hasTotals = !frame.limited || stands(totalsWidth) <= frame.height;
  const isWide = frame.width >= wide && hasTotals;
  const listWidth = isWide ? frame.width - totalsWidth - 40 : frame.width;
  const notes = subject.others.flatMap((note) => wrapText(note, theme.size.small, listWidth - 8));
  /** narrow lists have no room for values, and so for no signs */
  const legendOf = (some: ShortfallMark[]) =>
    verdictLegend(
      frame,
      listWidth < narrow ? [] : some.map(({ estimate }) => appearanceOf(estimate)),
      listWidth,
      some[0]?.indicator ?? {}
    );
  const under = 10 + notes.length * 17 + legendOf(subject.rows).height;
  const room = Math.max(5, Math.floor((frame.height - headHeight - under) / pitch));
  const isCut = subject.rows.length > room;
  const shown = isCut ? subject.rows.slice(0, room - 1) : subject.rows;

  const columns = columnsOf(subject, shown, listWidth, frame.limited ? 0.34 : 0.26);
  const sizes = subject.rows.map(sizeOf(subject));
  const scale = scaleLinear([0, Math.max(1, ...sizes)], [0, barRoom(columns, subject)]);
  const rows = shown.map((mark, at): ShortfallRow => {
    const { area, indicator, estimate, people } = mark;
    const size = sizeOf(subject)(mark);
    return {
      mark,
      appearance: appearanceOf(estimate),
      place: 1 + sizes.filter((other) => other > size).length,
      y: headHeight + at * pitch + pitch / 2,
      area: truncate(area.label, theme.size.text, columns.indicator - columns.area - 8),
      indicator: nameWithin(
        { ...indicator, label: nameOf(indicator, listWidth) },
        theme.size.text,
        columns.bar - columns.indicator - 8
      ),
      bar: scale(size),
      shortfall: shortfallText(mark),
      people: people === null ? '—' : formatCountOf(people, subject.people),
      value: valueText(mark),
      sentence: [
        sentence(area, indicator, estimate),
        subject.ofUnits && people !== null ? peopleText(subject, people) : ''
      ]
        .filter((part) => part !== '')
        .join(m.chart_comma()),
      selected: subject.selected.area === area.code && subject.selected.indicator === indicator.id
    };
  });
  let y = headHeight + rows.length * pitch;
  const more = isCut
    ? { text: m.chart_shortfalls_more({ count: subject.rows.length - rows.length }), y: y + pitch / 2 }
    : null;
  if (more) y += pitch;
  y += frame.limited ? 9 : 16;
  const placed = notes.map((text, at) => ({ text, y: y + at * 17 }));
  y += notes.length * 17;
  const signs = legendOf(shown);
  const placedSigns = lowered(signs.items, y - 6);
  y += signs.height;
  const totals =
    isWide || !frame.limited
      ? totalsOf(subject, isWide ? listWidth + 40 : 0, isWide ? 0 : y + 12, isWide ? totalsWidth : frame.width)
      : null;
  return {
    width: frame.width,
    height: Math.ceil(Math.max(y, totals?.bottom ?? 0)),
    rows,
    columns,
    heads: headsOf(subject, columns, listWidth),
    more,
    totals,
    notes: placed,
    signs: placedSigns,
    pitch
  };
}

/** A phone has room for short names only. */
const nameOf = ({ label, short }: IndicatorMark, width: number): string => (width < narrow ? short : label);

/** Bars that have no room are left out, rather than drawn over the numbers. */
function barRoom({ shortfall, bar }: ShortfallsLayout['columns'], subject: ShortfallsSubject): number {
  const room = shortfall - bar - shortfallWidth(subject) - 8;
  return room < 16 ? 0 : room;
}

/** What the order goes by: people, where anybody counts them. */
const sizeOf =
  ({ ofUnits }: ShortfallsSubject) =>
  ({ estimate, people }: ShortfallMark): number =>
    ofUnits ? (people ?? 0) : estimate.shortfall!;

const shortfallText = ({ estimate, indicator }: ShortfallMark): string =>
  formatQuantity(estimate.shortfall!, indicator.count);

export const peopleText = ({ people: unit }: ShortfallsSubject, people: number): string =>
  m.chart_shortfalls_people({ people: formatQuantity(people, unit) });

function valueText({ estimate, indicator }: ShortfallMark): string {
  const target = shownTarget(estimate, indicator);
  const value = valueWords(estimate.value!, indicator);
  return target === null ? value : `${value} / ${limitNumber(target, indicator)}%`;
}

const shortfallWidth = ({ rows }: ShortfallsSubject): number =>
  Math.max(0, ...rows.map((row) => textWidth(shortfallText(row), theme.size.text * 1.06)));

function columnsOf(
  subject: ShortfallsSubject,
  shown: ShortfallMark[],
  width: number,
  share: number
): ShortfallsLayout['columns'] {
  const widest = (texts: string[]) => Math.max(0, ...texts.map((text) => textWidth(text, theme.size.text)));
  const isNarrow = width < narrow;
  const areas = Math.min(widest(shown.map(({ area }) => area.label)), width * (isNarrow ? 0.2 : 0.18));
  const labels = Math.min(
    widest(shown.map(({ indicator }) => nameOf(indicator, width))),
    width * (isNarrow ? 0.36 : share)
  );
  const values = isNarrow ? 0 : widest(shown.map(valueText)) + 26;
  const people =
    subject.ofUnits && !isNarrow ? Math.max(textWidth(m.chart_shortfalls_head_people(), theme.size.small), 70) + 14 : 0;
  const value = width - 4;
  return {
    place: 18,
    area: 30,
    indicator: 30 + areas + 14,
    bar: 30 + areas + 14 + labels + 14,
    shortfall: value - values - people,
    people: value - values,
    value
  };
}

function headsOf(
  subject: ShortfallsSubject,
  columns: ShortfallsLayout['columns'],
  width: number
): ShortfallsLayout['heads'] {
  const isNarrow = width < narrow;
  return [
    { text: m.chart_shortfalls_head_area(), x: columns.area, anchor: 'start' },
    { text: m.chart_shortfalls_head_indicator(), x: columns.indicator, anchor: 'start' },
    { text: m.chart_to_target(), x: columns.shortfall, anchor: 'end' },
    ...(subject.ofUnits && !isNarrow
      ? [{ text: m.chart_shortfalls_head_people(), x: columns.people, anchor: 'end' as const }]
      : []),
    ...(isNarrow ? [] : [{ text: m.chart_shortfalls_head_value(), x: columns.value, anchor: 'end' as const }])
  ];
}

function totalsOf({ totals, ofUnits, people: unit }: ShortfallsSubject, x: number, top: number, width: number) {
  if (totals.every(({ rows }) => rows.length === 0)) return null;
  const all = totals.flatMap(({ rows }) => rows);
  const label = Math.min(
    Math.max(...all.map(({ indicator }) => textWidth(indicator.label, theme.size.label))),
    width * 0.46
  );
  const shortfallOf = ({ shortfall, indicator }: (typeof all)[number]) =>
    shortfall === null ? '—' : formatQuantity(shortfall, indicator.count);
  const gaps = Math.max(...all.map((row) => textWidth(shortfallOf(row), theme.size.label)));
  const barX = x + label + 10;
  const room = Math.max(10, width - label - 10 - gaps - 10);
  const most = Math.max(1, ...all.map(({ shortfall }) => shortfall ?? 0));
  const title = wrapText(m.chart_shortfalls_totals(), theme.size.small, width);
  const heads: { text: string; y: number }[] = [];
  const rows: NonNullable<ShortfallsLayout['totals']>['rows'] = [];
  let y = top + 8 + title.length * 16;
  for (const group of totals) {
    if (group.rows.length === 0) continue;
    heads.push({ text: group.label, y: y + 10 });
    y += 22;
    for (const row of group.rows) {
      const shortfall = shortfallOf(row);
      const people =
        ofUnits && row.people !== null ? m.chart_shortfalls_people({ people: formatQuantity(row.people, unit) }) : '';
      rows.push({
        y: y + 9,
        label: nameWithin(row.indicator, theme.size.label, label),
        shortfall,
        bar: ((row.shortfall ?? 0) / most) * room,
        indicator: row.indicator.id,
        sentence: [
          `${row.indicator.label} ${m.chart_to_target()} ${shortfall}`,
          m.chart_shortfalls_areas({ areas: row.areas }),
          people
        ]
          .filter((part) => part !== '')
          .join(m.chart_comma())
      });
      y += 20;
    }
    y += 4;
  }
  return { x, title, titleY: top + 12, heads, rows, barX, shortfallX: x + width - 4, bottom: y };
}
