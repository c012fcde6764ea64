import type { Loaded } from '../../tables/load/load';
import { failed } from './loader';
import type { DroppedFile } from './pack';
import type { Job } from '../work/jobQueue.svelte';

/** Dropped files with what is in the zips among them in the zips' places; zips that cannot be opened apart. */
export async function unpack(dropped: DroppedFile[], job: Job): Promise<{ files: DroppedFile[]; failed: Loaded[] }> {
  const { isZip, unzip } = await import('../../files/zip/unzip');
  const files: DroppedFile[] = [];
  const refused: Loaded[] = [];
  for (const { path, file } of dropped) {
    if (!(await isZip(file))) {
      files.push({ path, file });
      continue;
    }
    job.tell({ step: 'read', file: path, share: null }, 0);
    const found = await unzip(file, { signal: job.signal });
    if ('problem' in found) refused.push(failed({ file, name: path }, found.problem));
    else files.push(...found.map((entry) => ({ path: `${path}/${entry.path}`, file: entry.file })));
  }
  return { files, failed: refused };
}
