import type { VariableType } from '../../codebook/codebook';

export const isNumber = (type: VariableType | undefined): boolean =>
  type === 'integer' || type === 'decimal' || type === 'boolean';

/** Stored as ENUM: it comes as a number a row and each word once. */
export const isCode = (type: VariableType | undefined): boolean => type === 'select_one' || type === 'area';
