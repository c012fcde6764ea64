import type { Part } from '../../intake/records/parts';
import type { Recoding } from '../../intake/report/report';
import { yieldToMain } from '../../page/yieldToMain';
import type { Column } from './columns';
import type { Profile } from './profile';
import type { Tally } from './Tally';

/**
 * Reads each different text of a column that is not plain.
 * @param told gets what was found; null where somebody else tells it
 * @param isDue tells when the page should have a turn
 */
export async function recodeColumn(
  column: Column,
  { seen }: Profile,
  part: Part,
  tally: Tally,
  told: Tally | null,
  isDue: () => boolean
): Promise<Recoding[]> {
  const recodings: Recoding[] = [];
  const texts = seen.get(column.fields[0]!.index) ?? [];
  for (const { text } of texts) column.hear(text);
  for (const text of texts) {
    if (isDue()) await yieldToMain();
    const recoding = tally.read(column, text.text);
    told?.text(column.variable.name, recoding, text, part);
    recodings.push(recoding);
  }
  return recodings;
}
