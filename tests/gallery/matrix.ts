import Matrix from '../../src/lib/charts/matrix/Matrix.svelte';
import MatrixList from '../../src/lib/charts/matrix/MatrixList.svelte';
import type { AreaMark, IndicatorMark } from '../../src/lib/charts/subject';
import type { Estimate } from '../../src/lib/estimates/estimates';
import { example, type Locale } from './example';
import {
  areas,
  coverages,
  density,
  everyState,
  areaTypes,
  made,
  manyAreas,
  manyIndicators,
  needGap,
  score,
  sequence,
  unionised
} from './made';

const frame = { width: 740, height: 0 };
const subject = (locale: Locale) => ({
  areas: areas(locale),
  areaTypes: areaTypes(locale),
  coverages: coverages(locale)
});

function filled(places: AreaMark[], indicators: IndicatorMark[]): Estimate[] {
  const random = sequence(3);
  return places.flatMap((area, row) =>
    indicators.map((indicator, column) => {
      const value = Math.min(1, 0.55 + random() * 0.46);
      if (row === 9 && column > 5 && column < 9) return made(indicator, area.code, null);
      if (row === 7 && column === 2)
        return made(indicator, area.code, 1.042, { state: 'conflict', status: null, shortfall: null });
      if (row === 4 && column === 12) return made(indicator, area.code, null, { state: 'hidden', n: 6 });
      if (row === 10 && column === 1) return made(indicator, area.code, null, { state: 'notApplicable', n: 0 });
      if (row === 8 && column > 11) return made(indicator, area.code, value, { n: 21, unreliable: true });
      return made(indicator, area.code, value);
    })
  );
}

export const matrix = [
  example('matrix-15-columns', Matrix, (locale) => ({
    ...subject(locale),
    frame,
    indicators: manyIndicators(locale),
    estimates: filled(areas(locale), manyIndicators(locale)),
    selected: { area: 'a3', indicator: 'i6' },
    onpress: () => undefined
  })),
  example('matrix-phone', MatrixList, (locale) => ({
    subject: {
      ...subject(locale),
      indicators: manyIndicators(locale),
      estimates: filled(areas(locale), manyIndicators(locale)),
      sort: 'i7',
      selected: { area: 'a3', indicator: 'i6' }
    },
    frame: { width: 334, height: 0 },
    onpress: () => undefined
  })),
  example('matrix-sorted', Matrix, (locale) => {
    const indicators = manyIndicators(locale).slice(0, 9);
    return {
      ...subject(locale),
      frame,
      indicators,
      estimates: filled(areas(locale), indicators),
      sort: 'i7',
      onpress: () => undefined
    };
  }),
  example('matrix-few-columns', Matrix, (locale) => {
    const indicators = [unionised(locale), score(locale), density(locale), needGap(locale)];
    const others = indicators
      .slice(1)
      .flatMap((indicator, k) =>
        areas(locale).map((area, i) =>
          made(indicator, area.code, (indicator.format === 'point' ? 0.02 : 0.4) * (i + k - 3))
        )
      );
    return { ...subject(locale), frame, indicators, estimates: [...everyState(unionised(locale)), ...others] };
  }),
  example('matrix-280-worst', Matrix, (locale) => {
    const indicators = manyIndicators(locale);
    const many = manyAreas(locale, 280);
    return {
      ...subject(locale),
      frame: { width: 900, height: 420 },
      areas: many,
      indicators,
      estimates: filled(many, indicators),
      worst: 12
    };
  }),
  example('matrix-60-areas', Matrix, (locale) => {
    const indicators = manyIndicators(locale).slice(3, 8);
    const many = manyAreas(locale, 60);
    return {
      ...subject(locale),
      frame: { width: 480, height: 0 },
      areas: many,
      indicators,
      estimates: filled(many, indicators)
    };
  }),
  example('matrix-all-missing', Matrix, (locale) => ({
    ...subject(locale),
    frame,
    indicators: manyIndicators(locale).slice(0, 6),
    estimates: []
  })),
  example('matrix-one-area', Matrix, (locale) => {
    const indicators = manyIndicators(locale);
    return {
      ...subject(locale),
      areas: areas(locale).slice(0, 1),
      frame,
      indicators,
      estimates: filled(areas(locale), indicators)
    };
  })
];
