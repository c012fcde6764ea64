import type { Codebook, TableSpec } from '../../codebook/codebook';
import { designColumns } from '../../codebook/designColumns';
import { columnsOf } from '../../codebook/expression/columnsOf';
import { personalColumns } from '../../codebook/personalColumns';
import type { Engine } from '../../engine/engine';
import { rows } from '../../engine/rows';
import { identifier, literal } from '../../engine/sql';
import { columnTypes, missingColumn } from '../sql/columnTypes';
import { predicateSql } from '../sql/predicateSql';
import type { StoredTable } from '../store/stored';
import { brokenRules } from './checks';
import { needed } from './needed';

/** A cell of a stored row that should be looked at again, and why: nobody answered, or it breaks a rule with others. */
export interface FaultyCell {
  /** of the file */
  line: number;
  /** of the row: its key and the code of its area; null where it has none */
  unit: string | null;
  area: string | null;
  /** question */
  column: string;
  /** id of the rule; null: there is no answer where one was asked for */
  rule: string | null;
}

/**
 * The cells of a full count of units that are missing where somebody asks for them, or contradict others.
 * @param unread by question: lines whose text was not understood
 * @param most rows; `isCut` says that there are more
 */
export async function faultyCells(
  engine: Engine,
  codebook: Codebook,
  spec: TableSpec,
  { name, columns }: Pick<StoredTable, 'name' | 'columns'>,
  unread: ReadonlyMap<string, number[]>,
  most: number
): Promise<{ cells: FaultyCell[]; isCut: boolean }> {
  const types = columnTypes(spec, columns);
  const personal = personalColumns(spec);
  const rules = brokenRules(codebook, spec, types);
  const wanted = needed(spec, codebook);
  const design = new Set([spec.wave, spec.weight, ...designColumns(spec)]);
  const variables = spec.variables.filter(
    (one) =>
      wanted.has(one.name) && types.has(one.name) && !one.optional && !personal.has(one.name) && !design.has(one.name)
  );
  const flags = [
    ...rules.map(({ condition }) => predicateSql(condition, types)),
    ...variables.map(({ name: column, relevant }) => {
      const reason = missingColumn(column);
      const asked = relevant ? ` AND ${predicateSql(relevant, types)}` : '';
      const excused = columns.includes(reason) ? ` AND ${identifier(reason)} IS NULL` : '';
      const lines = unread.get(column) ?? [];
      const isUnread = lines.length > 0 ? ` OR line__ IN (${lines.map(literal).join(', ')})` : '';
      return `((${identifier(column)} IS NULL${asked}${excused})${isUnread})`;
    })
  ];
  if (flags.length === 0) return { cells: [], isCut: false };
  const key = spec.key.filter((column) => types.has(column)).map((column) => `CAST(${identifier(column)} AS VARCHAR)`);
  const found = rows<Record<string, string | number | boolean | null>>(
    await engine.query(
      `SELECT line__ AS line, ${key.length > 0 ? key.join(` || ' ' || `) : 'NULL'} AS unit,
         CAST(${identifier(spec.area)} AS VARCHAR) AS area, ${flags.map((flag, at) => `${flag} AS f${at}`).join(', ')}
       FROM ${identifier(name)} WHERE ${flags.join(' OR ')} ORDER BY line__ LIMIT ${most + 1}`
    )
  );
  const cells = found.slice(0, most).flatMap((row): FaultyCell[] => {
    const cell = (column: string, rule: string | null): FaultyCell => ({
      line: Number(row['line']),
      unit: row['unit'] as string | null,
      area: row['area'] as string | null,
      column,
      rule
    });
    return [
      ...variables.flatMap(({ name: column }, at) => (row[`f${rules.length + at}`] ? [cell(column, null)] : [])),
      ...rules.flatMap(({ id, condition }, at) =>
        row[`f${at}`]
          ? [...columnsOf(condition)]
              .filter((column) => types.has(column) && !personal.has(column))
              .map((column) => cell(column, id))
          : []
      )
    ];
  });
  return { cells, isCut: found.length > most };
}
