import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unpack } from '../../../../src/lib/session/files/unpack';
import type { Job } from '../../../../src/lib/session/work/jobQueue.svelte';

const bytes = readFileSync('tests/fixtures/intake/districts.zip');
const job: Job = {
  signal: new AbortController().signal,
  cancel: () => null,
  isCancellable: true,
  behind: () => null,
  tell: () => null
};

test('unpack(dropped, job) puts the files of a zip in its place, and reports a zip that cannot be opened', async () => {
  const { files, failed } = await unpack(
    [
      { path: 'a.csv', file: new Blob(['x,y\n1,2\n']) },
      { path: '上报/districts.zip', file: new Blob([bytes]) },
      { path: 'broken.zip', file: new Blob([bytes.subarray(0, 200)]) },
      { path: 'z.csv', file: new Blob([]) }
    ],
    job
  );
  const paths = files.map(({ path }) => path);
  expect(paths[0]).toBe('a.csv');
  expect(paths.at(-1)).toBe('z.csv');
  expect(paths.slice(1, -1).length).toBeGreaterThan(1);
  expect(paths.slice(1, -1).every((path) => /^上报\/districts\.zip\/.+\.csv$/.test(path))).toBe(true);
  expect(failed.map(({ source, report, tables }) => [source.name, report.problem?.code, tables])).toEqual([
    ['broken.zip', 'zip', []]
  ]);
});
