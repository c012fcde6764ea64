import type { TableSpec } from './codebook';

/**
 * Columns of a table that tell of a person, or may: those that the codebook says are, and texts and times of which it does not say
 * that they are not, unless they are its key.
 */
export function personalColumns({ key, variables }: Pick<TableSpec, 'key' | 'variables'>): Set<string> {
  const isPersonal = ({ name, type, personal }: TableSpec['variables'][number]) =>
    personal ?? ((type === 'text' || type === 'datetime') && !key.includes(name));
  return new Set(variables.filter(isPersonal).map(({ name }) => name));
}
