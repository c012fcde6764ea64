/** One measured number with its limit. */
export interface Figure {
  name: string;
  /** null when it could not be measured; `how` then says why */
  value: number | null;
  unit: string;
  limit: number;
  passed: boolean;
  how: string;
  /** what the value was made of */
  parts: Record<string, number | number[]>;
}

export function figure({ value, limit, ...rest }: Omit<Figure, 'passed'>): Figure {
  return { ...rest, value: value === null ? null : round(value), limit, passed: value !== null && value <= limit };
}

/** A figure that could not be measured: it fails, and says why. */
export function unmeasured(name: string, unit: string, limit: number, error: unknown): Figure {
  const how = `not measured: ${error instanceof Error ? error.message : String(error)}`;
  return { name, value: null, unit, limit, passed: false, how, parts: {} };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Two decimals below 100, whole numbers above: no more than a timing can say. */
export function round(value: number): number {
  return Math.abs(value) < 100 ? Math.round(value * 100) / 100 : Math.round(value);
}
