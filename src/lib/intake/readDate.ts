const form = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?.*)?$/;

/** Reads 2026-03-05, 2026/3/5, 2026.3.5, 2026年3月5日, with or without a time: ISO text; null when it is no date. */
export function readDate(text: string, withTime: boolean): string | null {
  const parts = form.exec(text.normalize('NFKC').trim());
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year!, month! - 1, day || 1, hour!, minute!, second!));
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== (day || 1) || date.getUTCHours() !== hour!)
    return null;
  const iso = date.toISOString();
  return withTime ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 10);
}
