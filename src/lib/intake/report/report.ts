import type { Answering, MissingKind } from '../../codebook/codebook';
import type { Label } from '../../i18n/label';
import type { Encoding } from './reading';
import type { Doubted, DoubtKind } from './doubts';
import type { Platform } from '../shape/platform';
import type { Delimiter, PreviewRecord } from './reading';

/** What became of one file. Its faults are data: counted, shown, kept. */
export interface IntakeReport {
  file: string;
  bytes: number;
  /** null of a workbook, whose cells have none, and until it is known */
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** a workbook's sheets that have cells; [] of other files */
  sheets: SheetUse[];
  /** the one whose header holds for all that are read together */
  sheet: string | null;
  /** rows of a workbook that are out of sight, by line; their count is of all, and so are they */
  hiddenRows: { lines: number[]; isFiltered: boolean };
  /** headers of columns that are out of sight in the workbook */
  hiddenColumns: string[];
  /** the column that holds the names of the sheets, where no other names an area and these do */
  sheetColumn: string | null;
  /** who exported it */
  platform: Platform;
  /** the first records of the file as they stand, titles and header among them */
  preview: PreviewRecord[];
  /** place of the header among the records of the file, from 0, and how many records it has */
  header: { record: number; records: 1 | 2 } | null;
  table: string | null;
  /** waves found in the file, or given by its folder or by the person */
  waves: string[];
  /** records in the file, without titles and header; always rows + rejects */
  records: number;
  rows: number;
  rejects: number;
  /** how many records were set aside, by reason; they add up to `rejects` */
  rejectCounts: Partial<Record<Reject['reason'], number>>;
  /** the first `maxLines` of each reason, by line */
  rejectSample: Reject[];
  /** by column of the file */
  columns: ColumnMatch[];
  /** the preset that fitted the file, and what of it the file does not have and the other way round */
  preset: { name: string; label: Label; gone: string[]; fresh: string[] } | null;
  /** questions of the table that the file does not have */
  absent: string[];
  /** rows by code of their area */
  areas: Record<string, number>;
  /** what was mended in the text of the file before its cells were read */
  repairs: Repair[];
  /** texts that were read as something else than they are, by column and rule */
  changes: Change[];
  notUnderstood: NotUnderstood[];
  /** columns that cannot be what they say */
  doubts: Doubt[];
  damages: Damage[];
  /** null while they are still to be counted */
  checks: Check[] | null;
  /** why nothing of the file could be used; null when it was loaded */
  problem: Problem | null;
}

/** A sheet of a workbook, and what became of it. */
export interface SheetUse {
  name: string;
  isHidden: boolean;
  /** leftOut: by the person · hidden: nobody has said yet that it counts · other: its header is another one · elsewhere: a file of its own */
  use: 'read' | 'leftOut' | 'hidden' | 'other' | 'elsewhere';
  /** of its rows below the header those in which something stands */
  rows: number;
  /** the table of the survey that it is; null where it is none */
  table: string | null;
  /** where its records begin in the file's text, and on which of its own rows; null where none of it stands there */
  starts: { line: number; row: number } | null;
  /** columns beside the table that have no name and are not read */
  unnamed: number;
}

/** What a column of the file was taken for. */
export interface ColumnMatch {
  header: string;
  /** what it answers, or might; null where nothing fits or somebody said that it answers nothing */
  answering: Answering | null;
  /** how that was found; null where nothing was */
  reason: 'name' | 'label' | 'alias' | 'stem' | 'option' | 'preset' | 'person' | 'similar' | 'values' | null;
  /** 0..1; 1 is certain, and only what is certain is taken without a yes */
  certainty: number;
  /** its values are stored; false for a suggestion, a second column of the same question, and a personal column */
  taken: boolean;
  /** what personal thing it seems to hold */
  personal: 'name' | 'phone' | 'idCard' | 'network' | 'nickname' | 'freeText' | null;
  /** the first different texts of the column, at most three; none of a personal one */
  examples: string[];
}

/** How a text was read as something else than it is. */
export type ChangeRule =
  | 'meaning' // a meaning that the person or a preset gave it
  | 'label' // a label instead of the code
  | 'alias'
  | 'wide' // full-width digits, letters or signs
  | 'grouped' // thousands marks
  | 'unit' // 人, 家, 万元, ％, 秒 after a number
  | 'yesNo' // 是, √, Y, TRUE instead of 1
  | 'date' // a date in another form
  | 'serialDate' // a date as a spreadsheet's number
  | 'textMark' // ' or a tab that keeps a number as text
  | 'decimal' // 420902.0 or 1.0 instead of a code or a whole number
  | 'list' // an answer of several in another form than a|b
  | 'secondColumn' // an area that a second column of the file names
  | 'marker' // (跳过), (空), -3, -2
  | 'masked'; // an identity card's or a phone's number inside a text

