import type { Finding } from '../finding';
import type { Codebook } from '../../../codebook/codebook';
import { columnsOf } from '../../../codebook/expression/columnsOf';
import { text } from '../../../i18n/format';
import { changeRuleText, damageText, doubtText, repairText } from '../../../intake/words/findingText';
import { rejectText } from '../../../intake/words/problemText';
import type { Change, Check, Damage, IntakeReport, NotUnderstood } from '../../../intake/report/report';
import { m } from '../../../paraglide/messages';
import { variableLabel, tableOf } from '../codebookWords';
import { rejectLines } from '../findings/setAside';

/** Records of a file that a finding is about, as a panel shows them. */
export interface FoundRows {
  title: string;
  /** variables that it is about */
  variables: string[];
  /** how many there are; `lines` may name only the first of them */
  count: number;
  lines: number[];
}

/** The records of a finding; null when the file has none of it, or none any more. */
export function rowsOf(finding: Finding, report: IntakeReport, codebook: Codebook): FoundRows | null {
  const found = search(finding, report);
  return found ? { ...subject(finding, report, codebook), count: found.count, lines: found.lines } : null;
}

/** Places of the columns of a file that answer a question. */
export function placesOf({ columns }: IntakeReport, variables: string[]): number[] {
  return columns.flatMap(({ answering, taken }, at) =>
    taken && answering && variables.includes(answering.question) ? [at] : []
  );
}

function search(
  finding: Finding,
  { rejectCounts, rejectSample, repairs, notUnderstood, changes, damages, doubts, checks }: IntakeReport
): { count: number; lines: number[] } | undefined {
  switch (finding.kind) {
    case 'reject': {
      const count = rejectCounts[finding.reason] ?? 0;
      return count > 0 ? { count, lines: rejectLines(rejectSample, finding.reason) } : undefined;
    }
    case 'repair':
      return repairs.find(({ kind }) => kind === finding.repair);
    case 'misread':
      return notUnderstood.find(
        ({ column, value }: NotUnderstood) => column === finding.column && value === finding.value
      );
    case 'change':
      return changes.find(({ column, rule }: Change) => column === finding.column && rule === finding.rule);
    case 'damage':
      return damages.find(({ column, kind }: Damage) => column === finding.column && kind === finding.damage);
    case 'doubt':
      return doubts.find(({ column, kind }) => column === finding.column && kind === finding.doubt);
    case 'check':
      return checks?.find(({ rule }: Check) => rule === finding.rule);
  }
}

function subject(finding: Finding, report: IntakeReport, codebook: Codebook): { title: string; variables: string[] } {
  const table = tableOf(codebook, report.table);
  const of = (column: string, words: string) => ({
    title: m.ui_rows_of({ column: variableLabel(table, column), finding: words }),
    variables: [column]
  });
  switch (finding.kind) {
    case 'reject': {
      const { reason } = finding;
      const column = /Area$/.test(reason) ? table?.area : reason === 'unknownWave' ? table?.wave : null;
      return { title: rejectText({ reason }), variables: column ? [column] : [] };
    }
    case 'repair':
      return { title: repairText(finding.repair), variables: [] };
    case 'misread':
      return of(finding.column, m.ui_rows_misread({ value: finding.value }));
    case 'change':
      return of(finding.column, changeRuleText(finding.rule));
    case 'damage':
      return of(finding.column, damageText(finding.damage));
    case 'doubt':
      return of(finding.column, doubtText(finding.doubt));
    case 'check': {
      const rule = codebook.rules.find(({ id }) => id === finding.rule);
      return {
        title: rule ? text(rule.message) : finding.rule,
        variables: rule ? [...columnsOf(rule.condition)] : []
      };
    }
  }
}
