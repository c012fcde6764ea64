import { m } from '../../paraglide/messages';
import type { Variable, VariableType, TableSpec } from '../codebook';
import type { Entry } from './Entry';
import { Once, checkName } from './names';

const keys = [
  'name',
  'label',
  'design',
  'observation',
  'key',
  'area',
  'wave',
  'weight',
  'stratum',
  'cluster',
  'fpc',
  'fpcWithin',
  'n',
  'ownTotal',
  'hideBelow',
  'unreliableBelow',
  'judgedFrom',
  'interval',
  'expected'
];
const counts: VariableType[] = ['integer', 'decimal'];
const numbers: VariableType[] = ['integer', 'decimal', 'boolean'];

/** survey.json `tables`: names that other files refer to, before the columns are known. */
export function readNames(entries: Entry[]): Set<string> {
  const once = new Once();
  return new Set(
    entries.flatMap((entry) => {
      const name = entry.get('name').text();
      checkName(entry.get('name'), name);
      if (name !== '') once.check(entry.get('name'), [name], entry.path);
      return name === '' ? [] : [name];
    })
  );
}

/** survey.json `tables`, with the columns that questions.csv gives them. */
export function readTables(entries: Entry[], variables: Map<string, Variable[]>): TableSpec[] {
  const tables = entries.map((entry) => readTable(entry.allow(keys), variables));
  return tables.map((table, index) => ({ ...table, expected: readExpected(entries[index]!.get('expected'), tables) }));
}

function readExpected(entry: Entry, tables: TableSpec[]): TableSpec['expected'] {
  if (entry.isAbsent) return null;
  const [place, column] = [entry.allow(['table', 'column']).get('table'), entry.get('column')];
  const table = place.reference(new Set(tables.map(({ name }) => name)));
  const spec = tables.find(({ name }) => name === table);
  if (!spec) return null;
  if (spec.design !== 'aggregated') place.fault(m.codebook_expected_aggregated());
  const variables = new Map(spec.variables.map((variable) => [variable.name, variable]));
  const name = column.reference(variables);
  const type = variables.get(name)?.type;
  if (type && !counts.includes(type)) column.fault(m.codebook_type_wanted({ name, type: counts.join(', ') }));
  return { table, column: name };
}

function readTable(entry: Entry, byTable: Map<string, Variable[]>): TableSpec {
  const name = entry.get('name').textOrNull() ?? '';
  const variables = byTable.get(name) ?? [];
  const columns = new Map(variables.map((variable) => [variable.name, variable]));
  const design = entry.get('design').oneOf(['census', 'sample', 'aggregated']);
  if (name !== '' && columns.size === 0) entry.get('name').fault(m.codebook_no_columns({ table: name }));
  const column = (key: string, ...types: VariableType[]): string | null => {
    const place = entry.get(key);
    const found = place.referenceOrNull(columns);
    const type = columns.get(found ?? '')?.type;
    if (found !== null && type && types.length > 0 && !types.includes(type))
      place.fault(m.codebook_type_wanted({ name: found, type: types.join(', ') }));
    return found;
  };
  const area = column('area', 'area');
  if (area === null) entry.get('area').fault(m.codebook_required());
  const n = column('n', ...numbers);
  const judgedFrom = entry.get('judgedFrom').count();
  if (judgedFrom > 0 && design === 'sample') entry.get('judgedFrom').fault(m.codebook_judged_sample());
  const interval = entry.get('interval').flag(design === 'sample');
  if (!interval && design === 'sample') entry.get('interval').fault(m.codebook_interval_sample());
  if (n !== null && design !== 'aggregated') entry.get('n').fault(m.codebook_n_aggregated());
  const weight = column('weight', ...numbers);
  const drawn = {
    stratum: column('stratum'),
    cluster: column('cluster'),
    fpc: column('fpc', ...counts),
    fpcWithin: column('fpcWithin', ...counts)
  };
  for (const [key, name] of Object.entries(drawn))
    if (name !== null && design !== 'sample') entry.get(key).fault(m.codebook_design_sample());
  if (drawn.fpcWithin !== null && (drawn.cluster === null || drawn.fpc === null))
    entry.get('fpcWithin').fault(m.codebook_fpc_within());
  return {
    name,
    label: entry.get('label').label(),
    design,
    observation: entry.get('observation').label(),
    key: entry
      .get('key')
      .list()
      .map((place) => place.reference(columns)),
    area: area ?? '',
    wave: column('wave'),
    weight,
    ...drawn,
    n,
    ownTotal: entry.get('ownTotal').flag(false),
    hideBelow: entry.get('hideBelow').count(),
    unreliableBelow: entry.get('unreliableBelow').count(),
    judgedFrom,
    interval,
    expected: null,
    variables: variables.map((variable) => (variable.name === weight ? { ...variable, least: 0 } : variable))
  };
}
