import type { AreaMark, CoverageMark, IndicatorMark, KindMark } from '$lib/charts/subject';
import type { Indicator } from '$lib/codebook/codebook';
import type { Estimate } from '$lib/estimates/estimates';
import type { Answers } from '$lib/session/answers';
import type { Results } from '$lib/slides/results';
import type { Session } from '$lib/session/session.svelte';
import type { ResolvedView } from '$lib/session/view';

/** What all figures of the overview share. */
export interface Scene {
  session: Session;
  answers: Answers;
  shown: ResolvedView;
  /** the chosen one, in the chosen base */
  indicator: Indicator;
  /** of the shown wave */
  estimates: Estimate[];
  /** of the wave it is compared with; [] of none */
  previous: Estimate[];
  areas: AreaMark[];
  kinds: KindMark[];
  coverages: CoverageMark[];
  mark: (indicator: Indicator) => IndicatorMark;
  waveLabel: (wave: string | null) => string;
}

/** What its sentences and titles are made from. */
export const resultsOf = ({ answers, estimates, previous, shown }: Scene): Results => ({
  codebook: answers.codebook,
  estimates,
  previous,
  area: shown.area
});
