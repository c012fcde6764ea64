import type { Codebook, Indicator } from '../../codebook/codebook';
import type { StoredTable } from '../../tables/store/stored';
import type { MatchedFate, MatchedSource } from './matched';
import { matchedChanges, matchedQuery, type ChangeQuery, type MatchedChange } from './matchedChanges';

/** What is asked of the same units in two waves: a definition by area, and by groups of codes of a column. */
export interface MatchedAsk {
  indicator: Indicator;
  before: string;
  now: string;
  filters: Record<string, string[]>;
  /** null: by area only */
  by: { column: string; groups: string[][] } | null;
}

export interface MatchedAnswer {
  /** by area */
  changes: MatchedChange[];
  /** the same of each group */
  groups: MatchedChange[][];
  /** of all complete rows, whatever their group */
  fates: MatchedFate[];
}

/** What the units of both waves say; null where they cannot be found again, or nobody may. */
export async function askMatched(
  source: MatchedSource,
  codebook: Codebook,
  stored: StoredTable[],
  ask: MatchedAsk,
  signal?: AbortSignal
): Promise<MatchedAnswer | null> {
  const query = matchedQuery(codebook, stored, ask);
  if (!query || source.statement(query) === '') return null;
  const changesOf = (one: ChangeQuery) => matchedChanges(source, codebook, stored, one, signal);
  const [all, fates, ...groups] = await Promise.all([
    changesOf(ask),
    source.fates(query, signal),
    ...groupQueries(ask).map(changesOf)
  ]);
  return all && { changes: all, groups: groups.map((one) => one ?? []), fates };
}

/** One of the whole, then one a group. */
export const changeQueries = (ask: MatchedAsk): ChangeQuery[] => [ask, ...groupQueries(ask)];

const groupQueries = ({ by, ...ask }: MatchedAsk): ChangeQuery[] =>
  (by?.groups ?? []).map((codes) => ({ ...ask, within: { column: by!.column, codes } }));
