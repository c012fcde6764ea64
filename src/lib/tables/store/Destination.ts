import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier } from '../../engine/sql';

export interface StoredColumn {
  name: string;
  type: string;
  sql: string;
}

interface Table {
  /** in the engine, until it is finished */
  scratch: string;
  columns: string[];
  rows: number;
}

/** The tables that a file's rows go to, part by part: one a wave. Nothing of them is seen before `finish`. */
export class Destination {
  #tables = new Map<string, Table>();

  constructor(readonly engine: Engine) {}

  /**
   * Adds the rows of a query to a wave's table, which is made by the first of them; a column that earlier parts did not have
   * is NULL in their rows.
   * @param from all that stands after FROM
   * @returns rows added
   */
  async insert(wave: string, columns: StoredColumn[], from: string, signal?: AbortSignal): Promise<number> {
    const select = `SELECT ${columns.map(({ name, sql }) => `${sql} AS ${identifier(name)}`).join(',\n  ')} FROM ${from}`;
    const known = this.#tables.get(wave);
    const scratch = known?.scratch ?? `load_${++made}`;
    const added = known ? columns.filter(({ name }) => !known.columns.includes(name)) : [];
    for (const { name, type } of added) {
      await this.engine.query(`ALTER TABLE ${identifier(scratch)} ADD COLUMN ${identifier(name)} ${type}`, signal);
      known!.columns.push(name);
    }
    const table = known ?? { scratch, columns: columns.map(({ name }) => name), rows: 0 };
    this.#tables.set(wave, table);
    const names = columns.map(({ name }) => identifier(name)).join(', ');
    const result = await this.engine.query(
      known
        ? `INSERT INTO ${identifier(scratch)} (${names}) ${select}`
        : `CREATE TABLE ${identifier(scratch)} AS ${select}`,
      signal
    );
    const count = Number(result.getChildAt(0)?.get(0) ?? 0);
    table.rows += count;
    return count;
  }

  /** Rows of all waves so far. */
  get rows(): number {
    return [...this.#tables.values()].reduce((sum, { rows }) => sum + rows, 0);
  }

  /** How many lines of a stretch of the file have a row. */
  async linesBetween(first: number, last: number, signal?: AbortSignal): Promise<number> {
    const lines = [...this.#tables.values()].map(
      ({ scratch }) => `SELECT line__ FROM ${identifier(scratch)} WHERE line__ BETWEEN ${first} AND ${last}`
    );
    if (lines.length === 0) return 0;
    const counted = await this.engine.query(
      `SELECT count(DISTINCT line__) FROM (${lines.join(' UNION ALL ')})`,
      signal
    );
    return Number(counted.getChildAt(0)?.get(0) ?? 0);
  }

  /** Takes back the rows from a line of the file on. */
  async undo(wave: string, line: number, count: number): Promise<void> {
    const table = this.#tables.get(wave);
    if (!table) return;
    table.rows -= count;
    if (table.rows > 0) await this.engine.query(`DELETE FROM ${identifier(table.scratch)} WHERE line__ >= ${line}`);
    else await this.drop([wave]);
  }

  /** Gives the tables that have rows their names; one that is there already, with the same content, stays. */
  async finish(
    nameOf: (wave: string) => string,
    there: ReadonlySet<string>
  ): Promise<{ wave: string; name: string; columns: string[]; rows: number }[]> {
    const finished = [];
    for (const [wave, { scratch, columns, rows }] of [...this.#tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const name = nameOf(wave);
      if (rows === 0 || there.has(name)) await this.drop([wave]);
      else await this.engine.query(`ALTER TABLE ${identifier(scratch)} RENAME TO ${identifier(name)}`);
      if (rows > 0) finished.push({ wave, name, columns: columns.filter((column) => column !== 'line__'), rows });
    }
    this.#tables.clear();
    return finished;
  }

  /** Leaves nothing behind. */
  async drop(waves = [...this.#tables.keys()]): Promise<void> {
    for (const wave of waves) {
      await this.engine.query(`DROP TABLE IF EXISTS ${identifier(this.#tables.get(wave)!.scratch)}`);
      this.#tables.delete(wave);
    }
  }
}

let made = 0;

/** Rows of a stored table by the code of their area. */
export async function areasOf(engine: Engine, name: string, area: string): Promise<Record<string, number>> {
  const counted = await engine.query(
    `SELECT CAST(${identifier(area)} AS VARCHAR) AS area, count(*) AS rows FROM ${identifier(name)} GROUP BY ALL ORDER BY 1`
  );
  return Object.fromEntries(rows<{ area: string; rows: number }>(counted).map(({ area, rows }) => [area, rows]));
}
