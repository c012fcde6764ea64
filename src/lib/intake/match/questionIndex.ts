import type { Choice, Codebook, Question, TableSpec } from '../../codebook/codebook';
import { normal } from './normal';
import { isSameStem, stemOf, type Stem } from './stem';

export type NameReason = 'name' | 'label' | 'alias' | 'stem';

export interface Named {
  question: Question;
  reason: NameReason;
  /** no other question is called so in the same way */
  isOnly: boolean;
}

/** The questions of a table by what a header may call them. */
export interface QuestionIndex {
  /** by name, label or alias, the better first; by what is asked after number, marks and manner of answering */
  named(header: string): Named | null;
  /** by what is asked, where that has been worked out already */
  asking(stem: Stem): Named | null;
  /** options of a question with several answers by what a column of one option may call them */
  option(question: Question, text: string): { choice: Choice; isOnly: boolean } | null;
  multiple: Question[];
  /** the one is called 其中：… and stands after the other, or after other parts of it */
  isPartOf(part: Question, whole: Question): boolean;
}

const made = new WeakMap<Codebook, Map<TableSpec, QuestionIndex>>();

export function questionIndex(codebook: Codebook, table: TableSpec): QuestionIndex {
  const indexes = made.get(codebook) ?? new Map<TableSpec, QuestionIndex>();
  const index = indexes.get(table) ?? make(codebook, table);
  made.set(codebook, indexes.set(table, index));
  return index;
}

function make({ choices }: Codebook, { questions }: TableSpec): QuestionIndex {
  const exact = exactNames(questions);
  const stems = stemNames(questions);
  const multiple = questions.filter(({ type }) => type === 'select_multiple');
  const options = new Map(
    multiple.map((question) => [question, optionNames(choices.get(question.list ?? '') ?? [])] as const)
  );
  const asking = (stem: Stem): Named | null => {
    const [first, ...more] = (stems.get(stem.text) ?? []).filter((entry) => isSameStem(entry.stem, stem));
    if (!first) return null;
    return {
      question: first.question,
      reason: 'stem',
      isOnly: more.every(({ question }) => question === first.question)
    };
  };
  return {
    multiple,
    isPartOf(part, whole) {
      if (!isPart(part)) return false;
      const before = questions.slice(0, questions.indexOf(part));
      return before.findLast((question) => !isPart(question)) === whole;
    },
    asking,
    named: (header) => exact.get(normal(header)) ?? asking(stemOf(header)),
    option(question, text) {
      const names = options.get(question);
      const worded = normal(text).replace(/^[a-z][.、)]/, '');
      return names?.get(normal(text)) ?? names?.get(worded) ?? names?.get(stemOf(worded).text) ?? null;
    }
  };
}

const isPart = ({ label }: Question): boolean =>
  Object.values(label).some((words) => /^(?:其中|of ?which)/.test(normal(words)));

const namesOf = ({ label, aliases }: { label: Record<string, string>; aliases: string[] }): string[] => [
  ...Object.values(label),
  ...aliases
];

/** A name wins over a label, a label over an alias. */
function exactNames(questions: Question[]): Map<string, Named> {
  const names = new Map<string, Named>();
  const ranks: [NameReason, (question: Question) => string[]][] = [
    ['name', ({ name }) => [name]],
    ['label', ({ label }) => Object.values(label)],
    ['alias', ({ aliases }) => aliases]
  ];
  for (const [reason, rank] of ranks) {
    const here = new Map<string, Named>();
    for (const question of questions) {
      for (const name of rank(question).map(normal)) {
        if (name === '' || names.has(name)) continue;
        const other = here.get(name);
        if (!other) here.set(name, { question, reason, isOnly: true });
        else if (other.question !== question) other.isOnly = false;
      }
    }
    for (const [name, named] of here) names.set(name, named);
  }
  return names;
}

function stemNames(questions: Question[]): Map<string, { stem: Stem; question: Question }[]> {
  const stems = new Map<string, { stem: Stem; question: Question }[]>();
  for (const question of questions) {
    for (const stem of [question.name, ...namesOf(question)].map(stemOf)) {
      if (stem.text !== '') stems.set(stem.text, [...(stems.get(stem.text) ?? []), { stem, question }]);
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
