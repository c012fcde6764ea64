import type { Codebook, Indicator } from '../../codebook/codebook';
import type { Estimate } from '../../estimates/estimates';
import type { Answers } from '../answers';
import type { Survey } from '../survey';
import { wavesOf } from '../view/view';
import { arranged, placesOf } from './arrangement';
import { cellsOf, type CellOf, type Sides } from './cells';
import type { CrossedSpec } from './spec';
import { columnDimensions, rowDimensions, valuesOf, WAVES, type Dimension, type DimensionValue } from './dimension';
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
  /** what somebody hid of both */
  hidden: DimensionValue[];
  /** of the rows, and of the columns */
  by: Dimension;
  across: Dimension | null;
}

export const isPercent = ({ kind }: Measure): boolean => percents.some((one) => one === kind);

/** The values of a table's rows and columns, as they are arranged. */
export function sidesOf(spec: CrossedSpec, survey: Survey): Sides {
  const measure = readMeasure(spec.measure, spec.indicator, survey.codebook)!;
  const side = (name: string | null, written: string | null) => {
    const values = allValues(spec, measure, name, survey);
    return arranged(values, placesOf(values, written, canJoin(measure, name, survey.codebook)));
  };
  const [rows, columns] = [side(spec.rows, spec.rowsAs), side(spec.columns, spec.columnsAs)];
  return { measure, rows: rows.shown, columns: columns.shown, hidden: [...rows.hidden, ...columns.hidden] };
}

/** All values of the rows or columns, in the survey's order. */
export function allValues(
  { view }: Pick<CrossedSpec, 'view'>,
  measure: Measure,
  name: string | null,
  survey: Pick<Survey, 'codebook' | 'stored'>
): DimensionValue[] {
  if (name === null) return [];
  const all = valuesOf(survey.codebook, measure, name, view, wavesOf(survey));
  // a percentage is of those who gave an answer
  return isPercent(measure) ? all.filter(({ code }) => code !== null) : all;
}

/** Whether codes can be put together: not areas and waves, nor codes of which one row can have several. */
export function canJoin({ table }: Measure, name: string | null, { tables }: Codebook): boolean {
  const variable = tables.find((one) => one.name === table)?.variables.find((one) => one.name === name);
  return variable !== undefined && variable.type !== 'select_multiple' && variable.type !== 'boolean';
}

/** The rows and columns that anybody is in, with their cells. */
export function crossingOf(spec: CrossedSpec, survey: Survey, answers: Answers): Crossing {
  const sides = sidesOf(spec, survey);
  const { of: cells, indicators } = cellsOf(spec, sides, survey, answers);
  const rows = sides.rows.filter((row) => hasRows([cells(row), ...sides.columns.map((column) => cells(row, column))]));
  const columns = sides.columns.filter((column) =>
    hasRows([...rows.map((row) => cells(row, column)), ...(rows.length === 0 ? [] : [cells(undefined, column)])])
  );
  const first = (row: DimensionValue) =>
    [...(spec.columns === WAVES ? [] : [cells(row)]), ...columns.map((column) => cells(row, column))].find(
      (one) => one !== undefined
    );
  if (spec.order !== null) rows.sort(byValue(spec.order === 'down' ? -1 : 1, (row) => first(row)?.value ?? null));
  const { by, across } = namesOf(spec, sides.measure, survey.codebook, wavesOf(survey));
  return { ...sides, spec, survey, answers, indicators, rows, columns, cells, by: by!, across };
}

/** By rising or falling value, what has none last. */
const byValue =
  (sign: number, value: (row: DimensionValue) => number | null) =>
  (a: DimensionValue, b: DimensionValue): number => {
    const [one, other] = [value(a), value(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  };

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
