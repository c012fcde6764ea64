import { areasAbove } from '../../codebook/areasAbove';
import type { Codebook, TableSpec } from '../../codebook/codebook';
import { reportingAreas } from '../../codebook/reporting';

/**
 * Of the codes that a table has rows of, those that name more than their rows should: of a census or sample the areas that
 * reporting ones lie in; of an aggregated table those that another row lies in, which would count it twice.
 */
export function wideAreas(table: TableSpec, codes: string[], codebook: Codebook): string[] {
  const above = areasAbove(codebook.areas);
  const report = reportingAreas(codebook).map(({ code }) => code);
  if (table.design !== 'aggregated') {
    return codes.filter((code) => !report.includes(code) && report.some((one) => above.get(one)?.includes(code)));
  }
  if (table.ownTotal) return [];
  const isPart = (code: string, within: string) =>
    above.get(code)?.includes(within) && !(report.includes(code) && report.includes(within));
  return codes.filter((within) => codes.some((code) => isPart(code, within)));
}
