import type { Codebook, TableSpec } from '../codebook/codebook';
import { columnsOf } from '../codebook/columnsOf';
import type { Engine } from '../engine/engine';
import { rows } from '../engine/rows';
import { identifier } from '../engine/sql';
import type { Check } from '../intake/report';
import { columnTypes } from './columnTypes';
import { predicateSql } from './predicateSql';

export interface Checked {
  rows: number;
  /** rows that have an area */
  located: number;
  areas: string[];
  /** distinct texts of the column that names the wave, null among them where it is empty; [] when there is none */
  waves: (string | null)[];
  checks: Check[];
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
  const area = identifier(table.area);
  const wave = table.wave !== null && types.has(table.wave) ? identifier(table.wave) : null;
  const overview = [
    'count(*) AS rows',
    `count(${area}) AS located`,
    `list(DISTINCT CAST(${area} AS VARCHAR)) AS areas`,
    `${wave === null ? 'NULL' : `list(DISTINCT CAST(${wave} AS VARCHAR))`} AS waves`
  ];
  const [row] = rows<Record<string, number | (string | null)[] | null>>(
    await engine.query(`SELECT ${[...overview, ...counts].join(', ')} FROM ${identifier(name)}`, signal)
  );
  const broken = rules.map(({ id, severity }, index) => ({
    rule: id,
    severity,
    count: Number(row![`n${index}`]),
    firstLine: Number(row![`l${index}`])
  }));
  return {
    rows: Number(row!.rows),
    located: Number(row!.located),
    areas: ((row!.areas as (string | null)[] | null) ?? []).filter((code) => code !== null).sort(),
    waves: (row!.waves as (string | null)[] | null) ?? [],
    checks: broken.filter(({ count }) => count > 0)
  };
}
