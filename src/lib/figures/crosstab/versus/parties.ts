import type { Indicator } from '../../../codebook/codebook';
import { netCode } from '../../../estimates/cells/slices';
import type { EstimateQuery } from '../../../estimates/ask';
import type { Survey } from '../../survey';
import { wordless, type Sides } from '../cells';
import { definitionOf } from '../definitions';
import { AREAS, WAVES, type DimensionValue } from '../dimension';
import type { Measure } from '../measure';
import type { CrossedSpec } from '../spec';
import { sidesOf } from '../crossing';
import { readChosen, type Chosen } from './chosen';

/** Some values together, and all others that are shown. */
export interface Parties {
  /** the column that tells them apart */
  column: string;
  indicator: Indicator;
  measure: Measure;
  chosen: DimensionValue[];
  rest: DimensionValue[];
  query: EstimateQuery;
}

/** What is added up, and is no ratio. */
export const isTotal = ({ kind }: Measure): boolean => kind === 'count' || kind === 'sum';

/** Sides whose values can be put together: of a rate or a mean, and of totals of a full count, by a column of which a row has one value. */
export function comparable(spec: CrossedSpec, measure: Measure, survey: Pick<Survey, 'codebook'>): Chosen['side'][] {
  const { variables, design } = survey.codebook.tables.find(({ name }) => name === measure.table)!;
  const isRatio = ['definition', 'share', 'mean'].includes(measure.kind);
  if (!isRatio && !(isTotal(measure) && design === 'census')) return [];
  return (['rows', 'columns'] as const).filter((side) => {
    const name = spec[side];
    if (name === null || name === AREAS || name === WAVES) return false;
    return variables.some((one) => one.name === name && one.type !== 'select_multiple');
  });
}

/** What is asked of the chosen values and of the rest; null where one of them is nobody. Who gave no answer is in neither. */
export function partiesOf(spec: CrossedSpec, survey: Survey, sides: Sides = sidesOf(spec, survey)): Parties | null {
  const wanted = readChosen(spec.chosen);
  const { measure } = sides;
  if (!wanted || !comparable(spec, measure, survey).includes(wanted.side)) return null;
  const column = spec[wanted.side]!;
  const known = sides[wanted.side].filter(({ code }) => code !== null);
  const isChosen = ({ code }: DimensionValue) => wanted.codes.includes(code!);
  const [chosen, rest] = [known.filter(isChosen), known.filter((one) => !isChosen(one))];
  if (chosen.length === 0 || rest.length === 0) return null;
  const { view, isUnweighted } = spec;
  const indicator = definitionOf(measure, survey.codebook, view.base)!;
  const nets = [chosen, rest].map(codesOf).filter(({ length }) => length > 1);
  const query: EstimateQuery = {
    waves: [view.wave],
    filters: view.filters,
    base: view.base,
    indicators: measure.kind === 'definition' ? [indicator.id] : [],
    ...(measure.kind === 'definition' ? {} : { own: [wordless(indicator)] }),
    group: [column],
    ...(nets.length > 0 ? { nets: { [column]: nets } } : {}),
    ...(isUnweighted ? { unweighted: true } : {})
  };
  return { column, indicator, measure, chosen, rest, query };
}

/** Codes of values, those of a net one by one. */
export const codesOf = (values: DimensionValue[]): string[] =>
  values.flatMap(({ code, codes }) => codes ?? [code!]).map(String);

/** The group that values are together. */
export const groupOf = (values: DimensionValue[]): string => netCode(codesOf(values));
