import type { Instructions } from '../intake/instructions';
import type { Reject } from '../intake/report';
import { m } from '../paraglide/messages';
import type { Finding } from './intakeRows';

type Reason = Reject['reason'];

/** Reasons that a person may overrule: the others say that a record cannot be read, or be counted nowhere. */
export const canTakeBack = (reason: Reason): boolean =>
  reason === 'total' || reason === 'note' || reason === 'invalid' || reason === 'leftOut';

/** Lines of the records that were set aside for a reason, as far as they are named. */
export function rejectLines(rejects: Reject[], reason: Reason): number[] {
  return rejects.filter((reject) => reject.reason === reason).map(({ line }) => line);
}

/** What to say so that records which were set aside are rows after all. */
export function takeBack(
  { takenBack = [], leftOut = [] }: Instructions,
  reason: Reason,
  lines: number[]
): Instructions {
  return reason === 'leftOut'
    ? { leftOut: leftOut.filter((line) => !lines.includes(line)) }
    : { takenBack: sorted([...takenBack, ...lines]) };
}

/** What to say so that rows are set aside, those that were taken back among them. */
export function leaveOut({ takenBack = [], leftOut = [] }: Instructions, lines: number[]): Instructions {
  return {
    leftOut: sorted([...leftOut, ...lines]),
    takenBack: takenBack.filter((line) => !lines.includes(line))
  };
}

const sorted = (lines: number[]): number[] => [...new Set(lines)].sort((a, b) => a - b);

/** What can be done about records of a finding: set them aside, or take them back. */
export interface Remedy {
  one: string;
  all: string;
  change: (lines: number[]) => Instructions;
}

/** @returns null where nothing can be done about single records */
export function remedyOf(finding: Finding, instructions: Instructions): Remedy | null {
  if (finding.kind === 'damage' && finding.damage === 'duplicateKey') {
    return {
      one: m.ui_leave_out(),
      all: m.ui_leave_out_all(),
      change: (lines) => leaveOut(instructions, lines)
    };
  }
  if (finding.kind !== 'reject' || !canTakeBack(finding.reason)) return null;
  const { reason } = finding;
  return { one: m.ui_take_back(), all: m.ui_take_back_all(), change: (lines) => takeBack(instructions, reason, lines) };
}
