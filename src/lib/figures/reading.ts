import { byAreaType, type AreaMark, type CoverageMark, type IndicatorMark, type AreaTypeMark } from '../charts/subject';
import type { Codebook, Indicator } from '../codebook/codebook';
import { text } from '../i18n/format';
import type { Answers } from './answers';
import { areaMarks, coverageMarks, indicatorMark, areaTypeMarks, rootMark } from './marks';
import type { View } from './view/view';
import type { Results } from './words/results';

/** Answers as a view reads them: what nearly every figure of it is made from. */
export interface Reading {
  codebook: Codebook;
  results: Results;
  areas: AreaMark[];
  root: AreaMark;
  areaTypes: AreaTypeMark[];
  coverages: CoverageMark[];
  /** the chosen area, as charts show it; [] of the whole */
  selected: string[];
  mark: (indicator: Indicator) => IndicatorMark;
  waveLabel: (wave: string | null) => string;
}

export function read(view: View, answers: Answers): Reading {
  const { codebook } = answers;
  const areaTypes = areaTypeMarks(codebook);
  return {
    codebook,
    results: {
      codebook,
      estimates: answers.wave(view.wave),
      previous: answers.wave(view.compare),
      area: view.area
    },
    areas: byAreaType(areaMarks(codebook), areaTypes).flatMap((group) => group.areas),
    root: rootMark(codebook),
    areaTypes,
    coverages: coverageMarks(codebook),
    selected: view.area === codebook.root ? [] : [view.area],
    mark: (indicator) => indicatorMark(indicator, codebook),
    waveLabel: (id) => text(codebook.waves.find((wave) => wave.id === id)?.label ?? {})
  };
}
