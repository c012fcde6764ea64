import type { Choice, Codebook, MissingKind, Variable } from '../../codebook/codebook';
import { becameDate } from './becameDate';
import { doubter } from './doubt';
import type { DoubtAnswers, Doubted, DoubtReading } from '../report/doubts';
import { markerReader } from '../shape/markers';
import { unmarked } from './narrow';
import type { NoneWord } from './noneWord';
import { normal } from '../match/normal';
import type { Platform } from '../shape/platform';
import { areaReader } from './readArea';
import { readBoolean } from './readBoolean';
import { choiceReader, type ChoiceReader } from './readChoice';
import { readDate } from './readDate';
import { readFree } from './readFree';
import type { Reading } from './reading';
import { listSplitter, listReader, listSuggester, type Split } from './readList';
import { numberReader } from './readNumber';
import type { Recoding } from '../report/report';
import { hundredfold } from './shares';
import { suggester } from '../match/suggest';

export interface RecodeContext {
  platform: Platform;
  /** by text: what a person or a preset says it means, written as a file would write it; null: that there is no answer */
  meanings?: Record<string, string | null> | undefined;
  /** what a person says of the doubts about the column */
  answers?: DoubtAnswers | undefined;
  /** what 无 says in a column of yes and no */
  none?: () => NoneWord;
  /** personal numbers inside a free text stay */
  keepPersonal?: boolean | undefined;
}

/** A column with more texts that are not understood is another column than it was taken for. */
const maxSuggestions = 5000;

type Value = string | number;
type Stored = Reading<Value> | { missing: MissingKind; rule: Reading<Value>['rule'] };

/**
 * Makes the function that reads one text of a question's column. Every distinct text is read once, so it may be thorough.
 * What a person said comes first, then blank, the codes of the question's list, the marks of platforms, the question's type.
 */
export function recoder(
  variable: Variable,
  codebook: Codebook,
  { platform, meanings = {}, answers = {}, keepPersonal = false, none = () => 'no' }: RecodeContext
): (text: string) => Recoding {
  const choices = variable.list === null ? [] : (codebook.choices.get(variable.list) ?? []);
  const kinds = new Set(choices.flatMap(({ missing }) => (missing === null ? [] : [missing])));
  const readMeaning = meaningReader(meanings);
  const readChoice = choiceReader(choices, platform);
  const readMarker = markerReader(variable.type, platform, kinds);
  const split = listSplitter(choices, withMeanings(readChoice, readMeaning), platform);
  const readValue = valueReader(variable, codebook, split, keepPersonal);
  const store = choiceStorer(variable);
  const suggest = suggestionsFor(variable, codebook, choices, split);

  const doubt = doubter(variable, choices, none);
  const read = (text: string): Stored | null => {
    const word = text.length > 200 ? null : normal(text);
    const choice = choices.length > 0 ? readChoice(text) : null;
    if (choice) return store(choice);
    const missing = word === null ? null : readMarker(word);
    return missing ? { missing, rule: 'marker' } : readValue(text);
  };
  const doubts = (text: string, found: Stored | null) =>
    found !== null && 'missing' in found ? null : doubt(text, found);
  const isNumber = variable.type === 'integer' || variable.type === 'decimal';
  const notUnderstood = (text: string): Recoding => {
    const before = isNumber ? becameDate(unmarked(text)) : null;
    if (before === null) return { text, notUnderstood: true, suggestions: suggest(text) };
    return { text, notUnderstood: true, suggestions: before.filter((one) => read(one) !== null), becameDate: before };
  };
  return (text) => {
    if (unmarked(text) === '') return { text, value: null, missing: 'blank', rule: null };
    const meaning = readMeaning(text);
    if (meaning === null) return { text, value: null, missing: 'blank', rule: 'meaning' };
    const meant = meaning === undefined ? null : read(meaning);
    // a rating has no points but its own, whoever says so
    if (meant && doubts(meaning!, meant)?.kind !== 'points') return recoded(text, { ...meant, rule: 'meaning' });
    const found = read(text);
    const doubted = doubts(text, found);
    if (doubted === null) return found === null ? notUnderstood(text) : recoded(text, found);
    const answer = answers[doubted.kind];
    if (answer != null) return { ...recoded(text, readAs(answer, found)), rule: 'meaning' };
    if (doubted.taken === null)
      return { text, notUnderstood: true, suggestions: figures(doubted, found), doubt: doubted };
    return { ...recoded(text, readAs(doubted.taken, found)), doubt: doubted };
  };
}

