import type { Estimate } from '../../estimates/estimates';
import { appearanceOf, type Appearance } from '../appearance';
import type { Frame } from '../frame';
import { estimateFinder, type AreaMark, type IndicatorMark } from '../subject';
import { textWidth } from '../text/textWidth';
import { theme } from '../theme';
import { legendWords, type Limits } from './words';

export interface LegendItem {
  appearance: Appearance;
  words: string;
  x: number;
  /** middle */
  y: number;
}

export interface Legend {
  items: LegendItem[];
  height: number;
}

/** Moved down. */
export const lowered = (items: LegendItem[], by: number): LegendItem[] =>
  items.map((item) => ({ ...item, y: item.y + by }));

const order: Appearance[] = [
  'reached',
  'near',
  'below',
  'undecided',
  'notReported',
  'unconfirmed',
  'noMatch',
  'notApplicable',
  'hidden',
  'imprecise',
  'conflict',
  'few',
  'unreliable'
];
const verdicts = new Set<Appearance>(['reached', 'near', 'below', 'undecided', 'few', 'unreliable']);
const lineHeight = 20;

/** The appearances that occur among these areas and indicators, in the order in which they are explained. */
export function appearancesIn(estimates: Estimate[], areas: AreaMark[], indicators: IndicatorMark[]): Appearance[] {
  const find = estimateFinder(estimates);
  const found = new Set(areas.flatMap((area) => indicators.map(({ id }) => appearanceOf(find(id, area.code)))));
  return order.filter((appearance) => found.has(appearance));
}

/** The verdicts on a target among these, and why there is none on a number, in the order in which they are explained. */
export const verdictsIn = (found: readonly Appearance[]): Appearance[] =>
  order.filter((appearance) => verdicts.has(appearance) && found.includes(appearance));

/** What the verdicts mean that a picture draws; nothing on a page, which explains them elsewhere. */
export const verdictLegend = (
  { limited }: Frame,
  drawn: readonly Appearance[],
  width: number,
  limits: Limits
): Legend => legendLayout(limited ? verdictsIn(drawn) : [], width, limits);

export function legendLayout(appearances: Appearance[], width: number, limits: Limits = {}): Legend {
  const items: LegendItem[] = [];
  let x = 0;
  let y = lineHeight / 2;
  for (const appearance of appearances) {
    const words = legendWords(appearance, limits);
    const room = 18 + textWidth(words, theme.size.label);
    if (x > 0 && x + room > width) {
      x = 0;
      y += lineHeight;
    }
    items.push({ appearance, words, x, y });
    x += room + 18;
  }
  return { items, height: items.length > 0 ? y + lineHeight / 2 : 0 };
}
