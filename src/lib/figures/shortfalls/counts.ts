import { reportingAreas } from '../../codebook/reporting';
import type { Answers } from '../answers';
import type { Measured, View } from '../view/view';
import { countable, isShort } from './listed';

/** How many shortfalls each choice would list, the others as they are. */
export interface ShortfallCounts {
  /** by coverage */
  coverages: Map<string, number>;
  /** by kind of area */
  kinds: Map<string, number>;
  measures: Record<Measured, number>;
}

export function shortfallCounts(
  answers: Answers,
  view: View,
  { measure, coverage, areaType }: { measure: Measured; coverage: string | null; areaType: string }
): ShortfallCounts {
  const { codebook } = answers;
  const areas = reportingAreas(codebook).filter(({ code }) => view.area === codebook.root || code === view.area);
  const found = (['people', 'units'] as const).flatMap((of) =>
    countable(codebook, of).flatMap((indicator) =>
      areas.flatMap((area) => {
        const estimate = answers.estimate(indicator.id, view.wave, area.code);
        return estimate && isShort(estimate) ? [{ of, coverage: indicator.coverage, kind: area.type }] : [];
      })
    )
  );
  const count = (of: Measured, within: string | null, kind: string | null) =>
    found.filter(
      (one) => one.of === of && (within === null || one.coverage === within) && (kind === null || one.kind === kind)
    ).length;
  const kind = view.area === codebook.root ? areaType : null;
  return {
    coverages: new Map(codebook.coverages.map(({ name }) => [name, count(measure, name, kind)])),
    kinds: new Map(codebook.areaTypes.map(({ name }) => [name, count(measure, coverage, name)])),
    measures: { people: count('people', coverage, kind), units: count('units', coverage, kind) }
  };
}
