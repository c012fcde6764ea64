import type { Figure } from '../../figures/figure';
import { plain } from '../../figures/words/sentence';

/** Every text that leaves with a figure, on a slide, in its table and notes, or unseen in its image; its numbers are none. */
export function figureTexts({ headline, table, ...figure }: Figure): string[] {
  const { title, subtitle, basis, remarks, chart, spec } = figure;
  const cells = table.rows.map((row) => row.filter((cell) => typeof cell === 'string'));
  return [...new Set([plain(headline), ...textsIn([title, subtitle, table.head, cells, basis, remarks, chart, spec])])];
}

/** Every text within it, at any depth. */
export function textsIn(all: unknown): string[] {
  if (typeof all === 'string') return [all];
  // the shapes of a map are drawn, and what else their file says of them is not
  if (typeof all !== 'object' || all === null || 'geometry' in all) return [];
  const parts: unknown[] = all instanceof Map || all instanceof Set ? [...all.values()] : Object.values(all);
  return parts.flatMap(textsIn);
}
