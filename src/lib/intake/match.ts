import type { Codebook, Question, TableSpec } from '../codebook/codebook';
import { normal } from './normal';
import type { Problem } from './report';

/** Which table a file is, and which question each of its columns answers. */
export interface Match {
  table: TableSpec;
  /** by column of the file; null where no question fits, or an earlier column answers it */
  questions: (Question | null)[];
  unknown: string[];
  absent: string[];
}

/** Finds the table whose questions a header names best: by column name, label in any language, or alias. */
export function match(header: string[], codebook: Codebook): Match | { problem: Problem } {
  const candidates = codebook.tables.map((table) => candidate(header, table)).sort((a, b) => b.matched - a.matched);
  const [best, second] = candidates;
  if (!best || !isClear(best, second, header)) {
    const nearest: Problem['detail'] = best && best.matched > 0 ? { nearest: best.match.table.name } : {};
    return {
      problem: { code: 'unknownTable', detail: { ...nearest, matched: best?.matched ?? 0, columns: header.length } }
    };
  }
  const { table, questions } = best.match;
  if (!questions.some((question) => question?.name === table.area)) {
    const area = table.questions.find(({ name }) => name === table.area);
    return { problem: { code: 'noAreaColumn', detail: { table: table.name, column: area?.name ?? table.area } } };
  }
  return best.match;
}

interface Candidate {
  match: Match;
  matched: number;
}

function candidate(header: string[], table: TableSpec): Candidate {
  const named = namesOf(table);
  const taken = new Set<Question>();
  const questions = header.map((name) => {
    const question = named.get(normal(name));
    if (!question || taken.has(question)) return null;
    taken.add(question);
    return question;
  });
  const unknown = header.filter((name, index) => questions[index] === null && name !== '');
  const absent = table.questions
    .filter((question) => !taken.has(question) && !question.optional)
    .map(({ name }) => name);
  return { match: { table, questions, unknown, absent }, matched: taken.size };
}

/** More columns than any other table has, and a fair share of the file or of the table. */
function isClear(best: Candidate, second: Candidate | undefined, header: string[]): boolean {
  if (best.matched < 2 || (second && second.matched === best.matched)) return false;
  return best.matched >= header.length * 0.3 || best.matched >= best.match.table.questions.length * 0.5;
}

/** A name wins over a label, a label over an alias; of questions that share one, the first. */
function namesOf(table: TableSpec): Map<string, Question> {
  const names = new Map<string, Question>();
  const ranks: ((question: Question) => string[])[] = [
    ({ name }) => [name],
    ({ label }) => Object.values(label),
    ({ aliases }) => aliases
  ];
  for (const rank of ranks) {
    for (const question of table.questions) {
      for (const name of rank(question).map(normal)) if (name !== '' && !names.has(name)) names.set(name, question);
    }
  }
  return names;
}
