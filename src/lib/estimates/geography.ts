import { areasAbove } from '../codebook/areasAbove';
import type { Area, Codebook } from '../codebook/codebook';
import { reportingAreas } from '../codebook/reporting';

/** The areas that report, by area type, and which of them each code of areas.csv lies in. */
export interface Geography {
  root: string;
  types: { name: string; key: string; areas: string[] }[];
  areas: string[];
  /** a code -> the reporting area that it is or lies in; the root -> itself. Codes that lie in none are absent */
  reporting: Map<string, string>;
  /** a code -> the codes that it lies in, the nearest first */
  above: Map<string, string[]>;
}

/** Key of all areas of a type together. */
export const areaTypeKey = (root: string, type: string): string => `${root}/${type}`;

const known = new WeakMap<Codebook, Geography>();

/** Found once for a codebook: every question asks it again. */
export function geographyOf(codebook: Codebook): Geography {
  const found = known.get(codebook) ?? read(codebook);
  known.set(codebook, found);
  return found;
}

function read(codebook: Codebook): Geography {
  const { areas, root } = codebook;
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const report = reportingAreas(codebook);
  const codes = report.map(({ code }) => code);
  const reports = new Set(codes);
  const isReporting = ({ code }: Area) => reports.has(code);
  const reporting = new Map<string, string>([[root, root]]);
  for (const area of areas) {
    let place: Area | undefined = area;
    for (let steps = 0; place && !isReporting(place) && steps < areas.length; steps += 1) {
      place = place.parent === null ? undefined : byCode.get(place.parent);
    }
    if (place && isReporting(place)) reporting.set(area.code, place.code);
  }
  return {
    root,
    types: [...new Set(report.map(({ type }) => type))].map((name) => ({
      name,
      key: areaTypeKey(root, name),
      areas: report.filter(({ type }) => type === name).map(({ code }) => code)
    })),
    areas: codes,
    reporting,
    above: areasAbove(areas)
  };
}
