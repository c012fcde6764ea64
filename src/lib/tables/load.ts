import type { Codebook } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import { identifier } from '../engine/sql';
import { emptyReport } from '../intake/emptyReport';
import { loadFile, type Loaded, type Source, type Step } from './loadFile';
import { storedNames } from './storedNames';

export type { Loaded, Source, Step };

export interface LoadProgress {
  file: string;
  /** place of the file in the list, from 0 */
  index: number;
  of: number;
  step: Step;
  /** of all files by their size, 0..1 */
  share: number;
}

export interface LoadOptions {
  signal?: AbortSignal;
  progress?: (progress: LoadProgress) => void;
  /** longest file that is taken, in bytes */
  limit?: number;
}

/** Text that a browser tab can still hold and clean. */
export const memoryLimit = 1.5e9;

/**
 * Loads files one after the other into stored tables. A fault of one file is in its report and hurts no other.
 * @throws AbortError when the signal fires; then nothing of any of the files is left
 */
export async function load(
  engine: Engine,
  codebook: Codebook,
  sources: Source[],
  { signal, progress, limit = memoryLimit }: LoadOptions = {}
): Promise<Loaded[]> {
  signal?.throwIfAborted();
  const before = new Set(storedNames(engine));
  const bytes = sources.reduce((sum, { file }) => sum + file.size, 0);
  const made: string[] = [];
  const loaded: Loaded[] = [];
  let done = 0;
  try {
    for (const [index, source] of sources.entries()) {
      const report = (step: Step, share: number) =>
        progress?.({
          file: source.name,
          index,
          of: sources.length,
          step,
          share: (done + share * source.file.size) / (bytes || 1)
        });
      loaded.push(await oneFile(engine, codebook, source, before, made, { signal, progress: report, limit }));
      done += source.file.size;
      signal?.throwIfAborted();
    }
    for (const { name } of loaded.flatMap(({ tables }) => tables)) storedNames(engine).add(name);
    return loaded;
  } catch (cause) {
    await forget(engine, made, before);
    throw cause;
  }
}

interface OneFile {
  signal: AbortSignal | undefined;
  progress: (step: Step, share: number) => void;
  limit: number;
}

async function oneFile(
  engine: Engine,
  codebook: Codebook,
  source: Source,
  before: ReadonlySet<string>,
  made: string[],
  options: OneFile
): Promise<Loaded> {
  const mine: string[] = [];
  try {
    const loaded = await loadFile(engine, codebook, source, { ...options, made: mine });
    made.push(...mine);
    return loaded;
  } catch (cause) {
    await forget(engine, mine, new Set([...before, ...made]));
    options.signal?.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    const report = emptyReport(source.name, source.file.size);
    return { report: { ...report, problem: { code: 'unreadable', detail: { reason } } }, tables: [] };
  }
}

async function forget(engine: Engine, names: string[], except: ReadonlySet<string>): Promise<void> {
  for (const name of names) if (!except.has(name)) await engine.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
}
