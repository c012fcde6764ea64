import type { Codebook, TableSpec } from '../../codebook/codebook';
import type { IntakeReport } from '../../intake/report/report';
import { text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { tableOf } from './codebookWords';

/** The table that a file is taken for, also where nothing of it could be used; the nearest needs a yes. */
export function tableTaken(
  { table, problem }: IntakeReport,
  codebook: Codebook
): { table: TableSpec | null; isNearest: boolean } {
  const { table: meant, nearest } = problem?.detail ?? {};
  const name = table ?? meant ?? nearest;
  return {
    table: name === undefined ? null : tableOf(codebook, String(name)),
    isNearest: table === null && meant === undefined && nearest !== undefined
  };
}

/** Its name, and that it is only the nearest. */
export function tableText(report: IntakeReport, codebook: Codebook): string {
  const { table, isNearest } = tableTaken(report, codebook);
  if (!table) return m.ui_table_unknown();
  return isNearest ? m.ui_table_nearest({ table: text(table.label) }) : text(table.label);
}
