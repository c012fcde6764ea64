import { areasAbove } from '../codebook/areasAbove';
import type { Area, Codebook } from '../codebook/codebook';
import { reportingAreas } from '../codebook/reporting';

/** The areas that report, by kind, and which of them each code of areas.csv lies in. */
export interface Territory {
  root: string;
  kinds: { name: string; key: string; areas: string[] }[];
  areas: string[];
  /** a code -> the reporting area that it is or lies in; the root -> itself. Codes that lie in none are absent */
  reporting: Map<string, string>;
  /** a code -> the codes that it lies in, the nearest first */
  above: Map<string, string[]>;
}

/** Key of all areas of a kind together. */
export const kindKey = (root: string, kind: string): string => `${root}/${kind}`;

export function territory(codebook: Codebook): Territory {
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
    kinds: [...new Set(report.map(({ kind }) => kind))].map((name) => ({
      name,
      key: kindKey(root, name),
      areas: report.filter(({ kind }) => kind === name).map(({ code }) => code)
    })),
    areas: codes,
    reporting,
    above: areasAbove(areas)
  };
}
