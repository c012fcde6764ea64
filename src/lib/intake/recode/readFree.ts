import { isExampleText } from '../form/example';
import { mask } from './mask';
import { unmarked } from './narrow';
import type { Reading } from './reading';

/**
 * Reads a free text or an id: without what stands around it, and with personal numbers blotted out unless they are to stay, as in an
 * id. null for an id that says of itself that it is an example.
 */
export function readFree(text: string, keepPersonal: boolean): Reading<string> | null {
  if (keepPersonal && isExampleText(text)) return null;
  const bare = isQuoted(text) ? text.trim() : unmarked(text);
  const masked = keepPersonal ? null : mask(bare);
  if (masked !== null) return { value: masked, rule: 'masked' };
  return { value: bare, rule: bare === text.replace(/^ +| +$/g, '') ? null : 'textMark' };
}

/** 'a' and ‘a’ are quoted, '0012 is a number kept as text. */
const isQuoted = (text: string): boolean => /^\s*['‘’`](?!\w[^'‘’`]*$)/.test(text);
