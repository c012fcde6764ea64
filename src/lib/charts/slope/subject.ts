import type { Estimate } from '../../estimates/estimates';

/** Lines from wave to wave, all on one scale. */
export interface SlopeSubject {
  waves: string[];
  lines: {
    key: string;
    label: string;
    /** it is the whole of the others */
    isStrong: boolean;
    /** one a wave */
    points: {
      estimate: Pick<Estimate, 'value' | 'unreliable'> | undefined;
      text: string;
      sentence: string;
      mark: string | null;
    }[];
  }[];
  label: string;
}
