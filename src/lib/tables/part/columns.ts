import type { Choice, Codebook, Variable } from '../../codebook/codebook';
import type { Instructions } from '../../intake/shape/instructions';
import type { Match } from '../../intake/match/match';
import { NoneEvidence } from '../../intake/recode/noneWord';
import type { Platform } from '../../intake/shape/platform';
import { readChosen } from '../../intake/recode/readChosen';
import { recoder } from '../../intake/recode/recode';
import type { Recoding } from '../../intake/report/report';
import { cleaning, type Cleaning } from './cleaning';

/** A question as a file answers it: in one column, or in a column an option. */
export interface Column {
  variable: Variable;
  cleaning: Cleaning;
  /** columns of the file, from 0, each with its option; one with null where one column is the whole answer */
  fields: { index: number; option: Choice | null }[];
  /** beside the whole answer, the columns of its options: where all of those decline, a blank answer is an empty one */
  split: { index: number; option: string }[];
  /** columns of options in which nothing stands for a no, as LimeSurvey writes them */
  blankDeclines: boolean;
  /** takes note of a text: what 无 says depends on what else stands in the column */
  hear: (text: string) => void;
  /** reads one different text of the column */
  read: (text: string) => Recoding;
  /** reads one different text in the column of an option */
  readOption: (text: string, option: Choice) => ReturnType<typeof readChosen>;
}

/** The questions that a file answers, in the order of its columns. */
export function columnsOf(
  match: Match,
  codebook: Codebook,
  platform: Platform,
  instructions: Instructions,
  sample: string[][]
): Column[] {
  return variablesOf(
    match,
    match.columns.map(({ taken }) => taken),
    codebook,
    platform,
    instructions,
    sample
  );
}

/** A second column that names the area as certainly as the one that is taken; null when there is none. */
export function witnessOf(
  match: Match,
  codebook: Codebook,
  platform: Platform,
  instructions: Instructions,
  sample: string[][]
): Column | null {
  const { columns, table } = match;
  const place = columns.findIndex(
    ({ taken, answering, certainty, personal }) =>
      !taken && certainty === 1 && personal === null && answering?.question === table.area
  );
  const chosen = columns.map((_, at) => at === place);
  return place < 0 ? null : variablesOf(match, chosen, codebook, platform, instructions, sample)[0]!;
}

function variablesOf(
  { table, columns, values }: Match,
  chosen: boolean[],
  codebook: Codebook,
  platform: Platform,
  { personal = [], doubts = {} }: Instructions,
  sample: string[][]
): Column[] {
  const byVariable = new Map<string, Column>();
  for (const [index, { answering, header }] of columns.entries()) {
    const variable = table.variables.find(({ name }) => name === answering?.question);
    if (!chosen[index] || !answering || !variable) continue;
    const choices = codebook.choices.get(variable.list ?? '') ?? [];
    const field = { index, option: choices.find(({ name }) => name === answering.option) ?? null };
    const known = byVariable.get(variable.name);
    if (known) {
      known.fields.push(field);
      continue;
    }
    const meanings = values[variable.name];
    // its indexes of names take longer to make than a file needs that has nothing to clean
    let reader: ReturnType<typeof recoder> | null = null;
    const evidence = new NoneEvidence(header);
    for (const fields of sample) evidence.hear(fields[index] ?? '');
    const none = () => evidence.word;
    const answers = doubts[variable.name];
    const keepPersonal = table.key.includes(variable.name) || personal.includes(header);
    byVariable.set(variable.name, {
      variable,
      cleaning: cleaning(variable, codebook, { platform, masks: !keepPersonal, meant: Object.keys(meanings ?? {}) }),
      fields: [field],
      split: field.option === null ? optionsBeside(columns, variable.name) : [],
      blankDeclines: isLimeSurvey(columns, variable.name),
      hear: (text) => evidence.hear(text),
      read: (text) =>
        (reader ??= recoder(variable, codebook, { platform, meanings, answers, keepPersonal, none }))(text),
      readOption: (text, option) => readChosen(text, platform, option)
    });
  }
  return [...byVariable.values()];
}

const optionsBeside = (columns: Match['columns'], name: string): Column['split'] =>
  columns.flatMap(({ answering, certainty }, index) =>
    answering?.question === name && answering.option !== null && certainty === 1
      ? [{ index, option: answering.option }]
      : []
  );

/** `question[option]` with Y where it was chosen. */
function isLimeSurvey(columns: Match['columns'], name: string): boolean {
  const own = columns.filter(
    ({ answering, taken }) => taken && answering?.question === name && answering.option !== null
  );
  const texts = new Set(own.flatMap(({ examples }) => examples));
  const isOnlyChosen = [...texts].every((text) => text === 'Y' || text === 'N/A');
  return texts.has('Y') && isOnlyChosen && own.every(({ header }) => /\[[^\]]+\]$/.test(header));
}

/** True where each option of a question has a column of its own. */
export const isByOption = ({ fields }: Column): boolean => fields[0]!.option !== null;

/** The one column that answers a question; null when none does, or a column an option. */
export function fieldOf(columns: Column[], variable: string | null): number | null {
  const column = columns.find((candidate) => candidate.variable.name === variable);
  return column && !isByOption(column) ? column.fields[0]!.index : null;
}
