import { QueryError, type Engine } from '../engine/engine';
import { countRecords, type Counted, type Shift } from '../intake/countRecords';
import { parse } from '../intake/parse';
import type { Reject } from '../intake/report';
import type { Shape } from '../intake/sniff';
import { stage, stageName, type Staged } from './stage';

/** The records of a text inside the engine, every one of them counted. */
export interface Reading {
  staged: Staged;
  shifts: Shift[];
  /** lines that are no record; they are not staged */
  rejects: Reject[];
}

/**
 * Stages a text by the engine's own reader while its records are counted beside it. Where the two disagree, or the engine
 * refuses, the text is parsed with patience and staged again.
 * @param scratch gets the name of every table that is made, also when this throws
 */
export async function read(
  engine: Engine,
  text: Blob,
  { delimiter, header, start, firstLine }: Shape,
  scratch: string[],
  signal?: AbortSignal
): Promise<Reading> {
  const body = text.slice(start);
  const fields = header.length;
  const newName = () => {
    const name = stageName();
    scratch.push(name);
    return name;
  };
  const [staged, counted] = await Promise.all([
    stage(engine, newName(), body, delimiter, fields, signal).catch((cause: unknown) => {
      if (cause instanceof QueryError) return null;
      throw cause;
    }),
    countRecords(body, delimiter, firstLine, { signal })
  ]);
  if (staged && agree(staged, counted)) return { staged, shifts: counted.shifts, rejects: [] };

  const parsed = parse(await body.text(), delimiter, firstLine);
  const again = await stage(engine, newName(), parsed.text, delimiter, fields, signal);
  if (again.records !== parsed.records) {
    throw new RangeError(`${parsed.records} records were written, the engine read ${again.records}`);
  }
  return { staged: again, shifts: parsed.shifts, rejects: parsed.rejects };
}

function agree(staged: Staged, counted: Counted): boolean {
  return staged.records === counted.records && !counted.unclosedQuote;
}
