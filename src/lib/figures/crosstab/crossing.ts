import type { Codebook, Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import type { Answers } from '../answers';
import type { Survey } from '../survey';
import { wavesOf } from '../view/view';
import { cellsOf, type CellOf, type CrossedSpec, type Sides } from './cells';
import { columnDimensions, rowDimensions, valuesOf, type Dimension, type DimensionValue } from './dimension';
import { percents, readMeasure, type Measure } from './measure';

/** A table as its answers have it. */
export interface Crossing {
  spec: CrossedSpec;
  measure: Measure;
  survey: Survey;
  answers: Answers;
  /** what cells are of, the first being what the table is about */
  indicators: Indicator[];
  rows: DimensionValue[];
  columns: DimensionValue[];
  cells: CellOf;
  /** of the rows, and of the columns */
  by: Dimension;
  across: Dimension | null;
}

export const isPercent = ({ kind }: Measure): boolean => percents.some((one) => one === kind);

/** The values of a table's rows and columns. */
export function sidesOf(spec: CrossedSpec, survey: Survey): Sides {
  const { codebook } = survey;
  const measure = readMeasure(spec.measure, spec.indicator, codebook)!;
  const waves = wavesOf(survey);
  const values = (name: string | null): DimensionValue[] => {
    const all = name === null ? [] : valuesOf(codebook, measure, name, spec.view, waves);
    // a percentage is of those who gave an answer
    return isPercent(measure) ? all.filter(({ code }) => code !== null) : all;
  };
  return { measure, rows: values(spec.rows), columns: values(spec.columns) };
}

/** The rows and columns that anybody is in, with their cells. */
export function crossingOf(spec: CrossedSpec, survey: Survey, answers: Answers): Crossing {
  const sides = sidesOf(spec, survey);
  const { of: cells, indicators } = cellsOf(spec, sides, survey, answers);
  const rows = sides.rows.filter((row) => hasRows([cells(row), ...sides.columns.map((column) => cells(row, column))]));
  const columns = sides.columns.filter((column) =>
    hasRows([...rows.map((row) => cells(row, column)), ...(rows.length === 0 ? [] : [cells(undefined, column)])])
  );
  const { by, across } = namesOf(spec, sides.measure, survey.codebook, wavesOf(survey));
  return { spec, measure: sides.measure, survey, answers, indicators, rows, columns, cells, by: by!, across };
}

function namesOf({ rows, columns }: CrossedSpec, measure: Measure, codebook: Codebook, waves: string[]) {
  const is = (name: string | null) => (one: Dimension) => one.name === name;
  return {
    by: rowDimensions(codebook, measure, waves).find(is(rows)),
    across: columnDimensions(codebook, measure, rows, waves).find(is(columns)) ?? null
  };
}

/** A value that nobody has is no row. */
const hasRows = (estimates: (Estimate | undefined)[]): boolean =>
  estimates.some((one) => one !== undefined && one.state !== 'noMatch' && one.state !== 'notApplicable' && one.n !== 0);
