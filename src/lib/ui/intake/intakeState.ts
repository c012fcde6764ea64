import { formatNumber } from '../../i18n/format';
import type { IntakeReport } from '../../intake/report/report';
import { partOf } from './rows/previewParts';

/** Fields of the records above the header. */
export function titles({ preview, header }: IntakeReport): string[][] {
  return preview.filter((_, record) => partOf(record, header) === 'title').map(({ fields }) => fields);
}

export type FileState = 'ready' | 'waiting' | 'unusable' | 'checking';

/**
 * How a file stands: it can go in, somebody should look at it before, nothing of it can be used, or it is not yet known.
 * @param isRepeated units of it stand in another file; null while that is looked for
 */
export function fileState(
  { problem, checks }: Pick<IntakeReport, 'problem' | 'checks'>,
  concerns: readonly unknown[],
  isRepeated: boolean | null = false
): FileState {
  if (problem !== null) return 'unusable';
  if (concerns.length > 0 || isRepeated) return 'waiting';
  return checks === null || isRepeated === null ? 'checking' : 'ready';
}

/** A count in words of its own: "1 row", "1,203 rows". */
export function counted(words: (inputs: { count: string; n: number }) => string, n: number): string {
  return words({ count: formatNumber(n), n });
}

/** How often something was found, in all. */
export function total(findings: { count: number }[]): number {
  return findings.reduce((sum, { count }) => sum + count, 0);
}
