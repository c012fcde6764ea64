import type { ColumnMatch } from './report';

/** A column with a suggestion that nobody has said yes to: its values are not stored. */
export function isWaiting({ answering, taken, personal, certainty }: ColumnMatch): boolean {
  return answering !== null && !taken && personal === null && certainty < 1;
}
