import { reportingAreas } from '../codebook/reporting';
import type { Answers } from './answers';
import type { Draft, Figure, Spec } from './figure';
import { kindOf } from './kinds';
import { isSimulated, type Survey } from './survey';
import { filterWords, ownMeanings } from './view/filters';
import { baseLine, basis, hasNoMatch, isUnconfirmed, type Rested } from './words/basis';

/** What a spec shows of these answers: the same on the page, on a slide, in a file and in a test. */
export function build(spec: Spec, survey: Survey, all: Answers): Figure {
  const answers = all.of(spec.view);
  const { remarks: said = [], shows, measure = null, ...draft } = kindOf(spec).build(spec, survey, answers);
  const { codebook } = answers;
  const made = draft.indicators.map(({ universe, numerator, denominator }) => [universe, numerator, denominator]);
  const remarks = [...said, ...ownMeanings(codebook, [spec, made])];
  const rested: Rested = {
    codebook,
    indicators: draft.indicators,
    measure: measure ?? draft.title,
    wave: codebook.waves.find(({ id }) => id === spec.view.wave)!,
    area: shows.area ?? codebook.root,
    hasAreas: shows.area === undefined,
    estimates: shows.estimates?.filter(({ wave }) => wave === spec.view.wave) ?? answers.wave(spec.view.wave),
    filters: filterWords(codebook, spec.view.filters),
    remarks
  };
  return {
    ...draft,
    spec,
    note: baseLine(rested),
    basis: basis(rested),
    remarks,
    estimates: estimatesShown(draft, shows, answers),
    remedy: remedyOf(rested),
    simulated: isSimulated(survey)
  };
}

function estimatesShown({ indicators }: Pick<Draft, 'indicators'>, shows: Draft['shows'], answers: Answers) {
  const { codebook } = answers;
  const { waves, area } = shows;
  if (shows.estimates) return shows.estimates;
  const ids = new Set(indicators.map(({ id }) => id));
  const areas = new Set(
    area === undefined ? [codebook.root, ...reportingAreas(codebook).map(({ code }) => code)] : [area]
  );
  return answers.estimates.filter((one) => ids.has(one.indicator) && areas.has(one.area) && waves.includes(one.wave));
}

function remedyOf(rested: Rested): Figure['remedy'] {
  if (rested.indicators.some((one) => isUnconfirmed(rested.estimates, one))) return 'confirm';
  return hasNoMatch(rested) ? 'clear' : null;
}
