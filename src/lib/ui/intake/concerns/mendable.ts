import type { IntakeReport, Problem } from '../../../intake/report/report';
import type { EditorPart } from './concernWords';

const codes: Problem['code'][] = ['unknownTable', 'noAreaColumn', 'unknownAreas'];

/** Nothing of the file could be used, and the page itself offers what it lacks. */
export function isMendable({ preview, problem }: IntakeReport): boolean {
  return preview.length > 0 && problem !== null && codes.includes(problem.code);
}

/** Where a file opens: at what is wrong with it. */
export function beginsAt(report: IntakeReport): EditorPart {
  if (isMendable(report)) return 'columns';
  return report.problem !== null && report.notUnderstood.length > 0 ? 'findings' : 'summary';
}
