import type { Engine } from '../../../src/lib/engine/engine';
import { EngineCrash } from '../../../src/lib/engine/engine';
import { rows } from '../../../src/lib/engine/rows';
import { Files } from '../../../src/lib/session/files/files.svelte';
import { Loader } from '../../../src/lib/session/files/loader';
import { PendingFiles } from '../../../src/lib/session/files/pendingFiles.svelte';
import { JobQueue } from '../../../src/lib/session/work/jobQueue.svelte';
import { nativeEngine } from '../../nativeEngine';
import { survey } from '../tables/survey';

/** The parts of a session that need no page, over an engine that dies when it is given a text that says so. */
export async function desk() {
  let engine = Promise.resolve(await nativeEngine());
  const dead = new Set<Engine>();
  const notices: { gone: string[]; different: string[] }[] = [];
  let changes = 0;

  function die(ended: Engine): never {
    const crash = new EngineCrash('memory access out of bounds');
    if (!dead.has(ended)) {
      dead.add(ended);
      engine = nativeEngine();
      jobs.crashed(crash, loader.blame(crash));
    }
    throw crash;
  }

  /** The engine as it is now, as long as it lives. */
  const living = async (): Promise<Engine> => {
    const real = await engine;
    const alive = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => (dead.has(real) ? die(real) : ask());
    return (facades.get(real) ??
      facades
        .set(real, {
          query: async (sql, signal) => alive(() => real.query(sql, signal)),
          register: async (file) =>
            new TextDecoder().decode(file).includes('kill') ? die(real) : alive(() => real.register(file)),
          release: async (name) => alive(() => real.release(name)),
          insert: async (table, content) => alive(() => real.insert(table, content)),
          close: () => real.close()
        })
        .get(real))!;
  };
  const facades = new Map<Engine, Engine>();

  const loader = new Loader(living, () => []);
  const jobs: JobQueue = new JobQueue(async (job) => {
    if (files.list.length > 0) {
      const { gone, different } = await files.reload(job);
      notices.push({
        gone: gone.map(({ source }) => source.name),
        different: different.map(({ source }) => source.name)
      });
    }
    await pending.reload(job);
  });
  const files: Files = new Files(
    jobs,
    loader,
    () => pending.tables,
    () => (changes += 1),
    () => Promise.resolve()
  );
  const pending: PendingFiles = new PendingFiles(jobs, loader, files, () => Promise.resolve('elsewhere'));
  files.promise(survey, []);

  return {
    jobs,
    files,
    pending,
    notices,
    changes: () => changes,
    /** Loads texts as files that wait. */
    drop: (texts: Record<string, string>) =>
      jobs.run((job) =>
        pending.load(
          job,
          Object.entries(texts).map(([name, text]) => ({ name, file: new Blob([text]) }))
        )
      ),
    /** The engine ends while nothing is asked of it. */
    end: async () => {
      try {
        die(await engine);
      } catch (crash) {
        return crash;
      }
    },
    async tableNames(): Promise<string[]> {
      const found = await (await living()).query('SELECT table_name FROM duckdb_tables() ORDER BY 1');
      return rows<{ table_name: string }>(found).map((row) => row.table_name);
    },
    close: async () => (await engine).close()
  };
}
