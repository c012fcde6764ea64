import type { Variable, TableSpec } from '../../codebook/codebook';
import { isBlank, type Candidate } from './candidates';
import { isLikely, type Setting, type Values } from './contents';
import { stemOf } from './stem';
import { suggester } from './suggest';
import { listOf, sharesOf, valueLists } from './valueLists';

const leastSimilar = 0.6;
const leastShare = 0.8;
const maxCertainty = 0.95;

/**
 * Makes the function that guesses what a column without a known name answers, by the likeness of names and by the answers that
 * it holds. Never certain.
 * @param free questions that no column answers for certain
 */
export function guesser(
  free: Variable[],
  table: TableSpec,
  setting: Setting
): (header: string, values: Values) => Candidate | null {
  const similar = suggester(free.map((variable) => ({ code: variable.name, names: stemsOf(variable) })));
  const byName = new Map(free.map((variable) => [variable.name, variable]));
  const lists = valueLists(setting.codebook);
  return (header, values) => {
    const shares = sharesOf(values, lists, setting.platform);
    const likeness = new Map(
      header === '' || isBlank.test(header) ? [] : similar(stemOf(header).text).map((one) => [one.code, one.similarity])
    );
    const candidates = [...new Set([...likeness.keys(), ...holding(free, shares, table)])].map((name): Candidate => {
      const variable = byName.get(name)!;
      const share = shares.get(listOf(variable) ?? '') ?? 0;
      return candidate(variable, likeness.get(name) ?? 0, share, values, setting);
    });
    return candidates.reduce<Candidate | null>(
      (best, next) => (next.certainty > (best?.certainty ?? 0.5) ? next : best),
      null
    );
  };
}

const stemsOf = ({ name, label, aliases }: Variable): string[] =>
  [name, ...Object.values(label), ...aliases].map((text) => stemOf(text).text);

/** Questions whose answers the column holds; of several none, unless one is where the table has its areas. */
function holding(free: Variable[], shares: Map<string, number>, { area }: TableSpec): string[] {
  const fitting = free.filter((variable) => (shares.get(listOf(variable) ?? '') ?? 0) >= leastShare);
  if (fitting.some(({ name }) => name === area)) return [area];
  return fitting.length === 1 ? [fitting[0]!.name] : [];
}

function candidate(variable: Variable, likeness: number, share: number, values: Values, setting: Setting): Candidate {
  const answering = { question: variable.name, option: null };
  const holds = share >= leastShare ? 0.75 * share : 0;
  if (holds === 0 && likeness < leastSimilar) return { answering, reason: 'similar', certainty: 0 };
  if (holds === 0 && !isLikely(variable, answering, values, setting))
    return { answering, reason: 'similar', certainty: likeness / 2 };
  const both = holds > 0 && likeness > 0 ? 0.1 : 0;
  const certainty = Math.min(maxCertainty, Math.max(likeness, holds) + both);
  return { answering, reason: likeness >= holds ? 'similar' : 'values', certainty };
}
