import { hcl } from 'd3';
import type { Frame } from './frame';
import type { AreaMark } from './subject';

/** Which areas stand back: on a slide, beside those that its title names and beside the total. */
export function recedesBeside(
  { selected = [], total }: { selected?: readonly string[]; total?: AreaMark },
  { limited = false }: Frame
): (area: AreaMark) => boolean {
  return (area) => limited && selected.length > 0 && area !== total && !selected.includes(area.code);
}

/** A colour standing back: grey, and lighter, so that it is taken for no other colour of the chart. */
export function receded(colour: string): string {
  const { h, c, l, opacity } = hcl(colour);
  return hcl(h, c * 0.12, l + (100 - l) * 0.36, opacity).formatHex();
}
