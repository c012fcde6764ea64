import type { IntakeReport } from '../report/report';
import type { Decoded } from './decode';

/** A file's text, wherever it came from. */
export interface FileContent {
  text: Decoded['text'];
  /** null of a workbook, whose cells have none */
  encoding: Decoded['encoding'] | null;
  /** what became of the parts of a workbook; null of other files */
  book: Pick<IntakeReport, 'sheets' | 'sheet' | 'hiddenRows' | 'hiddenColumns' | 'sheetColumn' | 'doubts'> | null;
}
