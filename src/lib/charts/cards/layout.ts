import { m } from '../../paraglide/messages';
import { appearanceOf, type Appearance } from '../appearance';
import { bulletLayout, type BulletLayout } from '../bullet/layout';
import type { Frame } from '../frame';
import { statusWords } from '../sentence';
import type { AreaMark } from '../subject';
import { textWidth, wrapText } from '../text/textWidth';
import { theme } from '../theme';
import type { CardsSubject, CardSubject } from './subject';
import { cardWords } from './words';

export interface CardLine {
  text: string;
  y: number;
  size: number;
  bold: boolean;
  fill: string;
}

export interface PlacedCard {
  subject: CardSubject;
  appearance: Appearance;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: CardLine[];
  /** right of the value, on its line */
  beside: { x: number; y: number; unit: string; change: string; changeX: number };
  /** beside the value, on its line where there is room, else under it */
  badge: { text: string; width: number; y: number } | null;
  /** y of the bar */
  bullet: number;
  /** of the last wave's dot and the target's line, under the first bar that has a dot; middles from the left of the bar */
  names: { text: string; x: number }[];
}

export interface CardsLayout {
  width: number;
  height: number;
  cards: PlacedCard[];
}

const gap = 14;
const inset = 16;
/** of the names under a bar, and between two of them */
const nameHeight = 13;
const nameGap = 6;
const narrowest = 270;
/** px of the slide per px here at which the smallest words are read from the last row */
const readable = 2.11;
/** side by side */
const most = 4;
/** of a card on a slide: below, words of two signs a line are all that it has */
const narrowestOnSlide = 130;

/** Cards side by side, in rows of equal height where they are more than fit; on a slide in as many as make it the lowest. */
export function cardsLayout(subject: CardsSubject, { width, height, limited = false, scale = 2 }: Frame): CardsLayout {
  const count = subject.cards.length;
  const fitting = Math.floor((width + gap) / ((limited ? narrowestOnSlide : narrowest) + gap));
  const columns = Math.max(1, Math.min(count, fitting, most));
  if (!limited) return inColumns(subject, width, columns, limited);
  // on a slide no card stands alone under the others
  const even = Array.from({ length: columns }, (_, at) => Math.ceil(count / Math.ceil(count / (at + 1))));
  const lowest = (cards: CardSubject[]) =>
    [...new Set(even.reverse())]
      .map((one) => inColumns({ ...subject, cards }, width, one, limited))
      .sort((a, b) => a.height - b.height)[0]!;
  const whole = lowest(subject.cards);
  // what there is no room for stands in the table that leaves with the slide; none of it gives way to larger words
  return whole.height <= height || scale > readable
    ? whole
    : lowest(subject.cards.map((card) => ({ ...card, supporting: [] })));
}

function inColumns(subject: CardsSubject, width: number, columns: number, limited: boolean): CardsLayout {
  const room = Math.floor((width - gap * (columns - 1)) / columns);
  // a page says what it compares with over all its figures
  const bars = limited ? subject.cards.map((card) => barOf(subject.area, card, room - 2 * inset)) : [];
  const named = bars.findIndex(({ dot }) => dot !== null);
  const placed = subject.cards.map((card, at) => {
    const names = at === named ? namesOf(bars[at]!, subject.previousWave ?? '', room - 2 * inset) : [];
    return place(card, room, limited, { names, height: named < 0 ? 0 : nameHeight });
  });
  let y = 0;
  for (let first = 0; first < placed.length; first += columns) {
    const row = placed.slice(first, first + columns);
    const height = Math.max(...row.map((card) => card.height));
    row.forEach((card, column) => Object.assign(card, { x: column * (room + gap), y, height }));
    y += height + gap;
  }
  return { width, height: Math.max(0, y - gap), cards: placed };
}

const barOf = (area: AreaMark, { indicator, estimate, previous }: CardSubject, width: number): BulletLayout =>
  bulletLayout({ area, indicator, estimate: estimate ?? undefined, previous: previous ?? undefined }, width);

/** What stands for what on a bar, each under its mark, side by side where the marks are closer than the words. */
function namesOf({ dot, target }: BulletLayout, wave: string, width: number): PlacedCard['names'] {
  const halfOf = (text: string) => textWidth(text, theme.size.small) / 2;
  const marks = [
    { text: wave, at: dot },
    { text: m.chart_column_target(), at: target }
  ]
    .flatMap(({ text, at }) => (at === null ? [] : { text, x: at, half: halfOf(text) }))
    .sort((a, b) => a.x - b.x);
  const [first, second] = marks;
  const missing = first && second ? Math.max(0, first.half + second.half + nameGap - (second.x - first.x)) : 0;
  const spread = marks.map(({ text, x, half }, at) => ({ text, half, x: x + (at === 0 ? -missing : missing) / 2 }));
  const over = Math.max(0, ...spread.map(({ x, half }) => x + half - width));
  return spread.map(({ text, x, half }) => ({ text, x: Math.max(half, x - over) }));
}

function place(
  subject: CardSubject,
  width: number,
  limited: boolean,
  under: { names: PlacedCard['names']; height: number }
): PlacedCard {
  const { indicator, estimate, heading } = subject;
  const words = cardWords(subject);
  const appearance = appearanceOf(estimate ?? undefined);
  const inner = width - 2 * inset;
  const lines: CardLine[] = [];
  let y = 8;
  const put = (text: string, size: number, fill: string = theme.ink2, bold = false) => {
    for (const line of text === '' ? [] : wrapText(text, size, inner)) {
      y += Math.round(size * 1.45);
      lines.push({ text: line, y, size, bold, fill });
    }
  };
  put(heading, 15, theme.ink, true);
  const isLong = limited && textWidth(indicator.label, theme.size.text) > inner;
  put(isLong ? indicator.short : indicator.label, theme.size.text);
  y += limited ? 38 : 42;
  lines.push({ text: words.value, y, size: 32, bold: true, fill: theme.ink });
  const unitX = textWidth(words.value, 32) * 1.03 + 3;
  const beside = {
    x: unitX,
    y,
    unit: words.unit,
    change: '',
    changeX: unitX + textWidth(words.unit, 15) + 12
  };
  const badge = appearance === 'plain' ? null : statusWords(estimate ?? undefined, indicator);
  const badgeWidth = badge === null ? 0 : textWidth(badge, theme.size.label) + 32;
  if (beside.changeX + textWidth(words.change, theme.size.label) + badgeWidth + 8 <= inner)
    beside.change = words.change;
  else put(words.change, theme.size.label);
  const isBeside = unitX + textWidth(words.unit, 15) + 8 + badgeWidth <= inner;
  if (badge !== null && !isBeside) y += 26;
  const badgeY = isBeside ? beside.y : y;
  const bullet = y + 10;
  y = bullet + 18 + under.height;
  put(words.base, theme.size.label);
  for (const note of words.notes) put(note, theme.size.label);
  put(words.shortfall, theme.size.label, theme.ink, true);
  // a slide says it on its foot
  if (!limited) put(words.shortfallNote, theme.size.label);
  put(words.supporting.map(({ text }) => text).join(' · '), theme.size.label);
  return {
    subject,
    appearance,
    x: 0,
    y: 0,
    width,
    height: y + (limited ? 10 : 14),
    lines,
    beside,
    badge: badge === null ? null : { text: badge, width: badgeWidth, y: badgeY },
    bullet,
    names: under.names
  };
}
