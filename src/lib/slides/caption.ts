import type { Figure } from '../figures/figure';
import { plain } from '../figures/words/sentence';
import type { Basis } from '../figures/words/basis';
import { formatDate } from '../i18n/format';

/** Every word of a slide but its chart. */
export interface Caption extends Basis {
  /** the finding */
  title: string;
  simulated: boolean;
  /** when the image was made */
  date: string;
  /** a few letters that lead back to the view */
  code: string;
  /** what stands between the subtitle and the chart */
  sentence?: string;
  /** 内部, 公开 */
  marking?: string;
  /** that the 口径 may take by itself, where something else says it in full */
  definitionLines?: number;
  /** the first of a briefing: words alone */
  isCover?: boolean;
  /** a picture for a place of a template: no bar, no margins; words that the template has are '' */
  isInset?: boolean;
}

/**
 * The words over and under a chart.
 * @param made when, an ISO date, and the code of what it shows
 */
export function caption(
  { headline, basis, simulated }: Pick<Figure, 'headline' | 'basis' | 'simulated'>,
  { date, code }: { date: string; code: string }
): Caption {
  return { ...basis, title: plain(headline), simulated, date: formatDate(date), code };
}
