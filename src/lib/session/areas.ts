import type { Area, Codebook } from '../codebook/codebook';

/** True for areas that report, false for the whole and for areas that are only looked up. */
export function isReporting(area: Area, codebook: Codebook): boolean {
  return codebook.kinds.some(({ name, reporting }) => reporting && name === area.kind) && area.code !== codebook.root;
}

export function reportingAreas(codebook: Codebook): Area[] {
  return codebook.areas.filter((area) => isReporting(area, codebook));
}
