import type { Engine } from '../src/lib/engine/engine';
import type { CellSource } from '../src/lib/estimates/cells/cellQuery';
import { duckdbSource } from '../src/lib/estimates/sources/duckdb';
import { pageSource } from '../src/lib/estimates/sources/page/page';

/**
 * The page's own source: tables are brought once, what is asked of them is added up beside them, the rest goes to the engine.
 * Ten times as fast as a statement a question; tests/unit/estimates/agreement.test.ts holds both to the same sums.
 */
export function preparedSource(engine: Pick<Engine, 'query'>): CellSource {
  const page = pageSource(engine, duckdbSource(engine));
  return {
    ...page,
    async cells(query, signal) {
      await page.prepare(query, () => Promise.resolve());
      return page.cells(query, signal);
    }
  };
}
