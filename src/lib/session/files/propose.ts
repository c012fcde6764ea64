import { readCodebook } from '../../codebook/read/readCodebook';
import { inspect } from '../../tables/load/inspect';
import { memoryLimit, type Source } from '../../tables/load/load';
import { builtInPack } from './pack';

/** The survey of those that come with the page that most of the files are tables of; null when none is. */
export async function propose(sources: Source[], surveys: string[], signal: AbortSignal): Promise<string | null> {
  let best = { id: null as string | null, files: 0 };
  for (const id of surveys) {
    const codebook = readCodebook((await builtInPack(id)).texts);
    let files = 0;
    for (const { file, name } of sources) {
      const { known } = await inspect(codebook, { file, name }, { signal, limit: memoryLimit, presets: [] });
      if (known !== null) files += 1;
    }
    if (files > best.files) best = { id, files };
  }
  return best.id;
}
