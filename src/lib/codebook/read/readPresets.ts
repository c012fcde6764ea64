import { m } from '../../paraglide/messages';
import type { Answering, Area, Choice, Preset, Question, TableSpec } from '../codebook';
import type { Entry } from './Entry';
import { named } from './languages';
import { nearest } from '../nearest';
import { Once } from './names';
import type { Pack } from './Pack';

/** presets/*.json: what the columns and texts of files that offices send mean, in the order of the files' names. */
export function readPresets(
  pack: Pack,
  tables: TableSpec[],
  choices: ReadonlyMap<string, Choice[]>,
  areas: Area[]
): Preset[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const codes = (question: Question) => codesOf(question, choices, areas);
  const once = new Once();
  const paths = pack.paths().filter((path) => /^presets\/[^/]+\.json$/.test(path));
  return paths.sort().map((path) => {
    const entry = pack.json(path).allow(['name', 'label', 'table', 'columns', 'values']);
    const name = entry.get('name').text();
    if (name !== '') once.check(entry.get('name'), [name], path);
    const table = entry.get('table').reference(byName);
    const questions = new Map(byName.get(table)?.questions.map((question) => [question.name, question]));
    const label = entry.get('label');
    return {
      name,
      label: label.isAbsent ? named(name) : label.label(),
      table,
      columns: Object.fromEntries(
        pairsOf(entry.get('columns')).map(([header, place]) => [header, readAnswering(place, questions, codes)])
      ),
      values: Object.fromEntries(
        pairsOf(entry.get('values')).map(([question, place]) => [
          question,
          readMeanings(place, question, questions, codes)
        ])
      )
    };
  });
}

type Codes = (question: Question) => string[] | null;

const pairsOf = (entry: Entry): [string, Entry][] => (entry.isAbsent ? [] : entry.pairs());

function readAnswering(place: Entry, questions: Map<string, Question>, codes: Codes): Answering | null {
  if (place.isAbsent) return null;
  if (place.isText) return { question: place.reference(questions), option: null };
  const parts = place.allow(['question', 'option']);
  const name = parts.get('question').reference(questions);
  const question = questions.get(name);
  if (question && question.type !== 'select_multiple') parts.get('question').fault(m.codebook_option_alone({ name }));
  const option = parts.get('option').text();
  if (question && option !== '') checkCode(parts.get('option'), question, option, codes);
  return { question: name, option };
}

function readMeanings(
  place: Entry,
  name: string,
  questions: Map<string, Question>,
  codes: Codes
): Record<string, string | null> {
  const question = questions.get(name);
  if (!question && questions.size > 0)
    place.fault(m.codebook_unknown({ name, nearest: nearest(name, questions.keys()) ?? '' }));
  return Object.fromEntries(
    pairsOf(place).map(([text, meaning]) => {
      if (meaning.isAbsent) return [text, null];
      const value = meaning.text();
      if (question && value !== '') checkMeaning(meaning, question, value, codes);
      return [text, value];
    })
  );
}

/** A text of a question with several answers may mean several codes: a|b. */
function checkMeaning(place: Entry, question: Question, value: string, codes: Codes): void {
  const parts = question.type === 'select_multiple' ? value.split('|') : [value];
  for (const part of parts) checkCode(place, question, part, codes);
}

function checkCode(place: Entry, question: Question, code: string, codesOf: Codes): void {
  const { name, type } = question;
  const codes = codesOf(question);
  if (codes === null || codes.includes(code)) return;
  if (type === 'integer' || type === 'decimal') {
    if (!(type === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(code))
      place.fault(m.codebook_no_number({ text: code }));
  } else if (type === 'date' || type === 'datetime') {
    if (!/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$/.test(code)) place.fault(m.codebook_not_a_date({ text: code }));
  } else {
    place.fault(m.codebook_unknown_code({ name, code, nearest: nearest(code, codes) ?? '' }));
  }
}

/** What a meaning of a question may be; null where it may be anything. */
function codesOf({ type, list }: Question, choices: ReadonlyMap<string, Choice[]>, areas: Area[]): string[] | null {
  const listed = list === null ? [] : (choices.get(list) ?? []).map(({ name }) => name);
  if (type === 'area') return areas.map(({ code }) => code);
  if (type === 'boolean') return ['0', '1', ...listed];
  return type === 'text' ? null : listed;
}
