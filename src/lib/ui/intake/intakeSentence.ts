import type { Codebook } from '../../codebook/codebook';
import { isWaiting } from '../../intake/report/isWaiting';
import type { IntakeReport, NotUnderstood, Reject, Repair } from '../../intake/report/report';
import { unitLine } from '../../intake/words/unitLine';
import { m } from '../../paraglide/messages';
import { tableOf } from './codebookWords';
import { counted, titles, total } from './intakeState';

/** Records of each reason, counted: "2 notes". In the order in which they are told. */
export const excludedWords: Record<Reject['reason'], (inputs: { count: string; n: number }) => string> = {
  total: m.ui_aside_total,
  repeatedHeader: m.ui_aside_repeated_header,
  note: m.ui_aside_note,
  example: m.ui_aside_example,
  invalid: m.ui_aside_invalid,
  leftOut: m.ui_aside_left_out,
  unknownArea: m.ui_aside_unknown_area,
  noArea: m.ui_aside_no_area,
  areaConflict: m.ui_aside_area_conflict,
  unknownWave: m.ui_aside_unknown_wave,
  tooFewFields: m.ui_aside_too_few,
  tooManyFields: m.ui_aside_too_many,
  unclosedQuote: m.ui_aside_unclosed,
  longCell: m.ui_aside_long_cell
};

/** What was mended in a file's text, counted. */
export const repairWords: Record<Repair['kind'], (inputs: { count: string; n: number }) => string> = {
  filled: m.ui_say_filled,
  nul: m.ui_say_nul
};

/** Reasons that a file has records of, with their counts. */
export function exclusions({ rejectCounts }: IntakeReport): { reason: Reject['reason']; count: number }[] {
  return (Object.keys(excludedWords) as Reject['reason'][]).flatMap((reason) => {
    const count = rejectCounts[reason] ?? 0;
    return count > 0 ? [{ reason, count }] : [];
  });
}

/** What was understood of a file and what was not, as a clerk would say it. */
export function intakeSentence(report: IntakeReport, codebook: Codebook): string {
  const waiting = report.columns.filter(isWaiting).length;
  const unrecognised = total(misread(report, codebook));
  const excluded = exclusions(report).map(({ reason, count }) => counted(excludedWords[reason], count));
  const unit = unitLine(titles(report));
  const open = [
    ...(waiting > 0 ? [counted(m.ui_say_waiting, waiting)] : []),
    ...(excluded.length > 0 ? [m.ui_say_aside({ list: listed(excluded) })] : []),
    ...report.repairs.map(({ kind, count }) => counted(repairWords[kind], count)),
    ...(unrecognised > 0 ? [m.ui_say_misread({ count: counted(m.ui_cells, unrecognised) })] : []),
    ...(unit === null ? [] : [m.ui_say_unit_line({ unit })])
  ];
  const understood = m.ui_say_understood({
    columns: counted(m.ui_columns, report.columns.filter(({ taken }) => taken).length),
    rows: counted(m.ui_rows, report.rows)
  });
  const all = open.length > 0 ? `${understood}${m.ui_semicolon()}${open.join(m.ui_comma())}` : understood;
  return `${all}${m.ui_full_stop()}`;
}

/** Texts that are left blank and not told by their damage; a record whose area is not understood is no row, and told as such. */
function misread({ table, notUnderstood }: IntakeReport, codebook: Codebook): NotUnderstood[] {
  const area = tableOf(codebook, table)?.area;
  return notUnderstood.filter(({ column, told }) => column !== area && told === undefined);
}

export function listed(words: string[]): string {
  const [last = '', ...others] = [...words].reverse();
  return others.length > 0 ? m.ui_and({ some: others.reverse().join(m.ui_list_separator()), last }) : last;
}
