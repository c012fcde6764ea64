import { m } from '../../paraglide/messages';
import type { Answering, Area, Choice, Preset, Variable, TableSpec } from '../codebook';
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
  const codes = (variable: Variable) => codesOf(variable, choices, areas);
  const once = new Once();
  const paths = pack.paths().filter((path) => /^presets\/[^/]+\.json$/.test(path));
  return paths.sort().map((path) => {
    const entry = pack.json(path).allow(['name', 'label', 'table', 'columns', 'values']);
    const name = entry.get('name').text();
    if (name !== '') once.check(entry.get('name'), [name], path);
    const table = entry.get('table').reference(byName);
    const variables = new Map(byName.get(table)?.variables.map((variable) => [variable.name, variable]));
    const label = entry.get('label');
    return {
      name,
      label: label.isAbsent ? named(name) : label.label(),
      table,
      columns: Object.fromEntries(
        pairsOf(entry.get('columns')).map(([header, place]) => [header, readAnswering(place, variables, codes)])
      ),
      values: Object.fromEntries(
        pairsOf(entry.get('values')).map(([variable, place]) => [
          variable,
          readMeanings(place, variable, variables, codes)
        ])
      )
    };
  });
}

type Codes = (variable: Variable) => string[] | null;

const pairsOf = (entry: Entry): [string, Entry][] => (entry.isAbsent ? [] : entry.pairs());

function readAnswering(place: Entry, variables: Map<string, Variable>, codes: Codes): Answering | null {
  if (place.isAbsent) return null;
  if (place.isText) return { question: place.reference(variables), option: null };
  const parts = place.allow(['question', 'option']);
  const name = parts.get('question').reference(variables);
  const variable = variables.get(name);
  if (variable && variable.type !== 'select_multiple') parts.get('question').fault(m.codebook_option_alone({ name }));
  const option = parts.get('option').text();
  if (variable && option !== '') checkCode(parts.get('option'), variable, option, codes);
  return { question: name, option };
}

function readMeanings(
  place: Entry,
  name: string,
  variables: Map<string, Variable>,
  codes: Codes
): Record<string, string | null> {
  const variable = variables.get(name);
  if (!variable && variables.size > 0)
    place.fault(m.codebook_unknown({ name, nearest: nearest(name, variables.keys()) ?? '' }));
  return Object.fromEntries(
    pairsOf(place).map(([text, meaning]) => {
      if (meaning.isAbsent) return [text, null];
      const value = meaning.text();
      if (variable && value !== '') checkMeaning(meaning, variable, value, codes);
      return [text, value];
    })
  );
}

/** A text of a question with several answers may mean several codes: a|b. */
function checkMeaning(place: Entry, variable: Variable, value: string, codes: Codes): void {
  const parts = variable.type === 'select_multiple' ? value.split('|') : [value];
  for (const part of parts) checkCode(place, variable, part, codes);
}

function checkCode(place: Entry, variable: Variable, code: string, codesOf: Codes): void {
  const { name, type } = variable;
  const codes = codesOf(variable);
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
function codesOf({ type, list }: Variable, choices: ReadonlyMap<string, Choice[]>, areas: Area[]): string[] | null {
  const listed = list === null ? [] : (choices.get(list) ?? []).map(({ name }) => name);
  if (type === 'area') return areas.map(({ code }) => code);
  if (type === 'boolean') return ['0', '1', ...listed];
  return type === 'text' ? null : listed;
}
