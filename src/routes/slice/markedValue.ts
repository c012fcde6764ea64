import { readMark } from '$lib/charts/mark';
import type { CrossedSpec } from '$lib/figures/crosstab/spec';
import type { DimensionValue } from '$lib/figures/crosstab/dimension';
import type { Chosen } from '$lib/figures/crosstab/versus/chosen';

/**
 * What is chosen once the mark under a press is put in, or taken out: of its row, or of its column where that is what is chosen
 * already, or its row cannot be.
 */
export function markedValue(
  target: EventTarget | null,
  spec: Pick<CrossedSpec, 'rows' | 'columns'>,
  sides: { side: Chosen['side']; values: DimensionValue[] }[],
  chosen: Chosen | null
): Chosen | null {
  const mark = target instanceof Element ? target.closest<SVGElement>('[data-mark]')?.dataset['mark'] : undefined;
  if (mark === undefined) return null;
  const { group } = readMark(mark);
  const found = [...sides]
    .sort((a, b) => Number(b.side === chosen?.side) - Number(a.side === chosen?.side))
    .flatMap(({ side, values }) => {
      const code = group?.[spec[side] ?? ''];
      return values.some((one) => one.code !== null && one.code === code) ? [{ side, code: code! }] : [];
    });
  const [first] = found;
  if (!first) return null;
  const codes = chosen?.side === first.side ? chosen.codes : [];
  const next = codes.includes(first.code) ? codes.filter((one) => one !== first.code) : [...codes, first.code];
  return { side: first.side, codes: next };
}
