import type { Estimate } from '../../estimates/estimates';
import { faceOf, type Face } from '../face';
import { estimateFinder, type AreaMark, type IndicatorMark } from '../subject';
import { textWidth } from '../textWidth';
import { theme } from '../theme';
import { legendWords, type Limits } from './words';

export interface LegendItem {
  face: Face;
  words: string;
  x: number;
  /** middle */
  y: number;
}

const order: Face[] = [
  'reached',
  'near',
  'below',
  'undecided',
  'notReported',
  'unconfirmed',
  'noMatch',
  'notApplicable',
  'hidden',
  'conflict',
  'few',
  'unreliable'
];
const lineHeight = 20;

/** The faces that occur among these areas and indicators, in the order in which they are explained. */
export function facesIn(estimates: Estimate[], areas: AreaMark[], indicators: IndicatorMark[]): Face[] {
  const find = estimateFinder(estimates);
  const found = new Set(areas.flatMap((area) => indicators.map(({ id }) => faceOf(find(id, area.code)))));
  return order.filter((face) => found.has(face));
}

export function legendLayout(
  faces: Face[],
  width: number,
  limits: Limits = {}
): { items: LegendItem[]; height: number } {
  const items: LegendItem[] = [];
  let x = 0;
  let y = lineHeight / 2;
  for (const face of faces) {
    const words = legendWords(face, limits);
    const room = 18 + textWidth(words, theme.size.label);
    if (x > 0 && x + room > width) {
      x = 0;
      y += lineHeight;
    }
    items.push({ face, words, x, y });
    x += room + 18;
  }
  return { items, height: items.length > 0 ? y + lineHeight / 2 : 0 };
}
