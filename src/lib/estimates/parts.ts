import type { TableSpec } from '../codebook/codebook';
import { addSums, type Sums } from './cells/cellBlock';
import type { Geography } from './geography';

/** Which rows of one measure and wave count where. */
export interface Parts {
  /** by reporting area */
  areas: Map<string, Sums>;
  /** rows that name the root only, or an area of no report: counted in the total and in none of its areas */
  apart: Sums | null;
  /** the root's own row stands as the total */
  total: Sums | null;
  /** rows of an area beside rows of its parts, by area: they would count those twice, and are only compared */
  beside: Map<string, Sums>;
}

/**
 * Every row of a census or sample counts once, where it says. In an aggregated table a row is a sum: that of an area stands
 * only where no row of its parts has an answer, but where the survey says that the table's own total goes before.
 * @param sums by area as the table names it
 */
export function partsOf(sums: Map<string, Sums>, { design, ownTotal }: TableSpec, geography: Geography): Parts {
  const areas = new Map<string, Sums[]>();
  const beside = new Map<string, Sums>();
  const apart: Sums[] = [];
  let total: Sums | null = null;
  const covered = design === 'aggregated' ? above(answering(sums), geography) : new Set<string>();
  for (const [code, some] of sums) {
    const area = geography.reporting.get(code);
    if (ownTotal && code === geography.root && hasAnswer(some)) total = some;
    else if (covered.has(code)) beside.set(code, some);
    else if (area === undefined || area === geography.root) apart.push(some);
    else areas.set(area, [...(areas.get(area) ?? []), some]);
  }
  const added = new Map([...areas].map(([area, some]) => [area, addSums(some)!]));
  return { areas: added, apart: addSums(apart), total, beside };
}

/** Codes that any of the codes lies in; an area that reports by itself is no part of another that does. */
function above(codes: string[], { above, reporting, root }: Geography): Set<string> {
  const isPart = (code: string, within: string) => {
    const area = reporting.get(within);
    return area === undefined || area === root || area === reporting.get(code);
  };
  return new Set(codes.flatMap((code) => (above.get(code) ?? []).filter((within) => isPart(code, within))));
}

const answering = (sums: Map<string, Sums>): string[] =>
  [...sums].flatMap(([code, some]) => (hasAnswer(some) ? [code] : []));

const hasAnswer = ({ rows, nonresponse, notEligible }: Sums): boolean => rows > nonresponse + notEligible;
