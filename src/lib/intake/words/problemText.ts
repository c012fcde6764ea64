import type { Codebook, Rule } from '../../codebook/codebook';
import { formatNumber, text } from '../../i18n/format';
import { m } from '../../paraglide/messages';
import type { ForeignKind } from '../text/foreignKind';
import { headerText } from '../shape/nameless';
import type { Problem, Reject } from '../report/report';

/** What is wrong with a file, where, and what to do, in the reader's language. Tables and columns get their labels from the codebook. */
export function problemText(problem: Problem, codebook?: Codebook): string {
  const sentence = sentenceOf(problem, codebook);
  const { sheets } = problem.detail;
  return sheets === undefined ? sentence : `${sentence}${m.intake_problem_sheets({ sheets: String(sheets) })}`;
}

function sentenceOf({ code, detail }: Problem, codebook?: Codebook): string {
  const number = (key: string) => Number(detail[key] ?? 0);
  const table = (key: string) => tableLabel(String(detail[key] ?? ''), codebook);
  switch (code) {
    case 'empty':
      return m.intake_problem_empty();
    case 'headerOnly':
      return m.intake_problem_header_only();
    case 'binary':
      return (foreignWords[detail.kind as ForeignKind] ?? m.intake_problem_binary)();
    case 'workbook':
      return workbookText(detail.reason);
    case 'zip':
      return zipText(detail.reason, formatNumber(number('limit')));
    case 'unknownTable': {
      const counts = { matched: formatNumber(number('matched')), columns: formatNumber(number('columns')) };
      if (detail.nearest === undefined) return m.intake_problem_unknown_table(counts);
      if (detail.other !== undefined)
        return m.intake_problem_unknown_table_tie({ ...counts, nearest: table('nearest'), other: table('other') });
      return m.intake_problem_unknown_table_nearest({ ...counts, nearest: table('nearest') });
    }
    case 'noAreaColumn': {
      const column = columnLabel(String(detail.table ?? ''), String(detail.column ?? ''), codebook);
      return m.intake_problem_no_area_column({ table: table('table'), column });
    }
    case 'unknownAreas':
      return m.intake_problem_unknown_areas({
        table: table('table'),
        column: headerText(String(detail.column ?? '')),
        examples: String(detail.examples ?? '')
      });
    case 'longCell':
      return m.intake_problem_long_cell({ line: formatNumber(number('line')) });
    case 'tooManyColumns':
      return m.intake_problem_too_many_columns({
        columns: formatNumber(number('columns')),
        limit: formatNumber(number('limit'))
      });
    case 'unclosedQuote':
      return m.intake_problem_unclosed_quote({ line: formatNumber(number('line')) });
    case 'tooLarge':
      if (detail.bytes !== undefined) return m.intake_problem_unpacks({ limit: megabytes(number('limit')) });
      return tooLargeText(number('needed'), number('fewer'), number('limit'));
    case 'noUsableRow': {
      const reason = rejectText({ reason: detail.reason as Reject['reason'] });
      const line = formatNumber(number('line'));
      return m.intake_problem_no_usable_row({ records: formatNumber(number('records')), line, reason });
    }
    case 'miscounted': {
      const counts = { records: formatNumber(number('records')), rows: formatNumber(number('rows')) };
      return m.intake_problem_miscounted({ ...counts, rejects: formatNumber(number('rejects')) });
    }
    case 'unreadable':
      return unreadableText(String(detail.cause ?? ''), String(detail.reason ?? ''));
  }
}

const foreignWords: Record<ForeignKind, () => string> = {
  gzip: m.intake_problem_gzip,
  pdf: m.intake_problem_pdf,
  rtf: m.intake_problem_rtf,
  json: m.intake_problem_json,
  archive: m.intake_problem_archive,
  picture: m.intake_problem_picture
};

/** Why a record is in no table. */
export function rejectText({ reason }: Pick<Reject, 'reason'>): string {
  return rejectWords[reason]();
}

export function severityText(severity: Rule['severity']): string {
  return severity === 'error' ? m.intake_severity_error() : m.intake_severity_warning();
}

function workbookText(reason: string | number | undefined): string {
  if (reason === 'protected') return m.intake_problem_workbook_protected();
  // an old Excel encrypts also what nobody gave a password to open
  if (reason === 'encrypted') return m.intake_problem_workbook_encrypted();
  if (reason === 'tooWide') return m.intake_problem_workbook_too_wide();
  return reason === 'empty' ? m.intake_problem_workbook_empty() : m.intake_problem_workbook_damaged();
}

/** @param reason for who mends the page: the first line is enough */
function unreadableText(cause: string, reason: string): string {
  if (cause === 'gone') return m.intake_problem_gone();
  if (cause === 'stops') return m.intake_problem_stops();
  if (cause === 'memory') return m.intake_problem_memory();
  const first = reason.split('\n')[0]!.slice(0, longestReason);
  return cause === 'engine'
    ? m.intake_problem_engine({ reason: first })
    : m.intake_problem_unreadable({ reason: first });
}

const longestReason = 200;

function zipText(reason: string | number | undefined, limit: string): string {
  if (reason === 'protected') return m.intake_problem_zip_protected();
  if (reason === 'tooMany') return m.intake_problem_zip_too_many({ limit });
  return reason === 'empty' ? m.intake_problem_zip_empty() : m.intake_problem_zip_damaged();
}

const rejectWords: Record<Reject['reason'], () => string> = {
  tooFewFields: m.intake_reject_too_few_fields,
  tooManyFields: m.intake_reject_too_many_fields,
  unclosedQuote: m.intake_reject_unclosed_quote,
  longCell: m.intake_reject_long_cell,
  unknownArea: m.intake_reject_unknown_area,
  noArea: m.intake_reject_no_area,
  areaConflict: m.intake_reject_area_conflict,
  unknownWave: m.intake_reject_unknown_wave,
  total: m.intake_reject_total,
  repeatedHeader: m.intake_reject_repeated_header,
  note: m.intake_reject_note,
  example: m.intake_reject_example,
  invalid: m.intake_reject_invalid,
  leftOut: m.intake_reject_left_out
};

function tooLargeText(needed: number, fewer: number, limit: number): string {
  const sizes = { needed: megabytes(needed), limit: megabytes(limit) };
  return fewer > limit
    ? m.intake_problem_too_large(sizes)
    : m.intake_problem_too_large_but({ ...sizes, fewer: megabytes(fewer) });
}

const megabytes = (bytes: number): string => formatNumber(bytes / 1e6, bytes < 1e7 ? 1 : 0);

function tableLabel(name: string, codebook?: Codebook): string {
  const table = codebook?.tables.find((spec) => spec.name === name);
  return table ? text(table.label) : name;
}

function columnLabel(table: string, name: string, codebook?: Codebook): string {
  const spec = codebook?.tables.find((one) => one.name === table);
  const variable = spec?.variables.find((one) => one.name === name);
  return variable ? text(variable.label) : name;
}
