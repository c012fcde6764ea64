import type { Codebook, Indicator } from '../../codebook/codebook';
import { codesOfNet } from '../../estimates/cells/slices';
import { definitionOf, jointShare, labelOf, shareOf, type Chosen } from './definitions';
import { codesOf, readMeasure, type Measure } from './measure';

/** The definition of a slice of units that an id names, as an address holds it; null of what files list, and of persons. */
export function writtenDefinition(id: string, codebook: Codebook, base: string): Indicator | null {
  const parts = id.split('/');
  const length = lengths[parts[0]!];
  const measure = length === undefined ? null : readMeasure(parts.slice(0, length).join('/'), '', codebook);
  const table = codebook.tables.find(({ name }) => name === measure?.table);
  if (!measure || !table || table.hideBelow > 0) return null;
  const made = madeOf(measure, parts.slice(length), codebook, base);
  return made?.id === id ? made : null;
}

/** Parts of an id that are its measure's. */
const lengths: Record<string, number> = {
  ...{ share: 4, mean: 3, sum: 3, median: 3 },
  ...{ count: 2, ofColumn: 2, ofRow: 2, ofTotal: 2 }
};

function madeOf(measure: Measure, others: string[], codebook: Codebook, base: string): Indicator | null {
  const { kind } = measure;
  if (kind !== 'ofColumn' && kind !== 'ofRow' && kind !== 'ofTotal') return definitionOf(measure, codebook, base);
  const { variables } = codebook.tables.find(({ name }) => name === measure.table)!;
  const end = kind === 'ofTotal' ? others.indexOf('') : 2;
  const known = others.slice(kind === 'ofTotal' ? end + 1 : end);
  const pairs = others.slice(0, Math.max(0, end));
  const chosen = pairs.flatMap((column, at): Chosen[] => {
    const variable = at % 2 === 0 ? variables.find(({ name }) => name === column) : undefined;
    const names = variable && codesOf(codebook, variable).map(({ name }) => name);
    const codes = names && codesOfNet(pairs[at + 1] ?? '', names);
    return variable && codes ? [{ column, codes, label: labelOf(codebook, variable, codes) }] : [];
  });
  const [first] = chosen;
  if (!first || !known.every((column) => variables.some(({ name }) => name === column))) return null;
  if (kind === 'ofTotal') return jointShare(codebook, measure, chosen, known);
  const variable = variables.find(({ name }) => name === first.column)!;
  return shareOf(codebook, measure, variable, first.codes, { zh: first.label, en: first.label }, known);
}
