import type { Codebook, Question } from '../codebook/codebook';
import type { Engine } from '../engine/engine';
import { identifier, literal } from '../engine/sql';
import type { Shape } from '../intake/sniff';
import { missingColumn } from './commit';
import { plain } from './plain';
import { field } from './stage';

/**
 * Reads a text that has nothing to clean straight into a stored table: one statement instead of six.
 * @returns the columns it made; rows that are not plain are left out, so the caller must compare the count of rows
 * @throws QueryError when the engine finds a text that is not plain
 */
export async function commitPlain(
  engine: Engine,
  name: string,
  text: Blob,
  { delimiter, start, firstLine }: Shape,
  questions: (Question | null)[],
  codebook: Codebook,
  signal?: AbortSignal
): Promise<string[]> {
  const columns = questions.map((question, index) => ({
    index,
    question,
    plain: question ? plain(question, field(index), codebook) : null
  }));
  const reads = columns.map(({ index, plain }) => `${field(index)}: ${literal(plain?.read ?? 'VARCHAR')}`);
  const stored = columns.flatMap(({ question, plain }) => {
    if (!question || !plain) return [];
    const value = { name: question.name, sql: plain.value };
    return plain.missing === null ? [value] : [value, { name: missingColumn(question.name), sql: plain.missing }];
  });
  const strange = columns.flatMap(({ plain }) => (plain?.strange ? [plain.strange] : []));
  const where = strange.length === 0 ? '' : `WHERE NOT coalesce(${strange.join(' OR ')}, FALSE)`;
  const file = await engine.register(text.slice(start));
  try {
    await engine.query(
      `CREATE TABLE IF NOT EXISTS ${identifier(name)} AS
       SELECT CAST(row_number() OVER () + ${firstLine - 1} AS INTEGER) AS line__,
         ${stored.map((column) => `${column.sql} AS ${identifier(column.name)}`).join(',\n  ')}
       FROM read_csv(${literal(file)}, auto_detect = false, header = false, columns = {${reads.join(', ')}},
         delim = ${literal(delimiter)}, quote = '"', escape = '"', strict_mode = true, parallel = false)
       ${where}`,
      signal
    );
  } finally {
    await engine.release(file);
  }
  return stored.map((column) => column.name);
}
