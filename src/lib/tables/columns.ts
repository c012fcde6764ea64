import type { Codebook, Question } from '../codebook/codebook';
import type { Instructions } from '../intake/instructions';
import type { Match } from '../intake/match';
import type { Platform } from '../intake/platform';
import { recoder } from '../intake/recode';
import type { Recoding } from '../intake/report';
import { cleaning, type Cleaning } from './cleaning';

/** A question as a file answers it: in one column, or in a column an option. */
export interface Column {
  question: Question;
  cleaning: Cleaning;
  /** columns of the file, from 0, each with the code of its option; one with null where one column is the whole answer */
  fields: { index: number; option: string | null }[];
  /** reads one different text of the column */
  read: (text: string) => Recoding;
}

/** The questions that a file answers, in the order of its columns. */
export function columnsOf(
  { table, columns, values }: Match,
  codebook: Codebook,
  platform: Platform,
  { personal = [] }: Instructions
): Column[] {
  const byQuestion = new Map<string, Column>();
  for (const [index, { taken, answering, header }] of columns.entries()) {
    const question = table.questions.find(({ name }) => name === answering?.question);
    if (!taken || !answering || !question) continue;
    const known = byQuestion.get(question.name);
    if (known) {
      known.fields.push({ index, option: answering.option });
      continue;
    }
    const keepPersonal = table.key.includes(question.name) || personal.includes(header);
    byQuestion.set(question.name, {
      question,
      cleaning: cleaning(question, codebook, { platform, masks: !keepPersonal }),
      fields: [{ index, option: answering.option }],
      read: recoder(question, codebook, { platform, meanings: values[question.name], keepPersonal })
    });
  }
  return [...byQuestion.values()];
}

/** True where each option of a question has a column of its own. */
export const isByOption = ({ fields }: Column): boolean => fields[0]!.option !== null;

/** The one column that answers a question; null when none does, or a column an option. */
export function fieldOf(columns: Column[], question: string | null): number | null {
  const column = columns.find((candidate) => candidate.question.name === question);
  return column && !isByOption(column) ? column.fields[0]!.index : null;
}
