import { formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';

/** What "near" means: "接近：距目标不超过目标值的一成". @param near share of the target */
export function nearWords(near: number): string {
  const share = Number((near * 100).toPrecision(12));
  return m.chart_near({ share: formatNumber(share, Number.isInteger(share) ? 0 : 1) });
}
