import type { Codebook } from '../../codebook/codebook';
import { merged, readOwn } from '../../codebook/own/readOwn';
import { formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { Owns } from './owns.svelte';

/** Takes a file of definitions that was dropped: all of it or nothing. @returns what happened. @throws CodebookError with its faults */
export async function takeOwn(path: string, text: string, codebook: Codebook, owns: Owns): Promise<string> {
  const brought = readOwn(path, text, codebook);
  const { own, replaced } = merged(owns.of(codebook.id), brought);
  await owns.goTo(codebook.id, own);
  return m.own_taken({
    count: formatNumber(brought.variables.length + brought.measures.length),
    replaced: formatNumber(replaced)
  });
}
