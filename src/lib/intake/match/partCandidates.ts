import type { Codebook } from '../../codebook/codebook';
import type { Candidate } from './candidates';
import { normal } from './normal';
import type { VariableIndex } from './variableIndex';
import { stemOf } from './stem';

/** A question is never certain that the file does not write out. */
const unspoken = 0.9;
const guessed = 0.6;

/** Columns by their place that a platform calls by number and part only: 第12题(劳动就业). All parts of a number are one question's options, or questions of one matrix. */
export function partCandidates(
  header: string[],
  valuesOf: (column: number) => string[],
  index: VariableIndex,
  codebook: Codebook
): Map<number, Candidate> {
  const candidates = new Map<number, Candidate>();
  for (const columns of byNumber(header).values()) {
    const isChosen = columns.every(({ column, part }) => valuesOf(column).every((text) => isMark(text, part)));
    const variable = isChosen ? optionsOf(columns, index, codebook) : null;
    for (const { column, part } of columns) {
      const named = variable ? null : index.named(part);
      const option = variable ? index.option(variable.question, part) : null;
      if (variable && option)
        candidates.set(column, {
          answering: { question: variable.question.name, option: option.choice.name },
          reason: 'option',
          certainty: variable.certainty
        });
      else if (named)
        candidates.set(column, {
          answering: { question: named.variable.name, option: null },
          reason: named.reason,
          certainty: named.isOnly ? unspoken : guessed
        });
    }
  }
  return candidates;
}

interface PartColumn {
  column: number;
  part: string;
}

function byNumber(header: string[]): Map<number, PartColumn[]> {
  const groups = new Map<number, PartColumn[]>();
  for (const [column, name] of header.entries()) {
    const { number, part } = stemOf(name);
    if (number === null || part === null) continue;
    groups.set(number, [...(groups.get(number) ?? []), { column, part }]);
  }
  return groups;
}

const marks = new Set(['0', '1', '-2', '-3', '(跳过)', '(空)']);
const isMark = (text: string, part: string): boolean => marks.has(normal(text)) || normal(text) === part;

/** The question whose options all these parts are. */
function optionsOf(columns: PartColumn[], index: VariableIndex, { choices }: Codebook) {
  const fitting = index.multiple.filter((variable) => columns.every(({ part }) => index.option(variable, part)));
  const [variable, ...more] = fitting;
  if (!variable) return null;
  const options = (choices.get(variable.list ?? '') ?? []).length;
  const isWhole = more.length === 0 && columns.length >= 3 && columns.length >= options * 0.8;
  return { question: variable, certainty: isWhole ? unspoken : guessed };
}
