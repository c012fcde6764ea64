import type { Answering, Codebook, TableSpec } from '../../codebook/codebook';
import { claimOf, likely, lowersOf, type Claim } from './claims';
import { isLikely, isPositional, type Setting } from './contents';
import type { FileColumn } from '../shape/fileColumns';
import type { FittingPreset } from './findPreset';
import type { Instructions } from '../shape/instructions';
import { partClaims } from './partClaims';
import type { Platform } from '../shape/platform';
import { questionIndex } from './questionIndex';
import { stemOf } from './stem';
import { valueLists } from './valueLists';

/** What is said of a column: that it answers a question, that it answers none, or, null, nothing. */
export type Saying = (Omit<Claim, 'answering'> & { answering: Answering | null }) | null;

/** What the person, a preset or its header says of each column of a file, if the file is of this table. */
export function sayingsOf(
  columns: FileColumn[],
  table: TableSpec,
  codebook: Codebook,
  instructions: Instructions,
  fitting: FittingPreset | null
): Saying[] {
  const index = questionIndex(codebook, table);
  const header = columns.map(({ name }) => name);
  const neighbours = { lowers: lowersOf(header), isOption: valueLists(codebook).isOption };
  const parts = partClaims(header, (column) => columns[column]!.values, index, codebook);
  const preset = fitting?.preset.table === table.name ? fitting : null;
  return columns.map((column, place) => {
    if (isBlank(column)) return null;
    const person = instructedOf(column.header, table, instructions);
    if (person !== undefined) return { answering: person, reason: 'person', certainty: 1 };
    const known = preset?.answering(column.header);
    if (known !== undefined) return { answering: known, reason: 'preset', certainty: 1 };
    return parts.get(place) ?? claimOf(column.name, index, codebook, neighbours);
  });
}

/** A column without a name in which nothing stands, as a delimiter at the end of each line makes. */
const isBlank = ({ name, values }: FileColumn): boolean => name === '' && values.length === 0;

function instructedOf(header: string, { questions }: TableSpec, { columns = {} }: Instructions) {
  if (!Object.hasOwn(columns, header)) return undefined;
  const answering = columns[header]!;
  return answering === null || questions.some(({ name }) => name === answering.question) ? answering : undefined;
}

/** Doubts what is certain by name where the column holds something else. Nobody doubts a person. */
export function doubted(sayings: Saying[], columns: FileColumn[], table: TableSpec, setting: Setting): Saying[] {
  const questions = new Map(table.questions.map((question) => [question.name, question]));
  return sayings.map((saying, place) => {
    if (!saying?.answering || saying.certainty < 1 || saying.reason === 'person') return saying;
    const question = questions.get(saying.answering.question)!;
    const { values } = columns[place]!;
    const isSound =
      isLikely(question, saying.answering, values, setting) &&
      !isPositional(question, saying.answering, values, setting);
    return isSound ? saying : { ...saying, certainty: likely };
  });
}

/**
 * By column: true where its values are what the file says of a question. Each question is answered by one column, or by one
 * column an option: the person's, else the preset's, else the first that is certain. A platform numbers what was asked; its
 * own columns, as 编号, come last.
 */
export function answerers(sayings: Saying[], columns: FileColumn[], platform: Platform): boolean[] {
  const answered = new Map<string, Set<string | null>>();
  const taken = sayings.map(() => false);
  const isAsked = ({ name }: FileColumn) => platform === 'plain' || stemOf(name).number !== null;
  const rankOf = (saying: Saying, place: number) => {
    if (saying?.reason === 'person') return 0;
    if (saying?.reason === 'preset') return 1;
    return isAsked(columns[place]!) ? 2 : 3;
  };
  const ranks = sayings.map(rankOf);
  for (const rank of [0, 1, 2, 3]) {
    for (const [place, saying] of sayings.entries()) {
      if (!saying?.answering || saying.certainty < 1 || ranks[place] !== rank) continue;
      const { question, option } = saying.answering;
      const before = answered.get(question) ?? new Set();
      if (before.has(null) || before.has(option) || (option === null && before.size > 0)) continue;
      answered.set(question, before.add(option));
      taken[place] = true;
    }
  }
  return taken;
}
