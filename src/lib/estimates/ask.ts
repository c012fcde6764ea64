import type { Codebook } from '../codebook/codebook';
import type { StoredTable } from '../tables/store/stored';
import { asked, askedDefinitions, type EstimateQuery } from './asked';
import { combine } from './combine';
import { decode } from './decode';
import type { Estimate } from './estimates';
import type { CellSource, Question } from './question';
import { territory } from './territory';

export type { EstimateQuery } from './asked';

/**
 * Every asked indicator for every reporting area, kind and the whole, in every asked wave: in the order of the codebook's
 * indicators, then waves, then root, kinds, areas. One question a table.
 */
export async function ask(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  query: EstimateQuery,
  signal?: AbortSignal
): Promise<Estimate[]> {
  const land = territory(codebook);
  const answers = await Promise.all(
    asked(codebook, land, stored, query).map(async (one) => {
      const cells = one.question ? await source.cells(one.question, signal) : [];
      return decode(one, cells, codebook, land, query.waves);
    })
  );
  const byIndicator = new Map<string, Estimate[]>();
  for (const estimate of answers.flat()) {
    const list = byIndicator.get(estimate.indicator);
    if (list) list.push(estimate);
    else byIndicator.set(estimate.indicator, [estimate]);
  }
  return askedDefinitions(codebook, query).flatMap((indicator) => {
    if (indicator.combine === null) return byIndicator.get(indicator.id) ?? [];
    const parts = codebook.indicators.filter(({ partOf }) => partOf === indicator.id).map(({ id }) => id);
    const lists = [...new Set(parts)].flatMap((id) => byIndicator.get(id) ?? []);
    return combine(indicator, lists, codebook);
  });
}

/** What a query asks of each table, for people who want to check: `source.statement(question)` words it. */
export function questionsFor(codebook: Codebook, stored: StoredTable[], query: EstimateQuery): Question[] {
  return asked(codebook, territory(codebook), stored, query).flatMap(({ question }) => question ?? []);
}
