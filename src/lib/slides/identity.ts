import type { Figure } from '../figures/figure';
import type { Snapshot } from './snapshot';
import { shortCode } from './shortCode';

/** All that decides what a picture shows, by keyword, as an image carries it: the same words, the same picture. */
export interface Identity {
  /** the spec of the figure, as JSON */
  Spec: string;
  Language: string;
  /** names of the tables, which say their content */
  Tables: string;
  [keyword: string]: string;
}

export const identityOf = (
  { spec }: Pick<Figure, 'spec'>,
  { survey, locale }: Pick<Snapshot, 'survey' | 'locale'>
): Identity => ({
  Spec: JSON.stringify(spec),
  Language: locale,
  Tables: survey.stored.map(({ name }) => name).join(' ')
});

/** A few letters on the foot of a slide that stand for all of it. */
export const codeOf = (identity: Identity): string => shortCode(JSON.stringify(identity));
