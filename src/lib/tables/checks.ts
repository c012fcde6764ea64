import type { Codebook, TableSpec } from '../codebook/codebook';
import { columnsOf } from '../codebook/columnsOf';
import type { Engine } from '../engine/engine';
import { rows } from '../engine/rows';
import { identifier } from '../engine/sql';
import type { IntakeReport } from '../intake/report';
import { columnTypes } from './columnTypes';
import { predicateSql } from './predicateSql';

export interface Checked {
  rows: number;
  areas: string[];
  checks: IntakeReport['checks'];
}

/** Counts a stored table's rows, its areas, and the rows that break a rule of the survey, in one scan. */
export async function checks(
  engine: Engine,
  name: string,
  table: TableSpec,
  columns: string[],
  codebook: Codebook,
  signal?: AbortSignal
): Promise<Checked> {
  const types = columnTypes(table, columns);
  const rules = codebook.rules.filter(
    (rule) => rule.table === table.name && [...columnsOf(rule.condition)].every((column) => types.has(column))
  );
  const counts = rules.flatMap(({ condition }, index) => {
    const broken = `FILTER (WHERE ${predicateSql(condition, types)})`;
    return [`count(*) ${broken} AS n${index}`, `min(line__) ${broken} AS l${index}`];
  });
  const areas = `list(DISTINCT CAST(${identifier(table.area)} AS VARCHAR)) AS areas`;
  const [row] = rows<Record<string, number | string[] | null>>(
    await engine.query(`SELECT ${['count(*) AS rows', areas, ...counts].join(', ')} FROM ${identifier(name)}`, signal)
  );
  const broken = rules.map(({ id, severity }, index) => ({
    rule: id,
    severity,
    count: Number(row![`n${index}`]),
    firstLine: Number(row![`l${index}`])
  }));
  return {
    rows: Number(row!.rows),
    areas: [...((row!.areas as string[] | null) ?? [])].sort(),
    checks: broken.filter(({ count }) => count > 0)
  };
}
