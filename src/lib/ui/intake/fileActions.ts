import type { Encoding } from '../../intake/report/reading';
import type { Instructions } from '../../intake/shape/instructions';
import type { PreviewRecord } from '../../intake/report/reading';

/** What a person can do about one file. */
export interface FileActions {
  /** reads the file again, with these instructions added to those it has */
  change: (change: Instructions) => void;
  /** the first records as another encoding reads them; null where it cannot */
  peek: (encoding: Encoding | undefined) => Promise<PreviewRecord[] | null>;
  /** original records of the file by their lines */
  records: (lines: number[]) => Promise<PreviewRecord[]>;
  /** surveys that the file may belong to; null where that cannot be chosen */
  survey: { chosen: string; options: { value: string; label: string }[]; choose: (id: string) => void } | null;
  /** keeps what the columns and values were taken for, under a name */
  savePreset: (name: string) => Promise<void>;
  /** hands the preset over as a file */
  downloadPreset: (name: string) => void;
  /** another sheet of the workbook as a file of its own; null where no file can come */
  apart: ((sheet: string) => void) | null;
  downloadReport: (format: 'xlsx' | 'csv') => void;
}
