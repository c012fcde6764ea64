import type { Label } from '../i18n/label';
import type { Codebook } from './codebook';

/** What a survey calls its areas, questions, answers and indicators. */
export function labelsOf({
  areas,
  choices,
  tables,
  indicators
}: Pick<Codebook, 'areas' | 'choices' | 'tables' | 'indicators'>): Label[] {
  return [
    ...areas,
    ...[...choices.values()].flat(),
    ...tables.flatMap(({ variables }) => variables),
    ...indicators
  ].map(({ label }) => label);
}
