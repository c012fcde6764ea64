import type { Loaded, FileOptions } from './loaded';
import type { Engine } from '../../engine/engine';
import { check } from '../checks/check';
import type { Inspected, Source } from './inspect';
import { store } from '../store/store';

/** The path of an inspected file to stored tables. What is wrong with the file is in the report. */
export async function loadFile(
  engine: Engine,
  source: Source,
  { report, known }: Inspected,
  options: FileOptions
): Promise<Loaded> {
  if (known === null) return { source, report, tables: [], text: null };
  const loaded = { source, report, ...(await store(engine, report, known, options)) };
  return options.check ? { ...loaded, report: await check(engine, known.codebook, loaded) } : loaded;
}
