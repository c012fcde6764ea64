import type { IntakeReport } from './report';

/** Where a line of a file's text stands for a person: the row of which sheet; null for the sheet where there is only one. */
export function sheetLine(
  { sheets }: Pick<IntakeReport, 'sheets'>,
  line: number
): { sheet: string | null; row: number } {
  const joined = sheets.flatMap(({ name, starts }) => (starts ? [{ name, ...starts }] : []));
  if (joined.length < 2) return { sheet: null, row: line };
  const before = joined.filter((sheet) => sheet.line <= line).sort((a, b) => b.line - a.line)[0];
  return before ? { sheet: before.name, row: before.row + line - before.line } : { sheet: null, row: line };
}
