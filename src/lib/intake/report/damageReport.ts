import type { Codebook } from '../../codebook/codebook';
import { formatNumber } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import { reportLines, type ReportLine } from './reportLines';
import { problemText, rejectText } from '../words/problemText';
import type { Check, IntakeReport, Reject } from './report';
import { listed, reportWords } from '../words/reportWords';
import { sheetLine } from './sheetLine';
import type { Cell } from '../../files/csv/writeCsv';
import type { SheetRows } from '../../files/xlsx/write/sheetRows';

/**
 * What was found in files, as three sheets in the reader's language: a row a file, a row a finding, and a row a line of the
 * original file that has to be mended. No value of a column that seems personal is in it.
 */
export function damageReport(reports: IntakeReport[], codebook: Codebook): Required<SheetRows<Cell>>[] {
  const found = reports.map((report) => ({ report, all: reportLines(report, codebook) }));
  return [
    overview(reports, codebook),
    {
      name: m.intake_report_findings(),
      rows: underHead(
        findingsHead(),
        found.flatMap(({ report, all }) => all.map((one) => findingRow(report.file, one)))
      ),
      widths: [28, 24, 16, 36, 30, 24, 8, 8, 50]
    },
    {
      name: m.intake_report_lines(),
      rows: underHead(
        linesHead(),
        found.flatMap(({ report, all }) => lineRows(report, all))
      ),
      widths: [28, 8, 24, 50, 50]
    }
  ];
}

function underHead(head: Cell[], rows: Cell[][]): Cell[][] {
  return [head, ...(rows.length > 0 ? rows : [head.map((_, at) => (at === 0 ? m.intake_report_nothing() : null))])];
}

function overview(reports: IntakeReport[], codebook: Codebook): Required<SheetRows<Cell>> {
  const reasons = [...new Set(reports.flatMap(({ rejectCounts }) => Object.keys(rejectCounts)))] as Reject['reason'][];
  const head = [
    ...[m.intake_report_file(), m.intake_report_encoding(), m.intake_report_sheet(), m.intake_report_table()],
    ...[m.intake_report_wave(), m.intake_report_records(), m.intake_report_rows(), m.intake_report_rejects()],
    ...reasons.map((reason) => m.intake_report_aside({ reason: rejectText({ reason }) })),
    ...[m.intake_report_matched(), m.intake_report_unmatched(), m.intake_report_absent(), m.intake_report_changed()],
    ...[m.intake_report_misread(), m.intake_report_damaged(), m.intake_report_errors(), m.intake_report_warnings()],
    m.intake_report_problem()
  ];
  return {
    name: m.intake_report_overview(),
    rows: [head, ...reports.map((report) => overviewRow(report, reasons, codebook))],
    widths: [28, 12, 12, 18, 12, ...Array<number>(head.length - 6).fill(12), 60]
  };
}

function overviewRow(report: IntakeReport, reasons: Reject['reason'][], codebook: Codebook): Cell[] {
  const columns = report.columns.filter(({ header, taken }) => taken || header.trim() !== '');
  const checked = (severity: Check['severity']) =>
    total((report.checks ?? []).filter((check) => check.severity === severity));
  return [
    ...[report.file, report.encoding?.toUpperCase() ?? null, report.sheet, reportWords(report, codebook).table],
    ...[listed(report.waves), report.records, report.rows, report.rejects],
    ...reasons.map((reason) => report.rejectCounts[reason] ?? 0),
    ...[
      columns.filter(({ taken }) => taken).length,
      columns.filter(({ taken }) => !taken).length,
      report.absent.length
    ],
    ...[total(report.changes), total(report.notUnderstood), total(report.damages)],
    ...(report.checks === null ? [null, null] : [checked('error'), checked('warning')]),
    report.problem && problemText(report.problem, codebook)
  ];
}

const total = (counted: { count: number }[]): number => counted.reduce((sum, { count }) => sum + count, 0);

const findingsHead = (): Cell[] => [
  ...[m.intake_report_file(), m.intake_report_column(), m.intake_report_found(), m.intake_report_rule()],
  ...[m.intake_report_text(), m.intake_report_read_as(), m.intake_report_count(), m.intake_report_severity()],
  m.intake_report_remedy()
];

const findingRow = (
  file: string,
  { column, found, rule, text, readAs, count, severity, remedy }: ReportLine
): Cell[] => [...[file, column, found, rule, text, readAs, count, severity, remedy]];

const linesHead = (): Cell[] => [
  ...[m.intake_report_file(), m.intake_report_line(), m.intake_report_column(), m.intake_report_wrong()],
  m.intake_report_remedy()
];

/** In the order of the file; how many lines are not named stands at the end. */
function lineRows(report: IntakeReport, all: ReportLine[]): Cell[][] {
  const { file } = report;
  const place = (line: number): Cell => {
    const { sheet, row } = sheetLine(report, line);
    return sheet === null ? row : `${sheet}!${row}`;
  };
  const named = all.flatMap((one) => (one.lines ?? []).map((line) => ({ line, one })));
  const more = all.filter(({ lines, count }) => lines !== null && (count ?? 0) > lines.length);
  return [
    ...named
      .sort((a, b) => a.line - b.line)
      .map(({ line, one }): Cell[] => [file, place(line), one.column, wrong(one), one.remedy]),
    ...more.map((one): Cell[] => [
      ...[file, null, one.column, wrong(one)],
      m.intake_report_more_lines({ count: formatNumber(one.count! - one.lines!.length) })
    ])
  ];
}

/** What the column holds is said where the rule alone does not tell it. */
function wrong({ found, rule, text, readAs }: ReportLine): string {
  if (readAs === null) return rule || found;
  return text === null ? found : m.intake_report_found_text({ found, text });
}
