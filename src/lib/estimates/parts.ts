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
export function partsOf(sums: Map<string, Sums>, table: TableSpec, geography: Geography): Parts {
  const areas = new Map<string, Sums[]>();
  const beside = new Map<string, Sums>();
  const apart: Sums[] = [];
  let total: Sums | null = null;
  const roleOf = roles(sums, table, geography);
  for (const [code, some] of sums) {
    const role = roleOf(code, some);
    if (role === 'total') total = some;
    else if (role === 'beside') beside.set(code, some);
    else if (role === 'apart') apart.push(some);
    else areas.set(role.area, [...(areas.get(role.area) ?? []), some]);
  }
  const added = new Map([...areas].map(([area, some]) => [area, addSums(some)!]));
  return { areas: added, apart: addSums(apart), total, beside };
}

/**
 * Codes whose rows are added up in the estimate of an area: the root, an area type or a reporting area; '' of rows that name none.
 * @param conflicts reporting areas that it leaves out
 */
export function codesIn(
  area: string,
  sums: Map<string, Sums>,
  table: TableSpec,
  geography: Geography,
  conflicts: string[]
): string[] {
  const roleOf = roles(sums, table, geography);
  const all = [...sums].map(([code, some]) => ({ code, role: roleOf(code, some) }));
  const isRoot = area === geography.root;
  const own = all.filter(({ role }) => role === 'total');
  if (isRoot && own.length > 0) return own.map(({ code }) => code);
  const members = isRoot ? geography.areas : (geography.types.find(({ key }) => key === area)?.areas ?? [area]);
  const counts = new Set(members.filter((member) => !conflicts.includes(member)));
  return all.flatMap(({ code, role }) =>
    (role === 'apart' && isRoot) || (typeof role === 'object' && counts.has(role.area)) ? [code] : []
  );
}

type Role = 'total' | 'beside' | 'apart' | { area: string };

function roles(
  sums: Map<string, Sums>,
  { design, ownTotal }: TableSpec,
  geography: Geography
): (code: string, some: Sums) => Role {
  const covered = design === 'aggregated' ? above(answering(sums), geography) : new Set<string>();
  return (code, some) => {
    const area = geography.reporting.get(code);
    if (ownTotal && code === geography.root && hasAnswer(some)) return 'total';
    if (covered.has(code)) return 'beside';
    return area === undefined || area === geography.root ? 'apart' : { area };
  };
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
