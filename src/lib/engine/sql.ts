/** A name as SQL: the only way that a name enters a statement. */
export function identifier(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`;
}

/** A value as SQL: the only way that a text or a number enters a statement. Infinite numbers become NULL. */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
  if (!Number.isFinite(value)) return 'NULL';
  return value < 0 ? `(${value})` : String(value);
}
