import { upTo } from './cellWords';

const longestName = 31;

/** The name without signs that spreadsheets refuse, cut to what they bear, and numbered where another sheet has it. */
export function freeName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[[\]/\\:*?]/g, '_')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  for (let number = 1; ; number++) {
    const after = number === 1 ? '' : ` (${number})`;
    const free = upTo(plain, longestName - after.length) + after;
    if (taken.has(free.toLowerCase())) continue;
    taken.add(free.toLowerCase());
    return free;
  }
}
