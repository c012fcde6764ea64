import type { Codebook, TableSpec, Variable } from '../../codebook/codebook';
import type { ShownType } from '../../codebook/shown/shown';
import { personalColumns } from '../../codebook/personalColumns';

/** Percentages of who has both a value of the rows and one of the columns: of those of a column, of a row, or of all. */
export const percents = ['ofColumn', 'ofRow', 'ofTotal'] as const;
const numbers = ['mean', 'sum', 'median'] as const;

/**
 * What a cell says of its rows. definition: an indicator, or a share or mean of the page of answers · share: who gave one of some codes ·
 * count: how many they are.
 */
export type Measure =
  | { kind: 'definition'; id: string; table: string }
  | { kind: 'share'; table: string; column: string; codes: string[] }
  | { kind: (typeof numbers)[number]; table: string; column: string }
  | { kind: 'count' | (typeof percents)[number]; table: string };

/** As an address and a spec hold it; that of an indicator is null beside its id. */
export function writeMeasure(measure: Measure): string {
  const { kind } = measure;
  if (kind === 'definition') return `${kind}/${measure.id}`;
  if (kind === 'share') return [kind, measure.table, measure.column, measure.codes.join('|')].join('/');
  return 'column' in measure ? [kind, measure.table, measure.column].join('/') : [kind, measure.table].join('/');
}

/** The measure that a text names, in this survey; null of what it does not have, or does not say of persons. */
export function readMeasure(written: string | null, indicator: string, codebook: Codebook): Measure | null {
  if (written === null) return definitionMeasure(indicator, codebook);
  const [kind = '', ...rest] = written.split('/');
  if (kind === 'definition') return definitionMeasure(rest.join('/'), codebook);
  const [name, column, codes] = rest;
  const table = codebook.tables.find((one) => one.name === name);
  if (!table || table.design === 'aggregated') return null;
  if (kind === 'count' || kind === 'ofRow' || kind === 'ofTotal')
    return rest.length > 1 || table.hideBelow > 0 ? null : { kind, table: table.name };
  if (kind === 'ofColumn') return rest.length > 1 ? null : { kind, table: table.name };
  const variable = questions(codebook, table).find((one) => one.name === column);
  if (!variable) return null;
  if (kind === 'share') {
    const known = codesOf(codebook, variable);
    const wanted = codes?.split('|') ?? [];
    const isKnown = wanted.length > 0 && wanted.every((code) => known.some((one) => one.name === code));
    const isMany = variable.type === 'select_multiple' && table.hideBelow > 0 && wanted.length > 1;
    return isKnown && !isMany ? { kind, table: table.name, column: variable.name, codes: wanted } : null;
  }
  const number = numbers.find((one) => one === kind);
  if (!number || rest.length > 2) return null;
  const isSaid = isSayable(number, variable, table);
  return isSaid ? { kind: number, table: table.name, column: variable.name } : null;
}

/** Numbers of a full count are; of a sample no median of its rows is to be had but of a scale, and of persons nothing is added up. */
export function isSayable(
  kind: (typeof numbers)[number],
  variable: Variable,
  { design, hideBelow }: TableSpec
): boolean {
  if (kind === 'median' && design === 'sample') return isScale(variable);
  return hideBelow === 0 && isNumber(variable);
}

/** Figures of answers whose rows are definitions of their own, and no codes. */
export const isOfDefinitions = (type: ShownType): boolean => type === 'shares' || type === 'means' || type === 'needs';

function definitionMeasure(id: string, { indicators, shown }: Codebook): Measure | null {
  const found =
    indicators.find((one) => one.id === id) ??
    shown.groups
      .flatMap(({ figures }) => figures)
      .filter(({ type }) => isOfDefinitions(type))
      .flatMap(({ rows }) => rows.flatMap(({ definitions }) => definitions))
      .find((one) => one.id === id);
  return found ? { kind: 'definition', id, table: found.table } : null;
}

export const isNumber = ({ type, list }: Variable): boolean =>
  (type === 'integer' || type === 'decimal') && list === null;
/** Its codes are numbers, in order. */
export const isScale = ({ type, list }: Variable): boolean => type === 'integer' && list !== null;
const isListed = ({ type, list }: Variable): boolean => type === 'boolean' || list !== null;

/** The codes of a question that are answers. */
export function codesOf({ choices }: Codebook, { type, list }: Variable) {
  if (type === 'boolean') return booleans;
  return (choices.get(list ?? '') ?? []).filter(({ missing }) => missing === null);
}
const booleans = ['1', '0'].map((name) => ({ name, label: null }));

/**
 * What can be asked of the rows of a table: whatever has listed values or is a number and tells of nobody. Of persons the questions
 * whose single codes the page of answers shows, for what is hidden is decided from these.
 */
export function questions(codebook: Codebook, table: TableSpec): Variable[] {
  const { variables, area, wave, key, weight, stratum, cluster } = table;
  if (table.design === 'aggregated') return [];
  if (table.hideBelow > 0) return variables.filter(({ name }) => shownCodes(codebook, table.name, name).length > 0);
  const personal = personalColumns({ key, variables });
  const others = [area, wave, weight, stratum, cluster, table.fpc, table.fpcWithin];
  return variables.filter(
    (one) => (isListed(one) || isNumber(one)) && !personal.has(one.name) && !others.includes(one.name)
  );
}

/** The rows of a question's page of answers, a code each. */
export const shownCodes = ({ shown }: Pick<Codebook, 'shown'>, table: string, question: string) =>
  shown.groups
    .flatMap(({ figures }) => figures)
    .filter((one) => one.type === 'options' && one.table === table && one.name === `${table}_${question}`)
    .flatMap(({ rows }) => rows.filter(({ name }) => name !== '/blank'));
