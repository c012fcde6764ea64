import { textWidth } from '$lib/charts/text/textWidth';
import type { UnitColumn } from '$lib/figures/units/unitsTable';

const sample = 24;

/** As wide as the head and the first rows of each column need, in px: nothing is measured on the page. The reason, of so many px at most, may stand in several lines. */
export function columnWidths(columns: UnitColumn[], rows: Int32Array, reason: number): number[] {
  const first = Array.from(rows.subarray(0, sample));
  return columns.map(({ short, words, answers }, at) => {
    const widest = Math.max(...first.map((row) => textWidth(words(row), 13)), 30);
    const [least, most] = answers === null ? [180, reason] : [56, 190];
    const head = Math.min(textWidth(short, 12) + 14, 120);
    return Math.ceil(Math.min(most, Math.max(least, widest, head)) + (at === 0 ? 32 : 22));
  });
}
