import type { Codebook, Indicator, TableSpec, Variable } from '../../codebook/codebook';
import { personalColumns } from '../../codebook/personalColumns';
import { reportingAreas } from '../../codebook/reporting';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { questions, type Measure } from './measure';
import type { View } from '../view/view';

/** What rows are looked at by: a variable with listed values, or one of these two. */
export const AREAS = '@areas';
export const WAVES = '@waves';

export interface Dimension {
  /** name of a variable of the indicator's table, AREAS or WAVES */
  name: string;
  label: string;
  /** one row can be in several of its values */
  isMany: boolean;
}

/** A value of a dimension: those who gave none have the code null. */
export interface DimensionValue {
  code: string | null;
  label: string;
  /** of codes that are one value together: which */
  codes?: string[];
}

const tableOf = ({ tables }: Codebook, { table }: Pick<Indicator, 'table'>): TableSpec | undefined =>
  tables.find(({ name }) => name === table);

/** It counts persons, of whom only what a filter shows may be looked at, and one filter at a time. */
export const isOfPersons = (codebook: Codebook, indicator: Pick<Indicator, 'table'>): boolean =>
  (tableOf(codebook, indicator)?.hideBelow ?? 0) > 0;

/**
 * What an indicator can be looked at by, the survey's filters first. Of persons these alone: the values of another column may be tied
 * to a filter's, so that what one hides the other gives away.
 */
export function dimensions(codebook: Codebook, indicator: Pick<Indicator, 'table'>, waves: string[]): Dimension[] {
  const table = tableOf(codebook, indicator);
  if (!table) return [];
  const filters = codebook.filters.flatMap(({ columns }) => columns[table.name] ?? []);
  const others = isOfPersons(codebook, indicator) || table.design === 'aggregated' ? [] : unfiltered(table, filters);
  const variables = [...filters, ...others].flatMap((name) => table.variables.find((one) => one.name === name) ?? []);
  return [
    ...(table.design === 'aggregated' ? [] : variables.map(dimensionOf)),
    { name: AREAS, label: m.slice_areas(), isMany: false },
    ...(waves.length > 1 ? [{ name: WAVES, label: m.session_wave(), isMany: false }] : [])
  ];
}

/** One row can have several codes of it. */
export const canBeMany = ({ variables }: TableSpec, column: string): boolean =>
  variables.find(({ name }) => name === column)?.type === 'select_multiple';

const isVariable = ({ name }: Dimension): boolean => name !== AREAS && name !== WAVES;

/** What the rows of a measure can be: of percentages whose parts they are, a question. */
export function rowDimensions(codebook: Codebook, measure: Measure, waves: string[]): Dimension[] {
  const all = dimensions(codebook, measure, waves).filter(({ name }) => name !== WAVES);
  if (measure.kind === 'ofColumn') return parts(codebook, measure, all);
  return measure.kind === 'ofTotal' ? all.filter(isVariable) : all;
}

/** What they can be crossed with. Of persons one column at a time is looked at. */
export function columnDimensions(codebook: Codebook, measure: Measure, row: string, waves: string[]): Dimension[] {
  const all = dimensions(codebook, measure, waves).filter(({ name }) => name !== row);
  if (measure.kind === 'ofRow' || measure.kind === 'ofTotal') return all.filter(isVariable);
  const isAlone = isOfPersons(codebook, measure) && measure.kind !== 'ofColumn' && row !== AREAS;
  return isAlone ? all.filter((one) => !isVariable(one)) : all;
}

/** Whether a measure says nothing without columns. */
export const needsColumns = ({ kind }: Measure): boolean => kind === 'ofRow' || kind === 'ofTotal';

/** Questions whose answers may be the parts of a whole. */
function parts(codebook: Codebook, measure: Measure, all: Dimension[]): Dimension[] {
  const table = tableOf(codebook, measure);
  if (!table || !isOfPersons(codebook, measure)) return all.filter(isVariable);
  return questions(codebook, table).map(dimensionOf);
}

/** Variables with listed values that no filter reads and that tell of nobody. */
function unfiltered({ variables, area, wave, key, ...table }: TableSpec, filters: string[]): string[] {
  const personal = personalColumns({ key, variables });
  const isListed = ({ type, list }: Variable) => type === 'boolean' || (list !== null && type.startsWith('select'));
  return variables
    .filter((one) => isListed(one) && !filters.includes(one.name) && !personal.has(one.name))
    .map(({ name }) => name)
    .filter((name) => ![area, wave, table.weight, table.stratum, table.cluster].includes(name));
}

const dimensionOf = ({ name, label, type }: Variable): Dimension => ({
  name,
  label: text(label),
  isMany: type === 'select_multiple'
});

/** The values of a dimension in the order of the survey, who gave none last. */
export function valuesOf(
  codebook: Codebook,
  indicator: Pick<Indicator, 'table'>,
  name: string,
  view: View,
  waves: string[]
): DimensionValue[] {
  if (name === AREAS)
    return reportingAreas(codebook)
      .filter(({ code }) => view.area === codebook.root || code === view.area)
      .map(({ code, label }) => ({ code, label: text(label) }));
  if (name === WAVES)
    return codebook.waves
      .filter(({ id }) => waves.includes(id))
      .map(({ id, label }) => ({ code: id, label: text(label) }));
  const variable = tableOf(codebook, indicator)?.variables.find((one) => one.name === name);
  if (!variable) return [];
  const values: DimensionValue[] =
    variable.type === 'boolean'
      ? [
          { code: '1', label: m.ui_yes() },
          { code: '0', label: m.ui_no() }
        ]
      : (codebook.choices.get(variable.list ?? '') ?? [])
          .filter(({ missing }) => missing === null)
          .map(({ name, label }) => ({ code: name, label: text(label) }));
  return variable.type === 'select_multiple' ? values : [...values, { code: null, label: m.units_blank() }];
}
