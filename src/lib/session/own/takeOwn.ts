import type { Codebook } from '../../codebook/codebook';
import type { Own } from '../../codebook/own/own';
import { merged, readOwn } from '../../codebook/own/readOwn';
import { formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';

/** What is defined with what a file brings, and what is told of it. @throws CodebookError with the faults of the file */
export function takeOwn(path: string, text: string, codebook: Codebook, before: Own): { own: Own; said: string } {
  const brought = readOwn(path, text, codebook);
  const { own, replaced } = merged(before, brought);
  const count = formatNumber(brought.variables.length + brought.measures.length);
  return { own, said: m.own_taken({ count, replaced: formatNumber(replaced) }) };
}
