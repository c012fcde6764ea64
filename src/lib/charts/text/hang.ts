import { getLocale } from '../../paraglide/runtime';

/** Marks that fill the right half of their square in Chinese type. */
const opening = /^[“‘（《〈【「『]/;

/** x of a line in a chart on a slide, whose words begin at `x`: its opening mark hangs, but not over the chart's edge. */
export const hungFrom = (x: number, line: string, size: number): number => Math.max(0, x - hang(line, size));

/** px that a line begins left of its margin, so that the ink of an opening mark stands under that of other lines. */
export const hang = (line: string, size: number): number =>
  getLocale().startsWith('zh') && opening.test(line) ? Math.round(size * 0.45) : 0;
