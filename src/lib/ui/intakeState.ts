import { formatNumber } from '../i18n/format';
import { isWaiting } from '../intake/isWaiting';
import type { IntakeReport, Reject } from '../intake/report';
import { unitLine } from '../intake/unitLine';
import { partOf } from './previewParts';

/** Fields of the records above the header. */
export function titles({ preview, header }: IntakeReport): string[][] {
  return preview.filter((_, record) => partOf(record, header) === 'title').map(({ fields }) => fields);
}

/** Why a record is no row though nothing is wrong with it. */
const harmless: Reject['reason'][] = ['total', 'repeatedHeader', 'note', 'invalid', 'leftOut'];

/** Records that would be rows if they had no fault. */
export function faulty({ rejectCounts }: IntakeReport): number {
  const reasons = (Object.keys(rejectCounts) as Reject['reason'][]).filter((reason) => !harmless.includes(reason));
  return reasons.reduce((sum, reason) => sum + (rejectCounts[reason] ?? 0), 0);
}

/** Rows whose key an earlier row of the file has. */
export function repeated({ damages }: IntakeReport): number {
  return total(damages.filter(({ kind }) => kind === 'duplicateKey'));
}

/** Sheets with rows that are not read, though nobody has said so. */
export function unreadSheets({ sheets }: IntakeReport): number {
  return sheets.filter(({ use, rows }) => (use === 'hidden' || use === 'other') && rows > 0).length;
}

/** Rows that are counted though the workbook hides them. */
export function hiddenRows({ hiddenRows: { lines }, rejectCounts }: IntakeReport): number {
  return Math.max(0, lines.length - (rejectCounts.leftOut ?? 0));
}

/** Rows that name an area which others are parts of. */
export function wide({ damages }: IntakeReport): number {
  return total(damages.filter(({ kind }) => kind === 'wideArea' || kind === 'totalRow'));
}

export type FileState = 'ready' | 'waiting' | 'unusable';

/** How a file stands: it can go in, somebody should look at it before, or nothing of it can be used. */
export function fileState(report: IntakeReport): FileState {
  const { problem, columns, notUnderstood } = report;
  if (problem !== null) return 'unusable';
  const waits =
    columns.some(isWaiting) ||
    notUnderstood.some(({ suggestions }) => suggestions.length > 0) ||
    faulty(report) > 0 ||
    repeated(report) > 0 ||
    unreadSheets(report) > 0 ||
    hiddenRows(report) > 0 ||
    wide(report) > 0 ||
    report.damages.some(({ kind }) => kind === 'heavyWeight') ||
    unitLine(titles(report)) !== null;
  return waits ? 'waiting' : 'ready';
}

export const stateSigns: Record<FileState, string> = { ready: '✓', waiting: '?', unusable: '✕' };

/** A count in words of its own: "1 row", "1,203 rows". */
export function counted(words: (inputs: { count: string; n: number }) => string, n: number): string {
  return words({ count: formatNumber(n), n });
}

/** How often something was found, in all. */
export function total(findings: { count: number }[]): number {
  return findings.reduce((sum, { count }) => sum + count, 0);
}
