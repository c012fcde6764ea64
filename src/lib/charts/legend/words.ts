import { m } from '../../paraglide/messages';
import { faceWords, looks, type Face } from '../face';
import type { IndicatorMark } from '../subject';
import { nearWords } from './near';

/** What the words of a legend hang on; what is not known is not explained. */
export type Limits = Partial<Pick<IndicatorMark, 'near' | 'judged'>> & {
  /** n from which a table is trusted */
  unreliableBelow?: number;
};

/** What a face means, the same wherever it is explained. */
export function legendWords(face: Face, { near = null, judged, unreliableBelow = 0 }: Limits): string {
  if (face === 'near' && near !== null) return nearWords(near);
  if (face === 'few' && judged) return m.chart_few(judged);
  if (face === 'unreliable' && unreliableBelow > 0) return m.chart_legend_unreliable({ n: unreliableBelow });
  return faceWords[face]();
}

/** A face with its sign, for a line of notes: "△ 接近：距目标不超过目标值的一成". */
export const signedWords = (face: Face, limits: Limits): string =>
  `${looks[face].character} ${legendWords(face, limits)}`.trim();