type Plain = Exclude<Recoding, { notUnderstood: true }>;

function recoded(text: string, found: Stored): Plain {
  if ('missing' in found) return { text, value: null, missing: found.missing, rule: found.rule };
  return { text, value: found.value, missing: null, rule: found.rule };
}

/** A doubted text in one of the ways to read it. @param found as it is read without a doubt */
function readAs(reading: DoubtReading, found: Stored | null): Stored {
  switch (reading) {
    case 'asWritten':
    case 'each':
    case 'no':
      return found ?? { missing: 'blank', rule: 'marker' };
    case 'hundredfold':
      return { value: hundredfold(Number(found && 'value' in found ? found.value : NaN)), rule: 'unit' };
    default:
      return { missing: reading, rule: 'marker' };
  }
}

/** The answers of figures among the ways to read a text. */
function figures({ kind }: Doubted, found: Stored | null): string[] {
  if (kind !== 'share' || found === null || 'missing' in found) return [];
  return [hundredfold(Number(found.value)), Number(found.value)].map(String);
}

type Meaning = string | null | undefined;

/** undefined where nobody said anything. */
function meaningReader(meanings: Record<string, string | null>): (text: string) => Meaning {
  const exact = new Map(Object.entries(meanings));
  if (exact.size === 0) return () => undefined;
  const alike = new Map([...exact].map(([text, meaning]) => [normal(text), meaning]));
  alike.delete('');
  return (text) => (exact.has(text) ? exact.get(text) : alike.get(normal(text)));
}

/** A part of several answers may have been given a meaning too. */
function withMeanings(readChoice: ChoiceReader, readMeaning: (text: string) => Meaning): ChoiceReader {
  return (text) => readChoice(readMeaning(text) ?? text);
}

/** How an answer of the question's list is stored; null where the question wants a number and the code is none. */
function choiceStorer({ type, ...question }: Variable): (choice: Reading<Choice>) => Stored | null {
  const readCode = type === 'boolean' ? readBoolean : numberReader({ type, ...question });
  return ({ value: { name, missing }, rule }) => {
    if (missing) return { missing, rule };
    if (type === 'select_one') return { value: name, rule };
    if (type === 'select_multiple') return { value: `|${name}|`, rule };
    const found = readCode(name);
    return found && { value: found.value, rule };
  };
}

function valueReader(
  variable: Variable,
  { areas }: Codebook,
  split: Split,
  keepPersonal: boolean
): (text: string) => Reading<Value> | null {
  switch (variable.type) {
    case 'text':
      return (text) => readFree(text, keepPersonal);
    case 'integer':
    case 'decimal':
      return numberReader(variable);
    case 'boolean':
      return readBoolean;
    case 'date':
      return (text) => readDate(text, false);
    case 'datetime':
      return (text) => readDate(text, true);
    case 'area': {
      const readArea = areaReader(areas);
      return (text) => {
        const found = readArea(text);
        return found && { value: found.value.code, rule: found.rule };
      };
    }
    case 'select_one':
      return () => null;
    case 'select_multiple': {
      const readList = listReader(split);
      return (text) => {
        const found = readList(text);
        return found && { value: `|${found.value.join('|')}|`, rule: found.rule };
      };
    }
  }
}

function suggestionsFor(
  { type }: Variable,
  { areas }: Codebook,
  choices: Choice[],
  split: Split
): (text: string) => string[] {
  const named: (Pick<Choice, 'label' | 'aliases'> & { code: string; former?: string[] })[] =
    type === 'area' ? areas : choices.map((choice) => ({ ...choice, code: choice.name }));
  if (named.length === 0) return () => [];
  let suggest: ReturnType<typeof suggester> | null = null;
  let asked = 0;
  const codes = (text: string) => {
    if (++asked > maxSuggestions) return [];
    suggest ??= suggester(
      named.map(({ code, label, aliases, former = [] }) => ({
        code,
        names: [code, ...Object.values(label), ...aliases, ...former]
      }))
    );
    const found = suggest(text);
    const exact = found.filter(({ similarity }) => similarity === 1);
    return (exact.length > 0 ? exact : found).map(({ code }) => code);
  };
  return type === 'select_multiple' ? listSuggester(split, codes) : codes;
}
