import type { Codebook, Variable } from '../../codebook/codebook';
import { QueryError, type Engine } from '../../engine/engine';
import { literal } from '../../engine/sql';
import type { Part } from '../../intake/records/parts';
import { columnsOfTotals, noteSql, totalSql } from './excluded';
import { bufferSql } from '../sql/bufferSql';
import type { Destination, StoredColumn } from '../store/Destination';
import { missingColumn } from '../sql/columnTypes';
import { missingType } from '../sql/columnSql';
import { plain, storedType } from './plain';
import { field } from '../store/stage';

/** What of a file that has nothing to clean must be known to read it straight into a stored table. */
export interface PlainFile {
  delimiter: string;
  /** by column of the file */
  variables: (Variable | null)[];
  area: string;
  /** the column that names the wave, and the one text that it has; null when there is none */
  wave: { column: string; text: string } | null;
  key: string[];
  codebook: Codebook;
}

/**
 * the fast path of a part: every text is as its type writes it, every record is one line and has all its fields, a known area
 * and the file's wave. One statement instead of five.
 * @returns false, and leaves nothing behind, when the part is not so
 */
export async function plainPart(
  engine: Engine,
  destination: Destination,
  part: Part,
  wave: string,
  file: PlainFile,
  signal?: AbortSignal
): Promise<boolean> {
  if (part.shifts.length > 0 || part.hasBlanks || part.broken !== null || !part.isUniform) return false;
  const { columns, reads, once, unrecognised } = plainSql(file, part);
  const name = await engine.register(await part.bytes());
  // the records' number stands between the two queries: without it the engine works out what is wanted once twice
  const from = `(SELECT ${['*', ...once.map(({ name, sql }) => `${sql} AS ${name}`)].join(', ')} FROM
    (SELECT *, row_number() OVER () AS record FROM read_csv(${literal(name)}, auto_detect = false, header = false,
      columns = {${reads.join(', ')}}, delim = ${literal(file.delimiter)}, quote = '"', escape = '"', strict_mode = true,
      parallel = false, ${bufferSql(part.size)})))
    WHERE (${unrecognised.join(' OR ')}) IS NOT TRUE`;
  try {
    const count = await destination.insert(wave, columns, from, signal);
    if (count === part.records) return true;
    await destination.undo(wave, part.firstLine, count);
    return false;
  } catch (cause) {
    if (!(cause instanceof QueryError)) throw cause;
    await destination.undo(wave, part.firstLine, 0);
    return false;
  } finally {
    await engine.release(name);
  }
}

function plainSql({ variables, area, wave, key, codebook }: PlainFile, { firstLine }: Part) {
  const columns: StoredColumn[] = [
    { name: 'line__', type: 'INTEGER', sql: `CAST(record + ${firstLine - 1} AS INTEGER)` }
  ];
  const reads: string[] = [];
  const once: { name: string; sql: string }[] = [];
  const unrecognised: string[] = [];
  for (const [index, variable] of variables.entries()) {
    const column = field(index);
    const spec = variable ? plain(variable, column, codebook, key.includes(variable.name)) : null;
    reads.push(`${column}: ${literal(spec?.read ?? 'VARCHAR')}`);
    const isWave = variable !== null && variable.name === wave?.column;
    if (isWave) unrecognised.push(`${column} IS DISTINCT FROM ${literal(wave!.text)}`);
    else if (index < columnsOfTotals && (spec?.read ?? 'VARCHAR') === 'VARCHAR')
      unrecognised.push(totalSql(column), noteSql(column));
    if (!variable || !spec) continue;
    if (spec.once) once.push(spec.once);
    if (spec.unrecognised !== null && !isWave) unrecognised.push(spec.unrecognised);
    if (variable.name === area) unrecognised.push(`${column} IS NULL`);
    const type = storedType(variable, codebook);
    const sql = isWave ? `CAST(${literal(wave!.text)} AS ${type})` : spec.value;
    columns.push({ name: variable.name, type, sql });
    if (spec.missing !== null)
      columns.push({ name: missingColumn(variable.name), type: missingType, sql: spec.missing });
  }
  return { columns, reads, once, unrecognised };
}
