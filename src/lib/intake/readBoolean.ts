import { normal } from './normal';
import { readNumber } from './readNumber';

const yes = new Set(['是', '有', '已', '对', '√', '✓', '✔', 'y', 'yes', 'true', 't']);
const no = new Set(['否', '没有', '无', '未', '不是', '错', '×', '✗', '✘', 'x', 'n', 'no', 'false', 'f']);

/** Reads a yes or no in the ways that forms print them: 1 or 0, null when it is neither. */
export function readBoolean(text: string): 0 | 1 | null {
  const word = normal(text);
  if (yes.has(word)) return 1;
  if (no.has(word)) return 0;
  const value = readNumber(text);
  return value === 1 || value === 0 ? value : null;
}
