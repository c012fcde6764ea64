import type { Codebook, Preset } from '../../codebook/codebook';
import { EngineCrash, QueryError, type Engine } from '../../engine/engine';
import { identifier } from '../../engine/sql';
import { NotUtf8 } from '../../intake/text/decode';
import { emptyReport } from '../../intake/report/emptyReport';
import { inspect, type Inspected, type InspectOptions, type Source } from './inspect';
import type { Problem } from '../../intake/report/report';
import { loadFile } from './loadFile';
import type { FileOptions, Loaded, Step } from './loaded';
import { Miscount } from '../part/Miscount';
import { storedNames } from '../store/storedNames';

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
  /** bytes of engine memory that a file may need */
  limit?: number;
  /** beside those of the survey */
  presets?: Preset[];
  /** a file is worked on in parts of about so many bytes */
  partBytes?: number;
  /** so much of a file is looked at before its encoding is said */
  headBytes?: number;
  /** count the rows that break a rule, too; false leaves it to `check`, and the report's checks are null until then */
  check?: boolean;
}

/** Engine memory that a browser tab gives: WebAssembly ends at 4 GB, and the figures need theirs. */
export const memoryLimit = 3e9;

/**
 * Loads files one after the other into stored tables. A fault of one file is in its report and hurts no other.
 * @param engine may still be starting: the files are inspected meanwhile
 * @throws AbortError when the signal fires; then nothing of any of the files is left
 */
export async function load(
  engine: Engine | Promise<Engine>,
  codebook: Codebook,
  sources: Source[],
  { signal, progress, limit = memoryLimit, check = true, presets = [], partBytes, headBytes }: LoadOptions = {}
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
  const inspecting = (index: number): InspectOptions => ({
    signal,
    limit,
    presets,
    headBytes,
    // of the file in hand only: later ones are inspected ahead
    progress: (share) => index === current && report(index)('read', share * readShare)
  });
  const inspected = inspectAll(codebook, sources, inspecting);
  const loaded: Loaded[] = [];
  try {
    const ready = await engine;
    const there = new Set(storedNames(ready));
    try {
      for (const [index, source] of sources.entries()) {
        current = index;
        report(index)('read', 0);
        const options = { signal, check, there: new Set(there), partBytes, progress: storing(report(index)) };
        const again = (cause: NotUtf8) => inspect(codebook, source, { ...inspecting(index), encoding: cause.encoding });
        const one = await oneFile(ready, source, inspected[index]!, options, again);
        loaded.push(one);
        for (const { name } of one.tables) there.add(name);
        signal?.throwIfAborted();
      }
      for (const name of there) storedNames(ready).add(name);
      return loaded;
    } catch (cause) {
      const before = storedNames(ready);
      for (const { name } of loaded.flatMap(({ tables }) => tables)) if (!before.has(name)) await forget(ready, name);
      throw cause;
    }
  } finally {
    // what is still being inspected when something failed says no more
    current = NONE;
  }
}

/** The part of a file's work that is done when its text has been read. */
const readShare = 0.3;

const storing = (report: (step: Step, share: number) => void) => (step: Step, share: number) =>
  report(step, readShare + share * (1 - readShare));

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
  options: FileOptions,
  again: (cause: NotUtf8) => Promise<Inspected>
): Promise<Loaded> {
  try {
    return await loadFile(engine, source, await inspected, options);
  } catch (cause) {
    if (cause instanceof NotUtf8) return oneFile(engine, source, again(cause), options, again);
    options.signal?.throwIfAborted();
    if (cause instanceof EngineCrash) throw cause;
    const report = { ...emptyReport(source.name, source.file.size), problem: problemOf(cause) };
    return { source, report, tables: [], text: null };
  }
}

function problemOf(cause: unknown): Problem {
  if (cause instanceof Miscount) {
    const { records, rows, rejects } = cause;
    return { code: 'miscounted', detail: { records, rows, rejects } };
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return { code: 'unreadable', detail: { cause: kindOf(cause, reason), reason } };
}

/** What a person can do something about. */
function kindOf(cause: unknown, reason: string): 'gone' | 'memory' | 'engine' | 'page' {
  if (cause instanceof DOMException && /^Not(Readable|Found)Error$/.test(cause.name)) return 'gone';
  if (/out of memory|allocation failed|invalid array (buffer )?length/i.test(reason)) return 'memory';
  return cause instanceof QueryError ? 'engine' : 'page';
}

async function forget(engine: Engine, name: string): Promise<void> {
  await engine.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
}
