import type { Codebook, Indicator } from '../../codebook/codebook';
import type { Answers } from '../../figures/answers';
import type { View } from '../../figures/view/view';

/** A claim of words about one indicator of a view, and what its numbers say to it. */
export interface Claimed {
  codebook: Codebook;
  answers: Answers;
  view: View;
  indicator: Indicator;
}
