import type { Codebook, Indicator, Variable, VariableType, TableSpec } from '../../../src/lib/codebook/codebook';
import { parseExpression, parsePredicate, type Scope } from '../../../src/lib/codebook/expression/parse';
import type { Row } from '../../../src/lib/codebook/expression/holds';
import type { Engine } from '../../../src/lib/engine/engine';
import { identifier, literal } from '../../../src/lib/engine/sql';
import type { StoredTable } from '../../../src/lib/tables/store/stored';

const label = { zh: '', en: '' };

const types: Record<string, VariableType> = {
  area: 'area',
  form: 'select_one',
  size: 'select_one',
  big: 'boolean',
  services: 'select_multiple',
  members: 'integer',
  employees: 'integer',
  weight: 'decimal',
  answers: 'integer'
};
const codes: Record<string, string[]> = { form: ['joint', 'none'], size: ['s', 'l'], services: ['legal', 'jobs'] };
const stored: Record<string, string> = {
  unit_id: 'VARCHAR',
  unit_name: 'VARCHAR',
  phone: 'VARCHAR',
  area: `ENUM('R', 'A', 'B', 'C', 'Z', 'town')`,
  form: `ENUM('joint', 'none')`,
  form__missing: `ENUM('not_asked', 'dont_know')`,
  size: `ENUM('s', 'l')`,
  big: 'TINYINT',
  services: 'VARCHAR',
  members: 'INTEGER',
  employees: 'INTEGER',
  weight: 'DOUBLE',
  answers: 'INTEGER'
};

const scope: Scope = {
  columns: new Map(Object.entries(types).map(([name, type]) => [name, { type, list: name in codes ? name : null }])),
  choices: new Map(
    Object.entries(codes).map(([list, names]) => [
      list,
      names.map((name) => ({ name, label, missing: null, aliases: [] }))
    ])
  )
};

const variables = (relevant: Record<string, string>): Variable[] =>
  Object.entries(types).map(([name, type]) => ({
    name,
    type,
    list: name in codes ? name : null,
    relevant: relevant[name] ? parsePredicate(relevant[name], scope) : null,
    optional: false,
    block: '',
    label,
    aliases: []
  }));

/** A table of the small survey: a census of units unless told otherwise. */
export function table(name: string, change: Partial<TableSpec> = {}, relevant: Record<string, string> = {}): TableSpec {
  return {
    name,
    label,
    design: 'census',
    observation: label,
    key: [],
    area: 'area',
    wave: null,
    weight: null,
    stratum: null,
    cluster: null,
    n: null,
    hideBelow: 0,
    unreliableBelow: 0,
    judgedFrom: 0,
    interval: false,
    expected: null,
    variables: variables(relevant),
    ...change
  };
}

interface Sums {
  universe?: string;
  numerator?: string;
  denominator?: string;
}

/** An indicator of the small survey: a share of units, 92 % wanted, unless told otherwise. */
export function indicator(
  id: string,
  { universe, numerator, denominator, ...change }: Sums & Partial<Omit<Indicator, keyof Sums>> = {}
): Indicator {
  return {
    id,
    base: '',
    coverage: '',
    table: 'unit',
    partOf: null,
    combine: null,
    universe: universe ? parsePredicate(universe, scope) : null,
    numerator: change.combine ? null : parseExpression(numerator ?? 'members', scope),
    denominator: change.combine ? null : parseExpression(denominator ?? 'employees', scope),
    format: 'percent',
    per: 1,
    direction: 'up',
    target: 0.92,
    provisional: false,
    label,
    short: label,
    unit: label,
    count: label,
    numeratorLabel: label,
    denominatorLabel: label,
    basis: label,
    source: '',
    ...change
  };
}

/** Root R of counties A, B, C and the zone Z; a town lies in A. Filters by size (units and workers) and by big (units). */
export function survey(tables: TableSpec[], indicators: Indicator[], change: Partial<Codebook> = {}): Codebook {
  const area = (code: string, parent: string | null, type: string) => ({
    ...{ code, parent, type, column: null, row: null, label, aliases: [] }
  });
  const areaType = (name: string, reporting: boolean) => ({ name, label, reporting });
  return {
    id: 'small',
    title: label,
    source: label,
    simulated: true,
    tables,
    choices: scope.choices,
    areas: [
      area('R', null, 'city'),
      area('A', 'R', 'county'),
      area('B', 'R', 'county'),
      area('C', 'R', 'county'),
      area('Z', 'R', 'zone'),
      area('town', 'A', 'town')
    ],
    root: 'R',
    areaTypes: [areaType('city', false), areaType('county', true), areaType('zone', true), areaType('town', false)],
    coverages: [],
    indicators,
    bases: [],
    filters: [
      { name: 'size', label, columns: { unit: 'size', worker: 'size' } },
      { name: 'big', label, columns: { unit: 'big' } },
      { name: 'services', label, columns: { worker: 'services' } }
    ],
    presets: [],
    gaps: { people: {}, steps: null, visits: [], pairs: [], causes: [], quadrants: [] },
    shown: { groups: [], unshown: [], bases: {} },
    derived: [],
    overview: { all: null, matrix: [], funnel: [], contrast: null },
    targets: [],
    near: 0.1,
    rules: [],
    waves: [],
    ...change
  };
}

let count = 0;

/** Stores rows as a table of the survey; it has the columns of its first row. */
export async function load(engine: Engine, table: string, wave: string, rows: Row[]): Promise<StoredTable> {
  const name = `${table}_${wave}_${++count}`;
  const columns = Object.keys(rows[0]!);
  await engine.query(
    `CREATE TABLE ${identifier(name)} (${columns.map((column) => `${identifier(column)} ${stored[column]}`).join(', ')})`
  );
  const values = rows.map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`);
  await engine.query(`INSERT INTO ${identifier(name)} VALUES ${values.join(', ')}`);
  const areas = [...new Set(rows.map((row) => String(row['area'])))];
  return { table, wave, name, rows: rows.length, columns, areas };
}

export const times = (n: number, row: Row): Row[] => Array.from({ length: n }, () => row);
