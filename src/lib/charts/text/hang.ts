import { getLocale } from '../../paraglide/runtime';

/** Marks that fill the right half of their square in Chinese type. */
const opening = /^[“‘（《〈【「『]/;

/** px that a line begins left of its margin, so that the ink of an opening mark stands under that of other lines. */
export const hang = (line: string, size: number): number =>
  getLocale().startsWith('zh') && opening.test(line) ? Math.round(size * 0.45) : 0;
