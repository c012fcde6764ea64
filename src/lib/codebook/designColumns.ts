import type { TableSpec } from './table';

/** The columns that say how a sample was drawn, the weight apart. */
export function designColumns({ stratum, cluster, fpc, fpcWithin }: TableSpec): string[] {
  return [stratum, cluster, fpc, fpcWithin].filter((column) => column !== null && column !== undefined);
}
