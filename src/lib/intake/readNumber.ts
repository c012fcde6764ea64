/** Reads a number as offices write it: full-width digits, thousands marks, a trailing `.0`. null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s']/g, '').replace(/−/g, '-');
  const ungrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(ungrouped) ? Number(ungrouped) : null;
}

/** A whole number that a 32-bit column holds; null when it is none. */
export function readInteger(text: string): number | null {
  const value = readNumber(text);
  return value !== null && Number.isInteger(value) && Math.abs(value) <= 0x7fffffff ? value : null;
}
