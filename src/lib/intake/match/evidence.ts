import type { Answering, Codebook, TableSpec } from '../../codebook/codebook';
import { candidateOf, likely, lowersOf, type Candidate } from './candidates';
import { isLikely, isPositional, type Setting } from './contents';
import type { FileColumn } from '../shape/fileColumns';
import type { FittingPreset } from './findPreset';
import type { Instructions } from '../shape/instructions';
import { partCandidates } from './partCandidates';
import type { Platform } from '../shape/platform';
import { variableIndex } from './variableIndex';
import { stemOf } from './stem';
import { valueLists } from './valueLists';

/** What is said of a column: that it answers a question, that it answers none, or, null, nothing. */
export type Evidence = (Omit<Candidate, 'answering'> & { answering: Answering | null }) | null;

/** What the person, a preset or its header says of each column of a file, if the file is of this table. */
export function evidenceOf(
  columns: FileColumn[],
  table: TableSpec,
  codebook: Codebook,
  instructions: Instructions,
  fitting: FittingPreset | null
): Evidence[] {
  const index = variableIndex(codebook, table);
  const header = columns.map(({ name }) => name);
  const neighbours = { lowers: lowersOf(header), isOption: valueLists(codebook).isOption };
  const parts = partCandidates(header, (column) => columns[column]!.values, index, codebook);
  const preset = fitting?.preset.table === table.name ? fitting : null;
  return columns.map((column, place) => {
    if (isBlank(column)) return null;
    const person = instructedOf(column.header, table, instructions);
    if (person !== undefined) return { answering: person, reason: 'person', certainty: 1 };
    const known = preset?.answering(column.header);
    if (known !== undefined) return { answering: known, reason: 'preset', certainty: 1 };
    return parts.get(place) ?? candidateOf(column.name, index, codebook, neighbours);
  });
}

/** A column without a name in which nothing stands, as a delimiter at the end of each line makes. */
const isBlank = ({ name, values }: FileColumn): boolean => name === '' && values.length === 0;

function instructedOf(header: string, { variables }: TableSpec, { columns = {} }: Instructions) {
  if (!Object.hasOwn(columns, header)) return undefined;
  const answering = columns[header]!;
  return answering === null || variables.some(({ name }) => name === answering.question) ? answering : undefined;
}

/** Doubts what is certain by name where the column holds something else. Nobody doubts a person. */
export function doubted(evidence: Evidence[], columns: FileColumn[], table: TableSpec, setting: Setting): Evidence[] {
  const variables = new Map(table.variables.map((variable) => [variable.name, variable]));
  return evidence.map((one, place) => {
    if (!one?.answering || one.certainty < 1 || one.reason === 'person') return one;
    const variable = variables.get(one.answering.question)!;
    const { values } = columns[place]!;
    const isSound =
      isLikely(variable, one.answering, values, setting) && !isPositional(variable, one.answering, values, setting);
    return isSound ? one : { ...one, certainty: likely };
  });
}

/**
 * By column: true where its values are what the file says of a question. Each question is answered by one column, or by one
 * column an option: the person's, else the preset's, else the first that is certain. A platform numbers what was asked; its
 * own columns, as 编号, come last.
 */
export function answerers(evidence: Evidence[], columns: FileColumn[], platform: Platform): boolean[] {
  const answered = new Map<string, Set<string | null>>();
  const taken = evidence.map(() => false);
  const isAsked = ({ name }: FileColumn) => platform === 'plain' || stemOf(name).number !== null;
  const rankOf = (one: Evidence, place: number) => {
    if (one?.reason === 'person') return 0;
    if (one?.reason === 'preset') return 1;
    return isAsked(columns[place]!) ? 2 : 3;
  };
  const ranks = evidence.map(rankOf);
  for (const rank of [0, 1, 2, 3]) {
    for (const [place, one] of evidence.entries()) {
      if (!one?.answering || one.certainty < 1 || ranks[place] !== rank) continue;
      const { question, option } = one.answering;
      const before = answered.get(question) ?? new Set();
      if (before.has(null) || before.has(option) || (option === null && before.size > 0)) continue;
      answered.set(question, before.add(option));
      taken[place] = true;
    }
  }
  return taken;
}
