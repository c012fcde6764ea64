import type { Codebook } from '../codebook/codebook';
import type { StoredTable } from '../tables/store/stored';
import { append } from './cells/append';
import { asked, askedDefinitions, type Asked, type EstimateQuery } from './cells/asked';
import type { CellBlock } from './cells/cellBlock';
import { combine } from './combine';
import { decode } from './decode';
import type { Estimate } from './estimates';
import { atPlaces } from './places';
import { plan, type Plan } from './cells/plan';
import type { CellQuery, CellSource } from './cells/cellQuery';
import { SourceError } from './sourceError';
import { geographyOf, type Geography } from './geography';

export type { EstimateQuery } from './cells/asked';

/**
 * Every asked indicator for every reporting area, area type and the total, in every asked wave: in the order of the codebook's
 * indicators, then waves, then root, area types, areas. One question a table.
 */
export async function ask(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  query: EstimateQuery,
  signal?: AbortSignal,
  turn?: Turn
): Promise<Estimate[]> {
  const [estimates] = await askAll(source, codebook, stored, [query], signal, turn);
  return estimates!;
}

/** Lets others have their turn between what the tables say. */
export type Turn = () => Promise<void>;

/**
 * The estimates of several queries, each as `ask` gives them: what reads the same rows is one question to the source. What the
 * source has at hand is not waited for.
 * @throws SourceError, or an AbortError
 */
export async function askAll(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  queries: EstimateQuery[],
  signal?: AbortSignal,
  turn?: Turn
): Promise<Estimate[][]> {
  const prepared = new Prepared(codebook, stored, queries);
  const answers = await Promise.all(prepared.cellQueries.map((one) => answerOf(source, one, signal)));
  if (!turn) return prepared.estimates(answers);
  const told: Estimate[][][] = [];
  for (const tables of prepared.byTable(answers)) {
    const own: Estimate[][] = [];
    for (const table of tables) {
      await turn();
      signal?.throwIfAborted();
      own.push(table());
    }
    told.push(own);
  }
  return prepared.inOrder(told);
}

async function answerOf(source: CellSource, query: CellQuery, signal?: AbortSignal): Promise<CellBlock> {
  if (!source.can(query)) throw new SourceError(`no source answers with variance by ${query.variance}`, false);
  return source.peek(query) ?? source.cells(query, signal);
}

/** The same, where the source has all of it at hand; else null, and nothing was asked. */
export function peekAll(
  source: CellSource,
  codebook: Codebook,
  stored: StoredTable[],
  queries: EstimateQuery[]
): Estimate[][] | null {
  const prepared = new Prepared(codebook, stored, queries);
  const answers: CellBlock[] = [];
  for (const query of prepared.cellQueries) {
    const answer = source.peek(query);
    if (answer === null) return null;
    answers.push(answer);
  }
  return prepared.estimates(answers);
}

/** What queries ask of each table, for people who want to check: `source.statement(query)` words it. */
export function queriesFor(codebook: Codebook, stored: StoredTable[], ...queries: EstimateQuery[]): CellQuery[] {
  return new Prepared(codebook, stored, queries).cellQueries;
}

/** Queries with what they ask of each table, ready for the answers. */
class Prepared {
  /** by query: the survey as it is asked */
  #asked: { codebook: Codebook; geography: Geography }[];
  #tables: Asked[][];
  #plan: Plan;

  constructor(
    codebook: Codebook,
    stored: StoredTable[],
    private readonly queries: EstimateQuery[]
  ) {
    const geography = geographyOf(codebook);
    const surveys = queries.map(({ places }) => {
      if (!places || isOfPersons(codebook, places.table)) return { codebook, stored: places ? [] : stored, geography };
      const finer = atPlaces(codebook, stored, places);
      return { ...finer, geography: geographyOf(finer.codebook) };
    });
    this.#asked = surveys;
    this.#tables = queries.map((query, at) => {
      const { codebook, stored, geography } = surveys[at]!;
      return asked(codebook, geography, stored, query);
    });
    this.#plan = plan(this.#tables.flatMap((tables) => tables.flatMap(({ query }) => query ?? [])));
  }

  get cellQueries(): CellQuery[] {
    return this.#plan.queries;
  }

  /** @param answers to the cell queries; @returns by query */
  estimates(answers: CellBlock[]): Estimate[][] {
    return this.inOrder(this.byTable(answers).map((tables) => tables.map((table) => table())));
  }

  /** By query: what each of its tables says, worked out when it is called. */
  byTable(answers: CellBlock[]): (() => Estimate[])[][] {
    let at = 0;
    return this.queries.map(({ waves }, index) => {
      const { codebook, geography } = this.#asked[index]!;
      return this.#tables[index]!.map((one) => {
        const block = one.query ? this.#plan.answer(at++, answers) : null;
        return () => decode(one, block, codebook, geography, waves);
      });
    });
  }

  /** @param told by query and table; @returns by query */
  inOrder(told: Estimate[][][]): Estimate[][] {
    return this.queries.map((query, index) => inOrder(told[index]!.flat(), this.#asked[index]!.codebook, query));
  }
}

/** Of whom small areas would be known. */
const isOfPersons = ({ tables }: Codebook, table: string): boolean =>
  tables.some(({ name, hideBelow }) => name === table && hideBelow > 0);

/** In the order of the codebook's indicators; those that are the largest of their parts after the others are known. */
function inOrder(estimates: Estimate[], codebook: Codebook, query: EstimateQuery): Estimate[] {
  const byIndicator = new Map<string, Estimate[]>();
  for (const estimate of estimates) append(byIndicator, estimate.indicator, estimate);
  return askedDefinitions(codebook, query).flatMap((indicator) => {
    if (indicator.combine === null) return byIndicator.get(indicator.id) ?? [];
    const parts = codebook.indicators.filter(({ partOf }) => partOf === indicator.id).map(({ id }) => id);
    const lists = [...new Set(parts)].flatMap((id) => byIndicator.get(id) ?? []);
    return combine(indicator, lists, codebook);
  });
}
