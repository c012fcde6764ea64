import type { VariableType } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier, literal } from '../../engine/sql';
import { predicateSql } from '../../tables/sql/predicateSql';
import type { WaveTable } from '../cells/cellQuery';
import type { AllowedRows, RowSource } from '../rows';
import { duckdbUnits } from './duckdbUnits';
import { runStatement } from './runStatement';
import { fromSql } from './tableSql';
import { unitsStatement } from './unitsStatement';

/** Lists rows of tables inside DuckDB, with one statement. */
export function duckdbRows(engine: Pick<Engine, 'query'>): RowSource {
  return {
    statement: (allowed) =>
      allowed.waveTables.length === 0 ? '' : allowed.query.counted ? unitsStatement(allowed) : statement(allowed),
    units: (allowed, signal) => duckdbUnits(engine, allowed, signal),
    async rows(allowed, signal) {
      const { query, waveTables } = allowed;
      const found =
        waveTables.length > 0
          ? rows<Record<string, string | number | null>>(await runStatement(engine, statement(allowed), signal))
          : [];
      return {
        waves: found.map((row) => String(row['wave'])),
        columns: new Map(query.columns.map((name) => [name, found.map((row) => row[`its ${name}`] ?? null)])),
        total: Number(found[0]?.['total'] ?? 0)
      };
    }
  };
}

function statement({ query, waveTables, table }: AllowedRows): string {
  const { key, variables } = table;
  const order = [...query.order, ...key.map((column) => ({ column, descending: false }))];
  const types = new Map(variables.map(({ name, type }) => [name, type]));
  const columns = [...new Set([...query.columns, ...order.map(({ column }) => column)])];
  const select = (waveTable: WaveTable) => {
    const stored = new Map([...types].filter(([name]) => waveTable.columns.includes(name)));
    const values = columns.map((name) => `${valueSql(name, stored)} AS ${identifier(`its ${name}`)}`);
    return [
      `SELECT ${[`${literal(waveTable.wave)} AS "wave"`, ...values].join(', ')}`,
      `FROM ${fromSql(waveTable)}`,
      ...(query.where ? [`WHERE ${predicateSql(query.where, stored)}`] : [])
    ].join('\n');
  };
  const sorted = order.map(
    ({ column, descending }) => `${identifier(`its ${column}`)} ${descending ? 'DESC' : 'ASC'} NULLS LAST`
  );
  return [
    `SELECT ${['"wave"', ...query.columns.map((name) => identifier(`its ${name}`)), 'COUNT(*) OVER () AS "total"'].join(', ')}`,
    `FROM (\n${waveTables.map(select).join('\nUNION ALL\n')}\n)`,
    `ORDER BY ${[...sorted, '"wave"'].join(', ')}`,
    `LIMIT ${literal(query.limit)}`
  ].join('\n');
}

/** Numbers as they are, all else as text, so that tables of two waves meet. */
function valueSql(name: string, types: ReadonlyMap<string, VariableType>): string {
  const type = types.get(name);
  if (type === undefined) return 'NULL';
  const isNumber = type === 'integer' || type === 'decimal' || type === 'boolean';
  return isNumber ? identifier(name) : `CAST(${identifier(name)} AS VARCHAR)`;
}
