import { literal } from '../../engine/sql';
import type { Part } from '../../intake/records/parts';

/** How SQL finds the line of the file that a record of a part begins on. */
export interface LinesSql {
  sql: string;
  join: string;
}

/** @param file name of the registered list of shifts, with columns record and shift; null when every record is one line */
export function linesSql({ firstLine }: Part, file: string | null): LinesSql {
  if (file === null) return { sql: `record + ${firstLine - 1}`, join: '' };
  const columns = `columns = {r: 'INTEGER', s: 'INTEGER'}`;
  return {
    sql: `CAST(record + coalesce(s, ${firstLine - 1}) AS INTEGER)`,
    join: `ASOF LEFT JOIN read_csv(${literal(file)}, auto_detect = false, header = false, ${columns}) AS shift ON record >= r`
  };
}

export function shiftList({ shifts }: Part): Uint8Array {
  return new TextEncoder().encode(shifts.map(({ record, shift }) => `${record},${shift}\n`).join(''));
}
