import { ask } from '../estimates/ask';
import type { Estimate } from '../estimates/estimates';
import { geographyOf } from '../estimates/geography';
import { duckdbSource } from '../estimates/sources/duckdb';
import { qualityQuestion, type RepeatedRows } from '../figures/words/quality';
import { repeatedRows } from '../tables/checks/repeatedRows';
import type { Board, Shown } from './board.svelte';

/** What of a wave contradicts itself or stands twice, by area. */
export interface FaultsOfAreas {
  estimates: Estimate[];
  repeated: RepeatedRows;
}

/** @throws SourceError, QueryError, or an AbortError */
export async function faultsOfAreas(
  { engine }: Pick<Board, 'engine'>,
  { answers, view }: Shown,
  signal: AbortSignal
): Promise<FaultsOfAreas> {
  const { codebook, stored } = answers.opened;
  const { reporting } = geographyOf(codebook);
  const [query] = qualityQuestion(view, codebook);
  const estimates = query ? await ask(duckdbSource(engine), codebook, stored, query, signal) : [];
  const repeated: RepeatedRows = new Map();
  for (const table of codebook.tables.filter(({ design, hideBelow }) => design === 'census' && hideBelow === 0)) {
    const own = stored.find((one) => one.table === table.name && one.wave === view.wave);
    const found = own ? await repeatedRows(engine, own, table, signal) : null;
    if (!found) continue;
    const byArea = new Map<string, number>();
    for (const [code, rows] of found) {
      const area = reporting.get(code) ?? '';
      byArea.set(area, (byArea.get(area) ?? 0) + rows);
    }
    repeated.set(table.name, byArea);
  }
  return { estimates, repeated };
}
