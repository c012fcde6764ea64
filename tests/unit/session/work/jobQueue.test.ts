import { expect, test } from 'vitest';
import { EngineCrash } from '../../../../src/lib/engine/engine';
import { JobQueue } from '../../../../src/lib/session/work/jobQueue.svelte';

/** JobQueue over an engine that ends as often as it is told to while its tables are brought back. */
function jobs(crashes: number) {
  const made = { left: crashes, tries: 0 };
  const jobs: JobQueue = new JobQueue(() => {
    made.tries++;
    if (made.left-- <= 0) return Promise.resolve();
    const crash = new EngineCrash('gone');
    jobs.crashed(crash, false);
    return Promise.reject(crash);
  });
  return { jobs, made };
}

test('jobs.crashed(crash) brings back what was there, and nothing is told as a failure', async () => {
  const { jobs: one, made } = jobs(1);
  one.crashed(new EngineCrash('gone'), false);
  await one.recovering;
  expect(made.tries).toBe(2);
  await one.restored();
  expect(one.trouble).toBeNull();
});

test('jobs.crashed(crash) gives up at the third crash within a minute, and says so; the next work that a person asks for tries again', async () => {
  const { jobs: one, made } = jobs(2);
  one.crashed(new EngineCrash('gone'), false);
  await one.recovering;
  await one.run(() => Promise.resolve()).catch(() => null);
  expect(made.tries).toBe(3);
  expect(one.trouble).toBeNull();

  const { jobs: other } = jobs(100);
  other.crashed(new EngineCrash('gone'), false);
  await expect(other.restored()).rejects.toBeInstanceOf(EngineCrash);
  expect(other.trouble).toBeInstanceOf(EngineCrash);
  expect(other.changing, 'nothing is on its way').toBe(0);
});
