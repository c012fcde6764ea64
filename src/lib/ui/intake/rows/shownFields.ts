import { mask } from '../../../intake/recode/mask';
import type { ColumnMatch } from '../../../intake/report/report';

/** Places of the columns whose content may be shown: those that seem personal stay out of sight. */
export function visiblePlaces(columns: ColumnMatch[], fields: number): number[] {
  return Array.from({ length: fields }, (_, at) => at).filter((at) => (columns[at]?.personal ?? null) === null);
}

/** A field as it may be shown: numbers of identity cards and phones blotted out. */
export const shownField = (field: string | undefined): string => mask(field ?? '') ?? field ?? '';
