import type { MissingKind } from '../codebook/codebook';
import { literal } from '../engine/sql';
import type { Platform } from '../intake/platform';
import { readChosen } from '../intake/readChosen';
import { literalList } from './cleaning';
import { missingType, type ColumnSql } from './columnSql';
import type { Column } from './columns';
import type { Seen } from './profile';
import { field } from './stage';

/** How one text in the column of an option is read. */
export type Chosen = ReturnType<typeof readChosen>;

/**
 * A question with a column an option as one stored list: `|a|b|` of the chosen options, `|` where options were declined and none chosen, NULL where every column is blank or one of them says why there is no answer.
 */
export function optionsSql({ fields, cleaning }: Column, seen: Map<number, Seen[]>, platform: Platform): ColumnSql {
  const read = fields.map(({ index, option }) => {
    const texts = (seen.get(index) ?? []).map(({ text }) => ({ text, chosen: readChosen(text, platform) }));
    return { column: field(index), option: option!, texts };
  });
  const said = (wanted: (chosen: Chosen) => boolean) =>
    read.flatMap(({ column, texts, option }) => {
      const list = texts.filter(({ chosen }) => wanted(chosen)).map(({ text }) => text);
      return list.length > 0 ? [{ option, sql: `${column} IN (${literalList(list)})` }] : [];
    });
  const chosen = said((one) => one === 1);
  const declined = said((one) => one === 0).map(({ sql }) => sql);
  const answered = [...chosen.map(({ sql }) => sql), ...declined].join(' OR ') || 'FALSE';
  const parts = chosen.map(({ sql, option }) => `CASE WHEN ${sql} THEN ${literal(`${option}|`)} ELSE '' END`);
  const kinds = new Set(read.flatMap(({ texts }) => texts.flatMap(({ chosen }) => (isKind(chosen) ? [chosen] : []))));
  const reasons = [...kinds].map((kind) => ({
    kind,
    sql: said((one) => one === kind)
      .map(({ sql }) => sql)
      .join(' OR ')
  }));
  const missing = reasons.filter(({ kind }) => kind !== 'blank');
  const cases = missing.map(({ kind, sql }) => `WHEN ${sql} THEN ${literal(kind)}`).join(' ');
  return {
    value: `CASE ${reasons.map(({ sql }) => `WHEN ${sql} THEN NULL`).join(' ')} WHEN ${answered} THEN ${["'|'", ...parts].join(' || ')} END`,
    missing:
      cases === '' && !cleaning.hasReasons
        ? null
        : `CAST(CASE ${cases || 'WHEN FALSE THEN NULL'} END AS ${missingType})`,
    join: ''
  };
}

const isKind = (chosen: Chosen): chosen is MissingKind => typeof chosen === 'string';