export interface Change {
  /** question */
  column: string;
  rule: ChangeRule;
  /** rows */
  count: number;
  /** the most frequent texts, at most `maxExamples` */
  examples: { text: string; value: string | number | null; count: number; firstLine: number }[];
  /** of the file, the first `maxLines` of them */
  lines: number[];
}

export const maxExamples = 5;
/** Lines that a report names of one finding; its count is always of all. */
export const maxLines = 1000;
/** Lines of rows whose key an earlier row has, or that name too wide an area: all of them may be left out in one go. */
export const maxRepeated = 100_000;

/** Texts of a column that can be read in several ways: one answer holds for all of them. */
export interface Doubt extends Doubted {
  /** question */
  column: string;
  /** rows */
  count: number;
  /** different texts */
  texts: number;
  /** the first `maxExamples` of them */
  examples: string[];
  /** of the file, the first `maxLines` of them */
  lines: number[];
}

export interface Repair {
  kind:
    | 'filled' // rows whose last cells were not written
    | 'nul'; // NUL characters, left out
  count: number;
  /** of the file, the first `maxLines` of them; [] where they are not known */
  lines: number[];
}

/** Something that was lost before the file came here: the file has to be mended at its source. */
export interface Damage {
  /** question */
  column: string;
  kind:
    | 'scientific'
    | 'leadingZeros'
    | 'duplicateKey'
    | 'brokenText'
    | 'becameDate'
    | 'wideArea' // a row of the whole, without the area that should report it
    | 'totalRow' // a row of an area beside rows of its parts
    | 'splitDiffers' // an answer that is written as one, and otherwise in the columns of its options
    | 'emptyRow' // a row of an area without an answer that is understood
    | 'zeroWeight' // a row that weighs nothing, which no figure counts
    | 'heavyWeight'; // a row with over a tenth of the weight of its area
  count: number;
  examples: string[];
  lines: number[];
}

/** How many rows break a rule of the survey. */
export interface Check {
  rule: string;
  severity: 'error' | 'warning';
  count: number;
  firstLine: number;
  lines: number[];
}

export interface Reject {
  /** line of the file, from 1 */
  line: number;
  reason:
    | 'tooFewFields'
    | 'tooManyFields'
    | 'unclosedQuote'
    | 'longCell' // or a quote that never closes: nobody can tell
    | 'unknownArea'
    | 'noArea'
    | 'areaConflict' // two columns name two areas
    | 'unknownWave'
    | 'total' // 合计, 小计: sums of other rows
    | 'repeatedHeader' // the header again, further down
    | 'note' // a footnote: words in the first column and nothing after it
    | 'example' // the row of a blank form that shows how it is filled in
    | 'invalid' // the platform's own check calls the answer invalid
    | 'leftOut'; // by the person
  text: string;
}

export interface NotUnderstood {
  column: string;
  value: string;
  count: number;
  firstLine: number;
  lines: number[];
  /** codes that it may mean, the likeliest first, at most three; never taken by themselves */
  suggestions: string[];
  /** the doubt about its column or the damage that it is told as already */
  told?: DoubtKind | Damage['kind'];
}

export interface Problem {
  code:
    | 'empty'
    | 'headerOnly'
    | 'binary'
    | 'workbook' // a workbook that cannot be opened: protected, damaged
    | 'zip'
    | 'unknownTable'
    | 'noAreaColumn'
    | 'unknownAreas' // not one of them is in the survey
    | 'unclosedQuote'
    | 'longCell' // or a quote that never closes: nobody can tell
    | 'tooManyColumns'
    | 'tooLarge'
    | 'noUsableRow'
    | 'miscounted' // two counts of its records differ
    | 'unreadable';
  /** what the sentence needs: a line number, a limit, the nearest table */
  detail: Record<string, string | number>;
}

/** How one distinct text of a column is to be stored; `rule` is null where it is written as its type writes it. */
export type Recoding =
  | {
      text: string;
      value: string | number | null;
      missing: MissingKind | null;
      rule: ChangeRule | null;
      /** it can be read in another way too */
      doubt?: Doubted;
    }
  | {
      text: string;
      notUnderstood: true;
      suggestions: string[];
      /** it can be read in several ways */
      doubt?: Doubted;
      /** what a spreadsheet may have made this date of, where a number is asked for */
      becameDate?: string[];
    };
