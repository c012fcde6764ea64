import type { Answering, Codebook, TableSpec } from '../../codebook/codebook';
import { neededColumns } from '../../codebook/neededColumns';

/**
 * Whether a column of a table of persons holds what they wrote themselves, names of others among it: a text that the survey does
 * not count by, or sentences that answer no question.
 */
export function isFreeText(
  answering: Answering | null,
  values: string[],
  table: TableSpec,
  codebook: Codebook
): boolean {
  if (table.hideBelow <= 0 || values.length === 0) return false;
  if (answering === null) return values.some((value) => sentence.test(value));
  const variable = table.variables.find(({ name }) => name === answering.question);
  if (variable?.type !== 'text' || codebook.tables.some(({ key }) => key.includes(variable.name))) return false;
  return !neededColumns(codebook, table).has(variable.name);
}

const sentence = /[，。！？；]|.{20}/;
