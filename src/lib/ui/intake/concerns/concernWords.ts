import type { Codebook } from '../../../codebook/codebook';
import { indicatorColumns } from '../../../codebook/indicatorColumns';
import { text } from '../../../i18n/format';
import type { Instructions } from '../../../intake/shape/instructions';
import { isWaiting } from '../../../intake/report/isWaiting';
import { doubtReadingText, doubtText } from '../../../intake/words/findingText';
import type { Damage, Doubt, IntakeReport } from '../../../intake/report/report';
import { m } from '../../../paraglide/messages';
import { areaLabel, variableLabel, tableOf } from '../codebookWords';
import type { Concern } from './concerns';
import type { Finding } from '../finding';
import { excludedWords, listed, repairWords } from '../intakeSentence';
import { counted } from '../intakeState';
import { noticePress, noticeText } from '../findings/noticeWords';

/** A part of the dialog. */
export type EditorPart = 'summary' | 'columns' | 'layout' | 'findings';

/** What shows or mends a concern in one press: another reading, a sheet as a file of its own, rows, or a part of the dialog. */
export interface ConcernPress {
  label: string;
  does: { change: Instructions } | { apart: string } | { finding: Finding } | { part: EditorPart };
}

const damageWords: Record<Damage['kind'], (inputs: { count: string; n: number }) => string> = {
  duplicateKey: m.ui_lost_repeated,
  scientific: m.ui_lost_scientific,
  leadingZeros: m.ui_lost_leading_zeros,
  wideArea: m.ui_lost_wide,
  totalRow: m.ui_lost_total_row,
  becameDate: m.ui_lost_became_date,
  brokenText: m.ui_lost_broken_text,
  splitDiffers: m.ui_lost_split_differs,
  emptyRow: m.ui_lost_empty_row,
  heavyWeight: m.ui_lost_heavy_weight,
  zeroWeight: m.ui_lost_zero_weight
};

/** One concern as a sentence. */
export function concernText(concern: Concern, report: IntakeReport, codebook: Codebook): string {
  // these are whole sentences already
  if (concern.kind === 'notice') return noticeText(concern.notice, report, codebook);
  if (concern.kind === 'doubt') return doubtSentence(concern.doubt, report, codebook);
  if (concern.kind === 'answered') return answeredSentence(concern, report, codebook);
  const words = phrase(concern, report, codebook);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${m.ui_full_stop()}`;
}

function phrase(
  concern: Exclude<Concern, { kind: 'notice' | 'doubt' | 'answered' }>,
  report: IntakeReport,
  codebook: Codebook
): string {
  switch (concern.kind) {
    case 'reject':
      return m.ui_say_aside({ list: counted(excludedWords[concern.reason], concern.count) });
    case 'areaNames': {
      const names = concern.names.map(({ value, code }) => m.ui_area_name({ value, label: areaLabel(codebook, code) }));
      const rows = m.ui_say_aside({ list: counted(excludedWords.unknownArea, concern.count) });
      return `${rows}${m.ui_colon()}${names.join(m.ui_comma())}`;
    }
    case 'columns': {
      const indicators = withoutYes(report, codebook);
      const columns = counted(m.ui_lost_columns, concern.count);
      if (indicators.length === 0) return columns;
      return `${columns}${m.ui_semicolon()}${m.ui_lost_indicators({ list: listed(indicators) })}`;
    }
    case 'damage':
      return counted(damageWords[concern.damage], concern.count);
    case 'misread':
      return counted(m.ui_lost_values, concern.count);
    case 'unitLine':
      return m.ui_say_unit_line({ unit: concern.unit });
    case 'repair':
      return counted(repairWords[concern.repair], concern.count);
  }
}

export function concernPress(concern: Concern, instructions: Instructions, codebook: Codebook): ConcernPress {
  switch (concern.kind) {
    case 'notice': {
      const press = noticePress(concern.notice, instructions, codebook);
      if (!press) return { label: m.ui_look(), does: { part: 'layout' } };
      const { label, change } = press;
      return { label, does: 'apart' in change ? change : { change } };
    }
    case 'areaNames': {
      const values = Object.fromEntries(concern.names.map(({ value, code }) => [value, code]));
      return { label: m.ui_area_names_yes(), does: { change: { values: { [concern.column]: values } } } };
    }
    case 'reject':
      return { label: m.ui_look_rows(), does: { finding: { kind: 'reject', reason: concern.reason } } };
    case 'columns':
      return { label: m.ui_look_columns(), does: { part: 'columns' } };
    case 'damage': {
      const { columns, damage } = concern;
      // rows of several columns are shown column by column
      if (columns.length > 1) return { label: m.ui_look(), does: { part: 'findings' } };
      return { label: m.ui_look_rows(), does: { finding: { kind: 'damage', column: columns[0]!, damage } } };
    }
    case 'doubt': {
      const { column, kind } = concern.doubt;
      return { label: m.ui_look_rows(), does: { finding: { kind: 'doubt', column, doubt: kind } } };
    }
    case 'answered': {
      const { column, doubt } = concern;
      return { label: m.ui_doubt_again(), does: { change: { doubts: { [column]: { [doubt]: null } } } } };
    }
    case 'misread':
      return { label: m.ui_look_values(), does: { part: 'findings' } };
    case 'unitLine':
      return { label: m.ui_look(), does: { part: 'summary' } };
    case 'repair':
      return { label: m.ui_look_rows(), does: { finding: { kind: 'repair', repair: concern.repair } } };
  }
}

/** The ways to read a doubted column, each one press for all of it. */
export function doubtPresses({ column, kind, readings }: Doubt): ConcernPress[] {
  return readings.map((reading) => ({
    label: doubtReadingText(reading),
    does: { change: { doubts: { [column]: { [kind]: reading } } } }
  }));
}

function doubtSentence(doubt: Doubt, report: IntakeReport, codebook: Codebook): string {
  const { column, kind, taken, count, texts, examples } = doubt;
  const shown = examples.slice(0, maxExamples).join(m.ui_list_separator());
  const about = {
    column: variableLabel(tableOf(codebook, report.table), column),
    finding: doubtText(kind),
    count: counted(m.ui_cells, count),
    examples: texts > maxExamples ? `${shown} …` : shown
  };
  return taken === null ? m.ui_doubt_open(about) : m.ui_doubt_taken({ ...about, reading: doubtReadingText(taken) });
}

function answeredSentence(
  { column, doubt, reading }: Extract<Concern, { kind: 'answered' }>,
  report: IntakeReport,
  codebook: Codebook
): string {
  return m.ui_doubt_answered({
    column: variableLabel(tableOf(codebook, report.table), column),
    finding: doubtText(doubt),
    reading: doubtReadingText(reading)
  });
}

const maxExamples = 3;

/** Names of the indicators that have no numbers while a column waits. */
function withoutYes({ table, columns }: IntakeReport, codebook: Codebook): string[] {
  const variables = columns.filter(isWaiting).map(({ answering }) => answering!.question);
  return codebook.indicators
    .filter((indicator) => indicator.table === table && indicator.partOf === null)
    .filter((indicator) => variables.some((question) => indicatorColumns(codebook, indicator).has(question)))
    .map(({ short }) => text(short));
}
