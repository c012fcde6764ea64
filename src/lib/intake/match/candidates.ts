import type { Answering, Codebook } from '../../codebook/codebook';
import { joiner } from '../shape/headerPair';
import { normal } from './normal';
import type { VariableIndex } from './variableIndex';
import type { ColumnMatch } from '../report/report';
import { stemOf } from './stem';
import { suggest } from './suggest';

/** What a column may answer, and how sure that is. */
export interface Candidate {
  answering: Answering;
  reason: NonNullable<ColumnMatch['reason']>;
  /** 0..1; 1 is certain */
  certainty: number;
}

/** Where two questions are called alike, or the words around a name speak against it. */
export const likely = 0.7;

/** The other columns of the file, for a name may be one of several alike. */
export interface Neighbours {
  /** how many headers of two records have these words below */
  lowers: ReadonlyMap<string, number>;
  /** it is what an option of some question is called */
  isOption: (text: string) => boolean;
}

/** What a header says that its column answers, without a look at the column; null where it is called nothing that is known. */
export function candidateOf(
  header: string,
  index: VariableIndex,
  codebook: Codebook,
  neighbours: Neighbours
): Candidate | null {
  if (header === '') return null;
  const named = namedCandidate(header, index);
  if (named) return named;
  const option = optionCandidate(header, index, codebook);
  if (option?.certainty === 1) return option;
  const joined = joinedCandidate(header, index, neighbours);
  const found = option && option.certainty >= (joined?.certainty ?? 0) ? option : joined;
  return found ?? inGroup(header, index, codebook, neighbours);
}

/** XLSForm puts a question's groups before its name: group/subgroup/question. */
function inGroup(header: string, index: VariableIndex, codebook: Codebook, neighbours: Neighbours): Candidate | null {
  const at = header.indexOf('/');
  return at > 0 ? candidateOf(header.slice(at + 1), index, codebook, neighbours) : null;
}

function namedCandidate(header: string, index: VariableIndex): Candidate | null {
  const named = index.named(header);
  if (!named) return null;
  const answering = { question: named.variable.name, option: null };
  return { answering, reason: named.reason, certainty: named.isOnly ? 1 : likely };
}

const totals = new Set(['合计', '总计', '总数', '小计', '共计', '计', 'total']);

/** A header of two records: a question may be called by both, or by the lower one alone. */
function joinedCandidate(header: string, index: VariableIndex, { lowers, isOption }: Neighbours): Candidate | null {
  const at = header.indexOf(joiner);
  if (at < 0) return null;
  const [upper, lower] = [header.slice(0, at), header.slice(at + joiner.length)];
  const whole = namedCandidate(upper + lower, index) ?? namedCandidate(lower + upper, index);
  if (whole) return whole;
  const above = index.named(upper);
  const below = namedCandidate(lower, index);
  if (totals.has(normal(lower)) && !below) return namedCandidate(upper, index);
  if (!below) return null;
  const variable = index.named(lower)!.variable;
  const isApart = above !== null && above.variable !== variable && !index.isPartOf(variable, above.variable);
  const isPart = isApart || isOption(upper) || (lowers.get(normal(lower)) ?? 0) > 1;
  return isPart ? { ...below, certainty: Math.min(below.certainty, likely) } : below;
}

/** The words below of headers of two records, counted. */
export function lowersOf(header: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of header) {
    const at = name.indexOf(joiner);
    const lower = at < 0 ? '' : normal(name.slice(at + joiner.length));
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  return counts;
}

/** A column of one option: 题干:选项, 题干—选项, 题干(选项), 题干 · 选项. */
function optionCandidate(header: string, index: VariableIndex, { choices }: Codebook): Candidate | null {
  if (index.multiple.length === 0) return null;
  let best: Candidate | null = null;
  for (const [stem, text] of cuts(header)) {
    const asked = index.named(stem);
    if (!asked || asked.variable.type !== 'select_multiple' || text === '' || isBlank.test(text)) continue;
    const { variable, isOnly } = asked;
    const option = index.option(variable, text);
    const entries = (choices.get(variable.list ?? '') ?? []).map(({ name, label, aliases }) => ({
      code: name,
      names: [...Object.values(label), ...aliases]
    }));
    const [like] = option ? [] : suggest(stemOf(text).text, entries);
    const code = option?.choice.name ?? like?.code;
    if (code === undefined) continue;
    const certainty = option ? (isOnly && option.isOnly ? 1 : likely) : like!.similarity * likely;
    if (certainty > (best?.certainty ?? 0))
      best = { answering: { question: variable.name, option: code }, reason: 'option', certainty };
  }
  return best;
}

/** What somebody wrote after an option has a column of its own. */
export const isBlank = /_填空\d*$|_?文本$/;
const separator = /[:：—_/-]+| · /g;
const bracket = /^(.+)[(（[【]([^()（）[\]【】]+)[)）\]】]$/s;

/** The ways to cut a header into a question and an option, the longest question first. */
function cuts(header: string): [stem: string, option: string][] {
  const found = [...header.matchAll(separator)].map(({ index, 0: { length } }): [string, string] => [
    header.slice(0, index),
    header.slice(index + length)
  ]);
  const [, stem, option] = bracket.exec(header) ?? [];
  return stem === undefined || option === undefined ? found.reverse() : [[stem, option], ...found.reverse()];
}
