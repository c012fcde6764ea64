import type { Codebook } from '../codebook/codebook';
import type { StoredTable } from '../tables/store/stored';
import { asked, askedDefinitions, type EstimateQuery } from './asked';
import { combine } from './combine';
import { decode } from './decode';
import type { Estimate } from './estimates';
import { plan } from './plan';
import type { CellQuery, CellSource } from './question';
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
  const [estimates] = await askAll(source, codebook, stored, [query], signal);
  return estimates!;
}

/** The estimates of several queries, each as `ask` gives them: what reads the same rows is one question to the source. */
export async function askAll(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  queries: EstimateQuery[],
  signal?: AbortSignal
): Promise<Estimate[][]> {
  const land = territory(codebook);
  const all = queries.map((query) => ({ query, tables: asked(codebook, land, stored, query) }));
  const questions = all.flatMap(({ tables }) => tables.flatMap(({ question }) => question ?? []));
  const planned = plan(questions);
  const answers = await Promise.all(planned.queries.map((one) => source.cells(one, signal)));
  let at = 0;
  return all.map(({ query, tables }) => {
    const estimates = tables.flatMap((one) => {
      const cells = one.question ? planned.answer(at++, answers) : [];
      return decode(one, cells, codebook, land, query.waves);
    });
    return inOrder(estimates, codebook, query);
  });
}

/** What queries ask of each table, for people who want to check: `source.statement(question)` words it. */
export function questionsFor(codebook: Codebook, stored: StoredTable[], ...queries: EstimateQuery[]): CellQuery[] {
  const land = territory(codebook);
  return plan(
    queries.flatMap((query) => asked(codebook, land, stored, query).flatMap(({ question }) => question ?? []))
  ).queries;
}

/** In the order of the codebook's indicators; those that are the largest of their parts after the others are known. */
function inOrder(estimates: Estimate[], codebook: Codebook, query: EstimateQuery): Estimate[] {
  const byIndicator = new Map<string, Estimate[]>();
  for (const estimate of estimates) {
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
