import { formatNumber } from '../i18n/format';
import type { IntakeReport } from '../intake/report';
import type { Concern } from './concerns';
import { partOf } from './previewParts';

/** Fields of the records above the header. */
export function titles({ preview, header }: IntakeReport): string[][] {
  return preview.filter((_, record) => partOf(record, header) === 'title').map(({ fields }) => fields);
}

export type FileState = 'ready' | 'waiting' | 'unusable';

/** How a file stands: it can go in, somebody should look at it before, or nothing of it can be used. */
export function fileState(
  { problem }: Pick<IntakeReport, 'problem'>,
  concerns: Concern[],
  isRepeated = false
): FileState {
  if (problem !== null) return 'unusable';
  return concerns.length > 0 || isRepeated ? 'waiting' : 'ready';
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
