import type { Choice, Codebook, MissingKind, Question } from '../codebook/codebook';
import { normal } from './normal';
import { readBoolean } from './readBoolean';
import { areaReader, choiceReader, type CodeReader } from './readCode';
import { readDate } from './readDate';
import { readInteger, readNumber } from './readNumber';
import type { Recoding } from './report';

/** What survey platforms write where a question was skipped or left empty. */
const markers = new Map<string, MissingKind>([
  ['(跳过)', 'not_asked'],
  ['(空)', 'blank']
]);

/** Texts of those markers as files have them. */
export const markerTexts = ['(跳过)', '（跳过）', '(空)', '（空）'];

const separators = ['|', '┋', ';', '；', ',', '，', '、'];

/** Makes the function that reads one text of a question's column. Every distinct text is read once, so it may be thorough. */
export function recoder(question: Question, codebook: Codebook): (text: string) => Recoding {
  const choices = question.list === null ? [] : (codebook.choices.get(question.list) ?? []);
  const readChoice = choiceReader(choices);
  const readValue = valueReader(question, codebook, readChoice);
  return (text) => {
    const plain = normal(text);
    if (plain === '') return { text, value: null, missing: 'blank' };
    const marker = markers.get(plain);
    if (marker) return { text, value: null, missing: marker };
    const choice = readChoice(text) ?? readChoice(String(readNumber(text) ?? ''));
    if (choice?.missing) return { text, value: null, missing: choice.missing };
    const value = readValue(text, choice);
    return value === null ? { text, notUnderstood: true } : { text, value, missing: null };
  };
}

type ValueReader = (text: string, choice: Choice | null) => string | number | null;

function valueReader(question: Question, codebook: Codebook, readChoice: CodeReader<Choice>): ValueReader {
  switch (question.type) {
    case 'text':
      return (text) => text.trim();
    case 'integer':
      return (text, choice) => readInteger(choice?.name ?? text);
    case 'decimal':
      return (text, choice) => readNumber(choice?.name ?? text);
    case 'boolean':
      return (text, choice) => readBoolean(choice?.name ?? text);
    case 'date':
      return (text) => readDate(text, false);
    case 'datetime':
      return (text) => readDate(text, true);
    case 'area': {
      const readArea = areaReader(codebook.areas);
      return (text) => readArea(text)?.code ?? null;
    }
    case 'select_one':
      return (_, choice) => choice?.name ?? null;
    case 'select_multiple':
      return (text, choice) => (choice ? `|${choice.name}|` : readList(text, readChoice));
  }
}

/** A list is understood when every part of it is an answer; the separator is the first with which that is so. */
function readList(text: string, readChoice: CodeReader<Choice>): string | null {
  for (const separator of separators) {
    const parts = text.split(separator).filter((part) => part.trim() !== '');
    const names = parts
      .map((part) => readChoice(part))
      .map((choice) => (choice?.missing ? null : (choice?.name ?? null)));
    if (names.length > 0 && names.every((name) => name !== null)) return `|${[...new Set(names)].join('|')}|`;
  }
  return null;
}
