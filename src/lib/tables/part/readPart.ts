import { QueryError, type Engine } from '../../engine/engine';
import { parse } from '../../intake/records/parse';
import type { Part } from '../../intake/records/parts';
import { Miscount } from './Miscount';
import { stage, stageName, type Staged, type Staging } from '../store/stage';

/**
 * Stages a part by the engine's own reader. Where it refuses, or counts other records than the part was cut with, or lines
 * end in several ways, the part is parsed with patience and staged again.
 * @param scratch gets the name of every table that is made, also when this throws
 * @throws Miscount when the records cannot be counted alike, so that none is lost unseen
 */
export async function readPart(
  engine: Engine,
  part: Part,
  staging: Staging,
  scratch: string[],
  signal?: AbortSignal
): Promise<Staged> {
  const newName = () => {
    const name = stageName();
    scratch.push(name);
    return name;
  };
  const staged = part.isUniform
    ? await stage(engine, newName(), { bytes: await part.bytes(), hasBlanks: part.hasBlanks }, staging, signal).catch(
        (cause: unknown) => {
          if (cause instanceof QueryError) return null;
          throw cause;
        }
      )
    : null;
  if (staged?.records === part.records) return staged;

  const parsed = { bytes: parse(await part.bytes(), staging.delimiter), hasBlanks: false };
  const again = await stage(engine, newName(), parsed, staging, signal);
  if (again.records === part.records) return again;
  throw new Miscount(part.records, again.records, 0);
}
