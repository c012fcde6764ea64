import type { Codebook } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import { identifier } from '../engine/sql';
import { emptyReport } from '../intake/emptyReport';
import { inspect, type Inspected, type InspectOptions, type Source } from './inspect';
import { loadFile, type FileOptions, type Loaded, type Step } from './loadFile';
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
  /** count the rows that break a rule, too; false leaves it to `check`, and the report's checks are null until then */
  check?: boolean;
}

/** Text that a browser tab can still hold and clean. */
export const memoryLimit = 1.5e9;

/**
 * Loads files one after the other into stored tables. A fault of one file is in its report and hurts no other.
 * @param engine may still be starting: the files are inspected meanwhile
 * @throws AbortError when the signal fires; then nothing of any of the files is left
 */
export async function load(
  engine: Engine | Promise<Engine>,
  codebook: Codebook,
  sources: Source[],
  { signal, progress, limit = memoryLimit, check = true }: LoadOptions = {}
): Promise<Loaded[]> {
  signal?.throwIfAborted();
  const bytes = sources.reduce((sum, { file }) => sum + file.size, 0) || 1;
  const before = (index: number) => sources.slice(0, index).reduce((sum, { file }) => sum + file.size, 0);
  const report = (index: number) => (step: Step, share: number) => {
    const { name, file } = sources[index]!;
    progress?.({
      file: name,
      index,
      of: sources.length,
      step,
      share: (before(index) + share * file.size) / bytes
    });
  };
  let current = 0;
  const inspected = inspectAll(codebook, sources, (index) => ({
    signal,
    limit,
    // of the file in hand only: later ones are inspected ahead
    progress: (share) => index === current && report(index)('read', share * 0.5)
  }));
  const made: string[] = [];
  const loaded: Loaded[] = [];
  try {
    const ready = await engine;
    const kept = new Set(storedNames(ready));
    try {
      for (const [index, source] of sources.entries()) {
        current = index;
        report(index)('read', 0);
        loaded.push(
          await oneFile(ready, source, inspected[index]!, kept, made, { signal, check, progress: report(index) })
        );
        signal?.throwIfAborted();
      }
      for (const { name } of loaded.flatMap(({ tables }) => tables)) storedNames(ready).add(name);
      return loaded;
    } catch (cause) {
      await forget(ready, made, kept);
      throw cause;
    }
  } finally {
    // what is still being inspected when something failed says no more
    current = NONE;
  }
}

const NONE = -1;

/** Inspects one file after the other, ahead of the engine. */
function inspectAll(
  codebook: Codebook,
  sources: Source[],
  options: (index: number) => InspectOptions
): Promise<Inspected>[] {
  let last: Promise<unknown> = Promise.resolve();
  return sources.map((source, index) => {
    const inspected = last.then(() => inspect(codebook, source, options(index)));
    last = inspected.catch(() => null);
    return inspected;
  });
}

async function oneFile(
  engine: Engine,
  source: Source,
  inspected: Promise<Inspected>,
  kept: ReadonlySet<string>,
  made: string[],
  options: Omit<FileOptions, 'made'>
): Promise<Loaded> {
  const mine: string[] = [];
  try {
    const loaded = await loadFile(engine, await inspected, { ...options, made: mine });
    made.push(...mine);
    return loaded;
  } catch (cause) {
    await forget(engine, mine, new Set([...kept, ...made]));
    options.signal?.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    const report = emptyReport(source.name, source.file.size);
    return { report: { ...report, problem: { code: 'unreadable', detail: { reason } } }, tables: [] };
  }
}

async function forget(engine: Engine, names: string[], except: ReadonlySet<string>): Promise<void> {
  for (const name of names) if (!except.has(name)) await engine.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
}
