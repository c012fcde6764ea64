import { m } from '../../paraglide/messages';
import { appearanceWords, looks, type Appearance } from '../appearance';
import type { IndicatorMark } from '../subject';
import { nearWords } from './near';

/** What the words of a legend hang on; what is not known is not explained. */
export type Limits = Partial<Pick<IndicatorMark, 'near' | 'judged'>> & {
  /** n from which a table is trusted */
  unreliableBelow?: number;
};

/** What an appearance means, the same wherever it is explained. */
export function legendWords(appearance: Appearance, { near = null, judged, unreliableBelow = 0 }: Limits): string {
  if (appearance === 'near' && near !== null) return nearWords(near);
  if (appearance === 'few' && judged) return m.chart_few(judged);
  if (appearance === 'unreliable' && unreliableBelow > 0) return m.chart_legend_unreliable({ n: unreliableBelow });
  return appearanceWords[appearance]();
}

/** An appearance with its glyph, for a line of notes: "△ 接近：距目标不超过目标值的一成". */
export const glyphWords = (appearance: Appearance, limits: Limits): string =>
  `${looks[appearance].character} ${legendWords(appearance, limits)}`.trim();
