import type { Codebook } from '../../codebook/codebook';
import { normal } from '../../intake/match/normal';

/** The texts of a wave column by the wave that they mean; texts that mean none are left out. */
export function wavesOf(texts: string[], codebook: Codebook): Map<string, string[]> {
  const ids = new Map<string, string>();
  for (const { id, label } of codebook.waves) {
    for (const name of [id, ...Object.values(label)]) ids.set(normal(name), id);
  }
  const found = new Map<string, string[]>();
  for (const text of texts) {
    const id = ids.get(normal(text)) ?? ids.get(normal(text).replace(/(\.0+|年)$/, ''));
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), text]);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
