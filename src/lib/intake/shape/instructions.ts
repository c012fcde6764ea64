import type { Answering, Preset } from '../../codebook/codebook';
import { named } from '../../codebook/read/languages';
import type { Encoding } from '../report/reading';
import type { DoubtAnswers } from '../report/doubts';
import type { Delimiter } from '../report/reading';

/** What a person, or a preset that they saved, says of how a file is to be read. What is absent is found by rule. */
export interface Instructions {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter;
  /** the sheet of a workbook whose header holds */
  sheet?: string | undefined;
  /** by sheet: it is read or left out, whatever the rule says */
  sheets?: Record<string, boolean>;
  /** false: columns that a workbook hides are not read */
  hiddenColumns?: boolean;
  /** sheets that are files of their own */
  elsewhere?: string[];
  /** the first record of the header, counted from 0 at the top of the file, and how many records it has */
  header?: { record: number; records: 1 | 2 };
  /** table of the survey that the file belongs to */
  table?: string;
  /** wave of every row, whatever a column of the file says */
  wave?: string;
  /** by the column's name in `Shape.header`: what it answers; null: nothing */
  columns?: Record<string, Answering | null>;
  /** by question, by text as the file has it: the code or value it means; null: that there is no answer */
  values?: Record<string, Record<string, string | null>>;
  /** by question: how all texts of its column are read that can be read in several ways */
  doubts?: Record<string, DoubtAnswers> | undefined;
  /** names of columns that look personal and are stored all the same, because the person insists */
  personal?: string[];
  /** lines of records that a rule sets aside and the person takes back */
  takenBack?: number[];
  /** lines of records that the person leaves out: duplicates, say */
  leftOut?: number[];
  /** only the columns that an indicator, a filter, a check or the survey's design needs are stored */
  neededOnly?: boolean;
}

/** Later instructions win over earlier ones; columns and values of both are kept side by side. */
export function merge(some: Instructions, more: Instructions): Instructions {
  const values = { ...some.values };
  for (const [question, meanings] of Object.entries(more.values ?? {})) {
    values[question] = { ...values[question], ...meanings };
  }
  const doubts = { ...some.doubts };
  for (const [question, answers] of Object.entries(more.doubts ?? {})) {
    const said = Object.entries({ ...doubts[question], ...answers }).filter(([, reading]) => reading !== null);
    doubts[question] = Object.fromEntries(said);
  }
  const sheets = some.sheets || more.sheets ? { sheets: { ...some.sheets, ...more.sheets } } : {};
  return {
    ...{ ...some, ...more, ...sheets, columns: { ...some.columns, ...more.columns }, values },
    ...(some.doubts || more.doubts ? { doubts } : {})
  };
}

/** What of the instructions the next wave's file of the same form can use. */
export function presetOf(name: string, table: string, { columns = {}, values = {} }: Instructions): Preset {
  return { name, label: named(name), table, columns, values };
}
