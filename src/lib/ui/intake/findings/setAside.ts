import type { Instructions } from '../../../intake/shape/instructions';
import type { Damage, IntakeReport, Reject } from '../../../intake/report/report';
import { m } from '../../../paraglide/messages';
import type { Finding } from '../finding';

type Reason = Reject['reason'];

/** Of these nobody knows where they belong, before a meaning is given to what they say. */
const nowhere: Reason[] = ['unknownArea', 'unknownWave'];

/** Reasons that a person may overrule. */
export const canTakeBack = (reason: Reason): boolean => !nowhere.includes(reason);

/** Lines of the records that were set aside for a reason, as far as they are named. */
export function rejectLines(rejects: Reject[], reason: Reason): number[] {
  return rejects.filter((reject) => reject.reason === reason).map(({ line }) => line);
}

/** Lines of all records that were set aside for a reason, for them to be taken back; null where that cannot be, or not all are named. */
export function allLines(
  { rejectCounts, rejectSample }: Pick<IntakeReport, 'rejectCounts' | 'rejectSample'>,
  reason: Reason,
  { leftOut = [] }: Instructions
): number[] | null {
  if (reason === 'leftOut') return leftOut;
  const lines = rejectLines(rejectSample, reason);
  return canTakeBack(reason) && lines.length === rejectCounts[reason] ? lines : null;
}

/** What to say so that records which were set aside are rows after all. */
export function takeBack(
  { takenBack = [], leftOut = [] }: Instructions,
  reason: Reason,
  lines: number[]
): Instructions {
  return reason === 'leftOut' ? { leftOut: without(leftOut, lines) } : { takenBack: sorted([...takenBack, ...lines]) };
}

/** What to say so that rows are set aside, those that were taken back among them. */
export function leaveOut({ takenBack = [], leftOut = [] }: Instructions, lines: number[]): Instructions {
  return {
    leftOut: sorted([...leftOut, ...lines]),
    takenBack: without(takenBack, lines)
  };
}

function without(lines: number[], some: number[]): number[] {
  const gone = new Set(some);
  return lines.filter((line) => !gone.has(line));
}

const sorted = (lines: number[]): number[] => [...new Set(lines)].sort((a, b) => a - b);

/** What can be done about records of a finding: set them aside, or take them back. */
export interface Remedy {
  one: string;
  all: string;
  /** of all, where only so many are named */
  listed: (of: { count: string }) => string;
  change: (lines: number[]) => Instructions;
}

/** Damages whose rows can be left out: the others are the same numbers, and only damaged. */
export const mayLeaveOut = (kind: Damage['kind']): boolean =>
  kind === 'duplicateKey' || kind === 'wideArea' || kind === 'totalRow' || kind === 'emptyRow';

/** @returns null where nothing can be done about single records */
export function remedyOf(finding: Finding, instructions: Instructions): Remedy | null {
  const isLeftOut = finding.kind === 'damage' ? mayLeaveOut(finding.damage) : finding.kind === 'repair';
  if (isLeftOut) {
    return {
      one: m.ui_leave_out(),
      all: m.ui_leave_out_all(),
      listed: m.ui_leave_out_listed,
      change: (lines) => leaveOut(instructions, lines)
    };
  }
  if (finding.kind !== 'reject' || !canTakeBack(finding.reason)) return null;
  const { reason } = finding;
  return {
    one: m.ui_take_back(),
    all: m.ui_take_back_all(),
    listed: m.ui_take_back_listed,
    change: (lines) => takeBack(instructions, reason, lines)
  };
}
