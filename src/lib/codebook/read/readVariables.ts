import { m } from '../../paraglide/messages';
import type { Choice, Variable, VariableType } from '../codebook';
import { attempt } from './Faults';
import { checkName, Once } from './names';
import type { Pack } from './Pack';
import { parsePredicate, type Scope } from '../expression/parse';
import type { Line } from './Sheet';

const types: readonly VariableType[] = [
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'area',
  'select_one',
  'select_multiple'
];

/** questions.csv: the columns of every table. */
export interface Variables {
  byTable: Map<string, Variable[]>;
  scopes: Map<string, Scope>;
}

export function readVariables(
  pack: Pack,
  tables: Set<string>,
  choices: Map<string, Choice[]>,
  areas: Set<string>
): Variables {
  const lines = pack.sheet('questions.csv', {
    required: ['table', 'name', 'type'],
    optional: ['list_name', 'relevant', 'optional', 'personal', 'block', 'aliases'],
    labels: ['label']
  });
  const byTable = new Map<string, Variable[]>([...tables].map((table) => [table, []]));
  const once = new Once();
  const asked: { line: Line; table: string; variable: Variable }[] = [];
  for (const line of lines) {
    const table = line.reference('table', tables);
    const variable = readVariable(line, choices);
    if (variable.name === '') continue;
    for (const header of [variable.name, ...variable.aliases])
      once.check(line.at(header === variable.name ? 'name' : 'aliases'), [table, header], line.where);
    byTable.get(table)?.push(variable);
    asked.push({ line, table, variable });
  }
  const scopes = new Map<string, Scope>();
  for (const [table, variables] of byTable)
    scopes.set(table, { columns: new Map(variables.map((variable) => [variable.name, variable])), choices, areas });
  for (const { line, table, variable } of asked) {
    const scope = scopes.get(table);
    const text = line.text('relevant');
    if (scope && text !== '') variable.relevant = attempt(line.at('relevant'), () => parsePredicate(text, scope));
  }
  return { byTable, scopes };
}

function readVariable(line: Line, choices: Map<string, Choice[]>): Variable {
  const name = line.required('name');
  const type = line.oneOf('type', types);
  checkName(line.at('name'), name);
  if (name.endsWith('__missing')) line.fault('name', m.codebook_reserved({ name }));
  return {
    name,
    type,
    list: readList(line, type, choices),
    relevant: null,
    optional: line.oneOf('optional', ['', '0', '1'], '') === '1',
    block: line.text('block'),
    ...readPersonal(line),
    label: line.label('label'),
    aliases: line.list('aliases').filter((alias) => alias !== name)
  };
}

function readPersonal(line: Line): Pick<Variable, 'personal'> {
  const said = line.oneOf('personal', ['', '0', '1'], '');
  return said === '' ? {} : { personal: said === '1' };
}

/** A select question has a list; a number may have one that names its points and says which codes are no answer. */
function readList(line: Line, type: VariableType, choices: Map<string, Choice[]>): string | null {
  const isSelect = type === 'select_one' || type === 'select_multiple';
  if (line.text('list_name') === '') {
    if (isSelect) line.fault('list_name', m.codebook_list_name_wanted({ type }));
    return null;
  }
  const list = line.reference('list_name', choices);
  if (isSelect) return list;
  if (!['integer', 'decimal', 'boolean'].includes(type))
    line.fault('list_name', m.codebook_list_name_unwanted({ type }));
  const words = choices.get(list)?.find(({ name, missing }) => !missing && !/^-?\d+(\.\d+)?$/.test(name));
  if (words) line.fault('list_name', m.codebook_list_of_words({ list, code: words.name, type }));
  return list;
}
