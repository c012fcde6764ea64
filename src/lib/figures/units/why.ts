import { because } from '../../codebook/expression/because';
import type { Codebook, Indicator, TableSpec } from '../../codebook/codebook';
import { columnsOf } from '../../codebook/expression/columnsOf';
import type { Expression, Predicate } from '../../codebook/expression/expression';
import { holds, type Row } from '../../codebook/expression/holds';
import type { Measure } from '../../estimates/cells/cellQuery';
import { lackOf } from '../../estimates/units/side';
import { sizeOf } from '../../estimates/units/unitList';
import { kept, type UnitRows } from '../../estimates/units/unitRows';
import { formatQuantity, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { factText } from './answerText';

/** What a row is judged by. */
export interface Judged {
  codebook: Codebook;
  table: TableSpec;
  indicator: Indicator;
  measure: Measure;
  rows: UnitRows;
}

/**
 * Why a row counts, counts not, or is left out: the answers that decide, how large the unit is, and what kind it is.
 * @param row its answers by column
 */
export function whyText(judged: Judged, at: number, row: Row): string {
  const { codebook, table, measure, rows } = judged;
  const facts = (columns: Iterable<string>) => factsOf(judged, row, columns);
  const left = rows.kept[at] === kept.complete ? null : excludedText(judged, at, row);
  const size = sizeOf(codebook, table);
  const large = size ? (row[size.column] ?? null) : null;
  const kind = kindColumn(codebook, table);
  const decided = [...deciders(measure.numerator, row), ...valueColumns(measure.denominator)].filter(
    (column) => column !== size?.column && column !== kind
  );
  return [
    ...(left === null ? facts(decided) : [left]),
    ...(left === null && isSum(measure) ? lackText(judged, at) : []),
    ...(size && typeof large === 'number' ? [formatQuantity(large, text(size.count))] : []),
    ...(kind && row[kind] != null ? facts([kind]) : [])
  ].join(m.units_fact_separator());
}

/** Why a row is in no sum: outside what is counted, not asked, or without an answer; in the words of the answers that decide. */
function excludedText(judged: Judged, at: number, row: Row): string {
  const { measure, rows } = judged;
  const list = (columns: Iterable<string>) => factsOf(judged, row, columns).join(m.ui_list_separator());
  const isFalse = (predicate: Predicate | null): predicate is Predicate =>
    predicate !== null && holds(predicate, row) === false;
  if (rows.kept[at] === kept.notEligible) {
    if (isFalse(measure.universe)) return m.units_why_outside({ facts: list(because(measure.universe, row)) });
    if (isFalse(measure.relevant)) return m.units_why_unasked({ facts: list(because(measure.relevant, row)) });
    return m.units_why_marked();
  }
  return m.units_why_missing({ columns: missingText(judged, row) });
}

/** The questions without whose answers a row does not count. */
export function missingText({ table, measure }: Judged, row: Row): string {
  const unknown =
    measure.universe && holds(measure.universe, row) === null
      ? because(measure.universe, row)
      : [measure.numerator, measure.denominator].flatMap((part) => [...columnsOf(part)]);
  const blank = new Set(unknown.filter((column) => (row[column] ?? null) === null));
  const labels = table.variables.filter(({ name }) => blank.has(name)).map(({ label }) => text(label));
  return labels.join(m.ui_list_separator());
}

/** Answers of a row as facts, a text a question. */
export const factsOf = (
  { codebook, table }: Pick<Judged, 'codebook' | 'table'>,
  row: Row,
  columns: Iterable<string>
): string[] => [...new Set(columns)].map((column) => factText(codebook, table, column, row[column] ?? null));

/** The columns that make a part what it is for this row. */
function deciders(part: Expression, row: Row): string[] {
  switch (part.type) {
    case 'where':
      return holds(part.condition, row) === true
        ? [...because(part.condition, row), ...deciders(part.value, row)]
        : because(part.condition, row);
    case 'sum':
    case 'product':
      return part.operands.flatMap((operand) => deciders(operand, row));
    case 'negative':
      return deciders(part.operand, row);
    default:
      return [...columnsOf(part)];
  }
}

const valueColumns = (part: Expression): string[] => (part.type === 'number' ? [] : [...columnsOf(part)]);

/** It adds up people or things, not units. */
export const isSum = ({ numerator }: Pick<Measure, 'numerator'>): boolean =>
  !(numerator.type === 'where' && numerator.value.type === 'number' && numerator.value.value === 1);

function lackText({ indicator, rows }: Judged, at: number): string[] {
  const lack = lackOf(rows, at, indicator);
  return lack > 0 && indicator.direction === 'up'
    ? [m.units_why_lack({ lack: formatQuantity(lack, text(indicator.count)) })]
    : [];
}

/** Of the columns that the survey is sliced by the one that tells most: the one with the longest list. */
function kindColumn({ filters, choices }: Codebook, table: TableSpec): string | null {
  const lengths = filters.flatMap(({ columns }) => {
    const column = columns[table.name];
    const list = table.variables.find(({ name }) => name === column)?.list;
    return column && list ? [{ column, length: choices.get(list)?.length ?? 0 }] : [];
  });
  return (
    lengths.reduce((best, one) => (one.length > best.length ? one : best), { column: '', length: 0 }).column || null
  );
}
