import type { Choice, Codebook, Variable, TableSpec } from '../../codebook/codebook';
import { normal } from './normal';
import { isSameStem, stemOf, type Stem } from './stem';

export type NameReason = 'name' | 'label' | 'alias' | 'stem';

export interface Named {
  variable: Variable;
  reason: NameReason;
  /** no other question is called so in the same way */
  isOnly: boolean;
}

/** The questions of a table by what a header may call them. */
export interface VariableIndex {
  /** by name, label or alias, the better first; by what is asked after number, marks and manner of answering */
  named(header: string): Named | null;
  /** by what is asked, where that has been worked out already */
  asking(stem: Stem): Named | null;
  /** options of a question with several answers by what a column of one option may call them */
  option(variable: Variable, text: string): { choice: Choice; isOnly: boolean } | null;
  multiple: Variable[];
  /** the one is called 其中：… and stands after the other, or after other parts of it */
  isPartOf(part: Variable, whole: Variable): boolean;
}

const made = new WeakMap<Codebook, Map<TableSpec, VariableIndex>>();

export function variableIndex(codebook: Codebook, table: TableSpec): VariableIndex {
  const indexes = made.get(codebook) ?? new Map<TableSpec, VariableIndex>();
  const index = indexes.get(table) ?? make(codebook, table);
  made.set(codebook, indexes.set(table, index));
  return index;
}

function make({ choices }: Codebook, { variables }: TableSpec): VariableIndex {
  const exact = exactNames(variables);
  const stems = stemNames(variables);
  const multiple = variables.filter(({ type }) => type === 'select_multiple');
  const options = new Map(
    multiple.map((variable) => [variable, optionNames(choices.get(variable.list ?? '') ?? [])] as const)
  );
  const asking = (stem: Stem): Named | null => {
    const [first, ...more] = (stems.get(stem.text) ?? []).filter((entry) => isSameStem(entry.stem, stem));
    if (!first) return null;
    return {
      variable: first.variable,
      reason: 'stem',
      isOnly: more.every(({ variable }) => variable === first.variable)
    };
  };
  return {
    multiple,
    isPartOf(part, whole) {
      if (!isPart(part)) return false;
      const before = variables.slice(0, variables.indexOf(part));
      return before.findLast((variable) => !isPart(variable)) === whole;
    },
    asking,
    named: (header) => exact.get(normal(header)) ?? asking(stemOf(header)),
    option(variable, text) {
      const names = options.get(variable);
      const worded = normal(text).replace(/^[a-z][.、)]/, '');
      return names?.get(normal(text)) ?? names?.get(worded) ?? names?.get(stemOf(worded).text) ?? null;
    }
  };
}

const isPart = ({ label }: Variable): boolean =>
  Object.values(label).some((words) => /^(?:其中|of ?which)/.test(normal(words)));

const namesOf = ({ label, aliases }: { label: Record<string, string>; aliases: string[] }): string[] => [
  ...Object.values(label),
  ...aliases
];

/** A name wins over a label, a label over an alias. */
function exactNames(variables: Variable[]): Map<string, Named> {
  const names = new Map<string, Named>();
  const ranks: [NameReason, (variable: Variable) => string[]][] = [
    ['name', ({ name }) => [name]],
    ['label', ({ label }) => Object.values(label)],
    ['alias', ({ aliases }) => aliases]
  ];
  for (const [reason, rank] of ranks) {
    const here = new Map<string, Named>();
    for (const variable of variables) {
      for (const name of rank(variable).map(normal)) {
        if (name === '' || names.has(name)) continue;
        const other = here.get(name);
        if (!other) here.set(name, { variable, reason, isOnly: true });
        else if (other.variable !== variable) other.isOnly = false;
      }
    }
    for (const [name, named] of here) names.set(name, named);
  }
  return names;
}

function stemNames(variables: Variable[]): Map<string, { stem: Stem; variable: Variable }[]> {
  const stems = new Map<string, { stem: Stem; variable: Variable }[]>();
  for (const variable of variables) {
    for (const stem of [variable.name, ...namesOf(variable)].map(stemOf)) {
      if (stem.text !== '') stems.set(stem.text, [...(stems.get(stem.text) ?? []), { stem, variable }]);
    }
  }
  return stems;
}

function optionNames(choices: Choice[]): Map<string, { choice: Choice; isOnly: boolean }> {
  const names = new Map<string, { choice: Choice; isOnly: boolean }>();
  for (const choice of choices) {
    for (const name of new Set([choice.name, ...namesOf(choice)].map(normal))) {
      const other = names.get(name);
      if (!other) names.set(name, { choice, isOnly: true });
      else if (other.choice !== choice) other.isOnly = false;
    }
  }
  return names;
}
