import type { Indicator } from '../../codebook/codebook';
import { nothingOwn, type Own, type OwnMeasure, type OwnVariable } from '../../codebook/own/own';
import { understand } from '../../codebook/own/understand';
import type { Engine } from '../../engine/engine';
import { ask } from '../../estimates/ask';
import type { Estimate } from '../../estimates/estimates';
import { duckdbSource } from '../../estimates/sources/duckdb';
import { ownCounts } from '../../estimates/sources/ownCounts';
import type { Opened } from '../../figures/survey';
import { applyOwn } from './applyOwn';

type Asked = Pick<Engine, 'query'>;

/** How many rows of a wave each value of a draft has (null: open), before it is saved; null while it is at fault. @param opened as the files say */
export async function draftCounts(
  engine: Asked,
  { codebook, stored }: Opened,
  draft: OwnVariable,
  wave: string,
  signal: AbortSignal
): Promise<Map<string | null, number> | null> {
  const [found] = understand(codebook, { ...nothingOwn, variables: [draft] }).variables;
  if (!found) return null;
  const tables = stored.filter((one) => one.table === draft.table && one.wave === wave);
  return ownCounts(engine, tables, found.column, signal);
}

/** What a draft of a measure is of the whole in a wave, before it is saved; null while it is at fault. */
export async function draftEstimate(
  engine: Asked,
  opened: Opened,
  { variables }: Own,
  draft: OwnMeasure,
  wave: string,
  signal: AbortSignal
): Promise<{ estimate: Estimate; indicator: Indicator } | null> {
  const { codebook, stored } = applyOwn(opened, { variables, measures: [draft] });
  const indicator = codebook.indicators.find(({ id }) => id === draft.name);
  if (!indicator) return null;
  const query = { waves: [wave], filters: {}, base: '', indicators: [draft.name] };
  const estimates = await ask(duckdbSource(engine), codebook, stored, query, signal);
  const estimate = estimates.find(({ area }) => area === codebook.root);
  return estimate ? { estimate, indicator } : null;
}
