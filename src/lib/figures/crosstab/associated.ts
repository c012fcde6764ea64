import type { Codebook } from '../../codebook/codebook';
import type { SampleQuery } from '../../estimates/sampled/sampleCells';
import { shareOf } from './definitions';
import { AREAS, canBeMany, isOfPersons, WAVES } from './dimension';
import { codesOf, type Measure } from './measure';
import type { CrossedSpec } from './spec';

/**
 * What is asked to tell whether the rows and columns of a composition have to do with each other; null of a full count, of areas and
 * waves, of questions of several answers, without the weights, and of persons whom a filter keeps.
 */
export function associationQuery(
  { view, rows, columns, isUnweighted }: CrossedSpec,
  measure: Measure,
  codebook: Codebook
): (SampleQuery & { rows: string; columns: string }) | null {
  const table = codebook.tables.find(({ name }) => name === measure.table);
  const isVariable = columns !== null && columns !== AREAS && columns !== WAVES;
  if (table?.design !== 'sample' || measure.kind !== 'ofColumn' || !isVariable || isUnweighted) return null;
  const isFiltered = Object.values(view.filters).some((codes) => codes.length > 0);
  const isMany = [rows, columns].some((name) => canBeMany(table, name));
  const variable = table.variables.find(({ name }) => name === rows);
  if (isMany || !variable || (isFiltered && isOfPersons(codebook, measure))) return null;
  const codes = codesOf(codebook, variable).map(({ name }) => name);
  const { universe } = shareOf(codebook, measure, variable, codes.slice(0, 1), {});
  return {
    ...{ table: table.name, wave: view.wave, filters: view.filters, universe, rows, columns },
    ...(view.area === codebook.root ? {} : { areas: [view.area] })
  };
}
