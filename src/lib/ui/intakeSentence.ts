import type { Codebook } from '../codebook/codebook';
import { indicatorColumns } from '../codebook/indicatorColumns';
import { formatNumber, text } from '../i18n/format';
import { isWaiting } from '../intake/isWaiting';
import type { IntakeReport, NotUnderstood, Reject, Repair } from '../intake/report';
import { unitLine } from '../intake/unitLine';
import { m } from '../paraglide/messages';
import { tableOf } from './codebookWords';
import { counted, faulty, hiddenRows, repeated, titles, total, unreadSheets, wide } from './intakeState';

/** Records of each reason, counted: "2 notes". In the order in which they are told. */
export const asideWords: Record<Reject['reason'], (inputs: { count: string; n: number }) => string> = {
  total: m.ui_aside_total,
  repeatedHeader: m.ui_aside_repeated_header,
  note: m.ui_aside_note,
  invalid: m.ui_aside_invalid,
  leftOut: m.ui_aside_left_out,
  unknownArea: m.ui_aside_unknown_area,
  noArea: m.ui_aside_no_area,
  areaConflict: m.ui_aside_area_conflict,
  unknownWave: m.ui_aside_unknown_wave,
  tooFewFields: m.ui_aside_too_few,
  tooManyFields: m.ui_aside_too_many,
  unclosedQuote: m.ui_aside_unclosed
};

/** What was mended in a file's text, counted. */
const repairWords: Record<Repair['kind'], (inputs: { count: string; n: number }) => string> = {
  filled: m.ui_say_filled,
  nul: m.ui_say_nul
};

/** Reasons that a file has records of, with their counts. */
export function asides({ rejectCounts }: IntakeReport): { reason: Reject['reason']; count: number }[] {
  return (Object.keys(asideWords) as Reject['reason'][]).flatMap((reason) => {
    const count = rejectCounts[reason] ?? 0;
    return count > 0 ? [{ reason, count }] : [];
  });
}

/** What was understood of a file and what was not, as a clerk would say it. */
export function intakeSentence(report: IntakeReport, codebook: Codebook): string {
  const waiting = report.columns.filter(isWaiting).length;
  const strange = total(misread(report, codebook));
  const aside = asides(report).map(({ reason, count }) => counted(asideWords[reason], count));
  const unit = unitLine(titles(report));
  const open = [
    ...(waiting > 0 ? [counted(m.ui_say_waiting, waiting)] : []),
    ...(aside.length > 0 ? [m.ui_say_aside({ list: listed(aside) })] : []),
    ...report.repairs.map(({ kind, count }) => counted(repairWords[kind], count)),
    ...(strange > 0 ? [m.ui_say_misread({ count: counted(m.ui_cells, strange) })] : []),
    ...(unit === null ? [] : [m.ui_say_unit_line({ unit })])
  ];
  const understood = m.ui_say_understood({
    columns: counted(m.ui_columns, report.columns.filter(({ taken }) => taken).length),
    rows: counted(m.ui_rows, report.rows)
  });
  const all = open.length > 0 ? `${understood}${m.ui_semicolon()}${open.join(m.ui_comma())}` : understood;
  return `${all}${m.ui_full_stop()}`;
}

/** What of the files stays out because nobody has said yes to it, or because of a fault, and what counts twice; '' when nothing does. */
export function ifPlaced(reports: IntakeReport[], codebook: Codebook): string {
  const usable = reports.filter(({ problem }) => problem === null);
  const waiting = usable.flatMap(({ columns }) => columns.filter(isWaiting)).length;
  const indicators = [...new Set(usable.flatMap((report) => withoutYes(report, codebook)))];
  const strange = total(usable.flatMap((report) => misread(report, codebook)));
  const records = usable.reduce((sum, report) => sum + faulty(report), 0);
  const twice = usable.reduce((sum, report) => sum + repeated(report), 0);
  const sheets = reports.reduce((sum, report) => sum + unreadSheets(report), 0);
  const hidden = usable.reduce((sum, report) => sum + hiddenRows(report), 0);
  const broad = usable.reduce((sum, report) => sum + wide(report), 0);
  const lost = [
    ...(sheets > 0 ? [m.ui_lost_sheets({ count: formatNumber(sheets) })] : []),
    ...(hidden > 0 ? [m.ui_lost_hidden({ count: formatNumber(hidden) })] : []),
    ...(waiting > 0 ? [counted(m.ui_lost_columns, waiting)] : []),
    ...(indicators.length > 0 ? [m.ui_lost_indicators({ list: listed(indicators) })] : []),
    ...(records > 0 ? [counted(m.ui_lost_records, records)] : []),
    ...(twice > 0 ? [counted(m.ui_lost_repeated, twice)] : []),
    ...(broad > 0 ? [counted(m.ui_lost_wide, broad)] : []),
    ...(strange > 0 ? [counted(m.ui_lost_values, strange)] : []),
    ...(usable.length < reports.length ? [counted(m.ui_lost_files, reports.length - usable.length)] : [])
  ];
  return lost.length > 0 ? m.ui_lost({ list: lost.join(m.ui_semicolon()) }) : '';
}

/** Names of the indicators that have no numbers while a column waits. */
function withoutYes({ table, columns }: IntakeReport, codebook: Codebook): string[] {
  const questions = columns.filter(isWaiting).map(({ answering }) => answering!.question);
  return codebook.indicators
    .filter((indicator) => indicator.table === table && indicator.partOf === null)
    .filter((indicator) => questions.some((question) => indicatorColumns(codebook, indicator).has(question)))
    .map(({ short }) => text(short));
}

/** Texts that are left blank; a record whose area is not understood is no row, and told as such. */
function misread({ table, notUnderstood }: IntakeReport, codebook: Codebook): NotUnderstood[] {
  const area = tableOf(codebook, table)?.area;
  return notUnderstood.filter(({ column }) => column !== area);
}

function listed(words: string[]): string {
  const [last = '', ...others] = [...words].reverse();
  return others.length > 0 ? m.ui_and({ some: others.reverse().join(m.ui_list_separator()), last }) : last;
}
