import type { Target } from './codebook';

/** A target that a person has set on this machine. */
export interface OwnTarget extends Pick<Target, 'indicator' | 'area' | 'period' | 'value'> {
  /** who; '' where nobody says */
  by: string;
  /** ISO time; '' where nobody says */
  at: string;
}

/** Targets of the survey with those of a person before them: of one area they go before all that the survey wants of it. */
export const withOwn = (targets: readonly Target[], own: readonly OwnTarget[]): Target[] => [
  ...own.map(({ by, at, ...target }): Target => ({ ...target, provisional: false, set: { by, at }, isOwn: true })),
  ...targets.filter(({ isOwn }) => !isOwn)
];

/** The same text for the same place. */
export const targetKey = ({ indicator, area, period }: Pick<Target, 'indicator' | 'area' | 'period'>): string =>
  JSON.stringify([indicator, area, period]);
