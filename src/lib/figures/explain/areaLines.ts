import type { Geography } from '../../estimates/geography';
import { m } from '../../paraglide/messages';
import { rowNotes } from '../words/sumNotes';
import { areaText, listText } from '../words/wording';
import type { Asked, Checked } from './explanation';

/** The areas that are added up, those that are not, and why. */
export function areaLines(
  { codebook, estimate, indicator, part }: Asked,
  { members, codes }: Pick<Checked, 'members' | 'codes'>,
  { root, areas, types, reporting }: Geography
): string[] {
  const { area, sum } = estimate;
  const names = (some: string[]) => listText(some.map((code) => areaText(codebook, code)));
  const within = area === root ? areas : (types.find(({ key }) => key === area)?.areas ?? null);
  const notes = rowNotes(codebook, estimate, part ?? indicator);
  if (within === null || !sum) return [areaText(codebook, area), ...notes];
  if (codes?.includes(root) && codes.length === 1)
    return estimate.other ? notes : [m.explain_area_row({ area: areaText(codebook, root) }), ...notes];
  const hasNothing = (code: string) => {
    const one = members.find((member) => member.area === code);
    return one !== undefined && (one.state === 'notReported' || one.state === 'unconfirmed');
  };
  const named = codes && new Set(codes.flatMap((code) => reporting.get(code) ?? []));
  const counted = within.filter((code) =>
    named ? named.has(code) : !sum.conflicts.includes(code) && !hasNothing(code)
  );
  const silent = within.filter((code) => !counted.includes(code) && !sum.conflicts.includes(code));
  return [
    m.explain_areas({ count: counted.length, areas: names(counted) }),
    ...(silent.length > 0 ? [m.explain_areas_silent({ areas: names(silent) })] : []),
    ...notes
  ];
}
