import { QueryError } from '../engine';

/** What DuckDB says of a statement that it cannot run, with the place in it where it knows one. */
export interface EngineFault {
  /** Parser, Binder, Catalog, Conversion, Out of Memory … */
  type: string;
  said: string;
  /** place of the character; null: of the whole */
  at: number | null;
}

/** Reads an error of an engine that was told `SET errors_as_json = true`. */
export function engineFault({ sql, message }: QueryError): EngineFault {
  const json = /\{"exception_type"[^]*\}/.exec(message)?.[0];
  const fields = json === undefined ? null : parsed(json);
  if (!fields) return { type: '', said: message, at: null };
  const { exception_type: type = '', exception_message: said = message, position } = fields;
  const byte = position === undefined ? NaN : Number(position);
  return { type, said, at: Number.isFinite(byte) ? characterAt(sql, byte) : null };
}

function parsed(json: string): Record<string, string> | null {
  try {
    return JSON.parse(json) as Record<string, string>;
  } catch {
    // a message that is none of DuckDB's own stands as it is
    return null;
  }
}

/** Place of the character at a byte of the text as UTF-8. */
export function characterAt(text: string, byte: number): number {
  const before = new TextEncoder().encode(text).subarray(0, byte);
  return new TextDecoder().decode(before).length;
}
