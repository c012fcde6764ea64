import type { Codebook } from '../../codebook/codebook';
import type { Engine } from '../../engine/engine';
import { geographyOf } from '../../estimates/geography';
import { text } from '../../i18n/format';
import { records } from '../../intake/records/records';
import { m } from '../../paraglide/messages';
import { faultyCells } from '../../tables/checks/faultyCells';
import type { OpenFile } from '../../tables/load/assemble';
import { fieldOf } from './fieldOf';

/** A cell that goes back to whoever filled it in. */
export interface Fault {
  file: string;
  line: number;
  /** question */
  column: string;
  unit: string;
  /** code of the area that it reports to */
  area: string;
  now: string;
  why: string;
}

/** Records of a file; more are for another time. */
export const maxFaulty = 5000;

/** The cells of the open files of full counts that are wrong, missing or contradictory, each said in words. */
export async function faults(
  engine: Engine,
  codebook: Codebook,
  files: OpenFile[]
): Promise<{ faults: Fault[]; isCut: boolean }> {
  const { reporting, root } = geographyOf(codebook);
  const found: Fault[] = [];
  let isCut = false;
  for (const file of files) {
    const { report, tables, without, source } = file;
    if (!file.text) continue;
    for (const table of tables) {
      const spec = codebook.tables.find(({ name }) => name === table.table)!;
      if (spec.design !== 'census' || spec.hideBelow > 0) continue;
      const gone = new Set(
        without.filter((one) => one.table === table.table && one.wave === table.wave).map(({ area }) => area)
      );
      const unread = new Map<string, number[]>();
      const texts = new Map<string, string>();
      for (const { column, value, lines } of report.notUnderstood) {
        unread.set(column, [...(unread.get(column) ?? []), ...lines]);
        for (const line of lines) texts.set(`${column} ${line}`, value);
      }
      const { cells, isCut: more } = await faultyCells(engine, codebook, spec, table, unread, maxFaulty);
      isCut ||= more;
      const counted = cells.filter(({ area }) => area === null || !gone.has(area));
      const rows = new Map(
        (
          await records(
            file.text,
            counted.map(({ line }) => line)
          )
        ).map((row) => [row.line, row.fields])
      );
      const byCell = new Map<string, Fault>();
      for (const { line, column, area, unit, rule } of counted) {
        const unreadText = texts.get(`${column} ${line}`);
        const why =
          rule !== null
            ? m.corrections_why_rule({ rule: text(codebook.rules.find(({ id }) => id === rule)!.message) })
            : unreadText === undefined
              ? m.corrections_why_blank()
              : m.corrections_why_unread({ text: unreadText });
        const key = `${column} ${line}`;
        const known = byCell.get(key);
        if (known) {
          known.why = `${known.why}${m.ui_list_separator()}${why}`;
          continue;
        }
        const field = fieldOf(report, column);
        byCell.set(key, {
          file: source.name,
          line,
          column,
          unit: unit ?? '',
          area: reporting.get(area ?? '') ?? root,
          now: field === null ? '' : (rows.get(line)?.[field] ?? ''),
          why
        });
      }
      found.push(...byCell.values());
    }
  }
  return { faults: found, isCut };
}
