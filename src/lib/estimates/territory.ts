import { areasAbove } from '../codebook/areasAbove';
import type { Area, Codebook } from '../codebook/codebook';

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

export function territory({ areas, kinds, root }: Codebook): Territory {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const reports = new Set(kinds.filter(({ reporting }) => reporting).map(({ name }) => name));
  const isReporting = ({ code, kind }: Area) => code !== root && reports.has(kind);
  const reporting = new Map<string, string>([[root, root]]);
  for (const area of areas) {
    let place: Area | undefined = area;
    for (let steps = 0; place && !isReporting(place) && steps < areas.length; steps += 1) {
      place = place.parent === null ? undefined : byCode.get(place.parent);
    }
    if (place && isReporting(place)) reporting.set(area.code, place.code);
  }
  const codes = areas.filter(isReporting);
  return {
    root,
    kinds: kinds
      .filter(({ name }) => reports.has(name))
      .map(({ name }) => ({
        name,
        key: kindKey(root, name),
        areas: codes.filter(({ kind }) => kind === name).map(({ code }) => code)
      }))
      .filter((kind) => kind.areas.length > 0),
    areas: codes.map(({ code }) => code),
    reporting,
    above: areasAbove(areas)
  };
}
