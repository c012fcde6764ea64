import type { IntakeReport } from '../../intake/report/report';

/** The one field of a file that answers a question; null where none does, or several do. */
export function fieldOf({ columns }: Pick<IntakeReport, 'columns'>, variable: string): number | null {
  const places = columns.flatMap(({ taken, answering }, at) => (taken && answering?.question === variable ? [at] : []));
  const [first, ...others] = places;
  return first === undefined || others.length > 0 || columns[first]!.answering!.option !== null ? null : first;
}
