import type { Codebook } from '../../../codebook/codebook';
import { formatNumber, text } from '../../../i18n/format';
import type { Instructions } from '../../../intake/shape/instructions';
import type { Notice } from '../../../intake/report/notices';
import type { IntakeReport } from '../../../intake/report/report';
import { sheetLine } from '../../../intake/report/sheetLine';
import { m } from '../../../paraglide/messages';
import { tableOf } from '../codebookWords';
import { leaveOut, takeBack } from './setAside';

/** What can be done about a notice in one press: another reading, or the sheet as a file of its own. */
export interface NoticePress {
  label: string;
  change: Instructions | { apart: string };
}

const maxLines = 6;

export function noticeText(notice: Notice, report: IntakeReport, codebook: Codebook): string {
  switch (notice.kind) {
    case 'areaFromSheets':
      return m.ui_notice_area();
    case 'sheetUnread': {
      const { name, rows, use, table } = notice.sheet;
      const sheet = { name, count: formatNumber(rows) };
      if (use === 'hidden') return m.ui_notice_sheet_hidden(sheet);
      if (use === 'leftOut') return m.ui_notice_sheet_left_out(sheet);
      const spec = tableOf(codebook, table);
      return spec ? m.ui_notice_sheet_table({ ...sheet, table: text(spec.label) }) : m.ui_notice_sheet_unknown(sheet);
    }
    case 'hiddenSheetRead':
      return m.ui_notice_sheet_hidden_read({ name: notice.sheet.name, count: formatNumber(notice.sheet.rows) });
    case 'unnamedColumns':
      return m.ui_notice_unnamed({ name: notice.sheet.name, count: formatNumber(notice.sheet.unnamed) });
    case 'hiddenRows': {
      const { lines, isFiltered, isLeftOut } = notice;
      const shown = { count: formatNumber(lines.length), lines: linesText(lines, report) };
      if (isLeftOut) return m.ui_notice_hidden_rows_out(shown);
      return isFiltered ? m.ui_notice_filtered_rows(shown) : m.ui_notice_hidden_rows(shown);
    }
    case 'hiddenColumns': {
      const headers = notice.headers.join(m.ui_list_separator());
      return notice.isLeftOut ? m.ui_notice_hidden_columns_out({ headers }) : m.ui_notice_hidden_columns({ headers });
    }
  }
}

/** A line of a file, and of which sheet where the file has several. */
export function lineText(report: IntakeReport, line: number): string {
  const { sheet, row } = sheetLine(report, line);
  return sheet === null ? formatNumber(row) : `${sheet} ${formatNumber(row)}`;
}

function linesText(lines: number[], report: IntakeReport): string {
  const first = lines.slice(0, maxLines).map((line) => lineText(report, line));
  return first.join(m.ui_list_separator()) + (lines.length > maxLines ? ' …' : '');
}

export function noticePress(notice: Notice, instructions: Instructions, codebook: Codebook): NoticePress | null {
  switch (notice.kind) {
    case 'areaFromSheets': {
      const question = tableOf(codebook, notice.table)?.area;
      if (question === undefined) return null;
      return {
        label: m.ui_notice_area_yes(),
        change: { columns: { [notice.column]: { question, option: null } } }
      };
    }
    case 'sheetUnread': {
      const { name, use } = notice.sheet;
      if (use === 'other') return { label: m.ui_sheet_apart(), change: { apart: name } };
      return {
        label: use === 'leftOut' ? m.ui_sheet_take_back() : m.ui_sheet_take_in(),
        change: { sheets: { [name]: true } }
      };
    }
    case 'hiddenSheetRead':
      return { label: m.ui_sheet_leave_out(), change: { sheets: { [notice.sheet.name]: false } } };
    case 'unnamedColumns':
      return null;
    case 'hiddenRows':
      return notice.isLeftOut
        ? { label: m.ui_notice_hidden_rows_take(), change: takeBack(instructions, 'leftOut', notice.lines) }
        : { label: m.ui_notice_hidden_rows_leave(), change: leaveOut(instructions, notice.lines) };
    case 'hiddenColumns':
      return notice.isLeftOut
        ? { label: m.ui_notice_hidden_columns_take(), change: { hiddenColumns: true } }
        : { label: m.ui_notice_hidden_columns_leave(), change: { hiddenColumns: false } };
  }
}
