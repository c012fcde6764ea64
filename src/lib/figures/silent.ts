import type { Codebook } from '../codebook/codebook';
import { expectedId, rowsId } from '../codebook/gaps/derive';
import { reportingAreas } from '../codebook/reporting';
import type { EstimateQuery } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import type { Answers } from './answers';
import type { View } from './view/view';

/** Rows that came, and rows that should have come, whatever is filtered: who is silent has said nothing that a filter could keep. */
export function expectedQuestion({ wave, base }: View, codebook: Codebook, tables: string[]): EstimateQuery[] {
  const derived = new Set(codebook.derived.map(({ id }) => id));
  const indicators = tables.flatMap((table) => [rowsId(table), expectedId(table)]).filter((id) => derived.has(id));
  return indicators.length > 0 ? [{ waves: [wave], filters: {}, base, indicators }] : [];
}

/**
 * Units that should have reported and did not, of an area or of all of them: an area that sent more than it should makes up for none
 * that sent less. Null where nobody knows how many should have.
 * @param tables those that were asked about together
 */
export function silentUnits(
  answers: Answers,
  codebook: Codebook,
  table: string,
  view: View,
  tables: string[]
): number | null {
  const [query] = expectedQuestion(view, codebook, tables);
  const found = query ? (answers.further(query) ?? []) : [];
  const areas = view.area === codebook.root ? reportingAreas(codebook).map(({ code }) => code) : [view.area];
  const of = (id: string, code: string) => found.find(({ indicator, area }) => indicator === id && area === code);
  const silent = areas.flatMap((area) => {
    const expected = of(expectedId(table), area);
    if (expected?.state !== 'value' && expected?.state !== 'zero') return [];
    return [Math.max(0, Math.round(expected.numerator) - cameFrom(of(rowsId(table), area)))];
  });
  return silent.length === 0 ? null : silent.reduce((a, b) => a + b);
}

/** Rows, whatever they weigh. */
const cameFrom = (rows: Estimate | undefined): number =>
  rows ? (rows.n ?? 0) + (rows.nonresponse ?? 0) + (rows.notEligible ?? 0) : 0;
