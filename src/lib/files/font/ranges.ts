/** The first and last code points of a CSS unicode-range: "U+4e00,U+4e8c-4e94". */
export const rangesOf = (unicodeRange: string): (readonly [first: number, last: number])[] =>
  unicodeRange.split(',').map((range) => {
    const [first, last] = range.trim().slice(2).split('-');
    return [parseInt(first!, 16), parseInt(last ?? first!, 16)] as const;
  });

/** Code points as a CSS unicode-range. */
export function unicodeRange(codes: Iterable<number>): string {
  const ranges: [number, number][] = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number) => code.toString(16);
  return ranges.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join(',');
}
