import type { Codebook, Indicator, Target } from '$lib/codebook/codebook';
import { reportingAreas } from '$lib/codebook/reporting';
import { resolveTarget } from '$lib/estimates/target';
import { text } from '$lib/i18n/format';

/** What holds in an area: the survey's target, and the one that is set here instead of it. */
export interface TargetRow {
  area: string;
  label: string;
  original: number | null;
  own: Target | null;
}

/** The targets of an indicator in a wave: of the whole first, then of each area that reports. */
export function targetRows(codebook: Codebook, indicator: Indicator, wave: string): TargetRow[] {
  const { targets, areas, root } = codebook;
  const theirs = targets.filter(({ isOwn }) => !isOwn);
  const own = targets.filter(({ isOwn, indicator: id }) => isOwn && id === indicator.id);
  const places = [...areas.filter(({ code }) => code === root), ...reportingAreas(codebook)];
  return places.map(({ code, label }) => {
    const here = own.filter(({ area }) => area === code);
    return {
      area: code,
      label: text(label),
      original: resolveTarget(indicator, code, wave, theirs).target,
      own: here.find(({ period }) => period === wave) ?? here.find(({ period }) => period === '') ?? null
    };
  });
}
