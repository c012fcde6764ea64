import type { Codebook, Variable, TableSpec } from '../../codebook/codebook';
import type { Group } from '../place';
import type { CellSet, Key } from './cellQuery';

/** Rows of a table that are looked at together. */
export interface Slice {
  group: Group;
  /** name of the set whose cells it is made of */
  set: string;
  /** keys of that set beside the area, and the values whose cells are in it; none is everybody */
  values: { key: string; chosen: (string | null)[] }[];
}

/** What a question groups rows by, and what of it is looked at. */
export interface Sliced {
  keys: Key[];
  sets: CellSet[];
  slices: Slice[];
}

const areas: CellSet = { name: 'areas', keys: ['area'] };

/** Everybody, by area. */
export const everybody: Sliced = { keys: [], sets: [areas], slices: [{ group: {}, set: areas.name, values: [] }] };

/** The same groups, of whom nothing is asked but the areas. */
export const unasked = ({ slices }: Sliced): Sliced => ({
  ...everybody,
  slices: slices.map(({ group }) => ({ group, set: areas.name, values: [] }))
});

/** A group of which the table knows nothing. */
export const ofNobody = (columns: string[]): Sliced => ({
  ...everybody,
  slices: [{ group: Object.fromEntries(columns.map((column) => [column, null])), set: areas.name, values: [] }]
});

/** The rows of a filter's values, which are groups of rows; null where several codes are chosen that one row can have. */
export function byFilter(codebook: Codebook, table: TableSpec, column: string, codes: string[]): Sliced | null {
  const isMany = table.variables.find(({ name }) => name === column)!.type === 'select_multiple';
  if (isMany && codes.length !== 1) return null;
  const key = keyOf(codebook, table, column, isMany ? codes[0]! : null);
  const set = setOf([key]);
  const values = [{ key: key.name, chosen: isMany ? ['yes'] : codes }];
  return { keys: [key], sets: [set], slices: [{ group: {}, set: set.name, values }] };
}

export interface Grouping {
  /** also those who gave no answer, where a row has one */
  blanks: boolean;
  /** the codes of a column of areas that are groups */
  areas?: string[] | undefined;
  /** by column: codes that are one group together, beside the single ones */
  nets?: Record<string, string[][]> | undefined;
}

/**
 * Every combination of the values of some columns; those of a column of several codes by code: whoever names it.
 * @returns null when the table has not all of these columns, or one has no list of values, or a net is of codes that one row can have
 */
export function byGroups(
  codebook: Codebook,
  table: TableSpec,
  columns: string[],
  { blanks, areas = [], nets = {} }: Grouping
): Sliced | null {
  if (columns.length === 0) return everybody;
  let combinations: Value[][] = [[]];
  for (const column of columns) {
    const single = valuesOf(codebook, table, column, areas)?.filter(({ code }) => blanks || code !== null);
    const values = single && withNets(single, nets[column] ?? []);
    if (!values) return null;
    combinations = combinations.flatMap((before) => values.map((value) => [...before, value]));
  }
  const keys = new Map(combinations.flat().map(({ key }) => [key.name, key]));
  const all = combinations.map((values) => ({ values, set: setOf(values.map(({ key }) => key)) }));
  return {
    keys: [...keys.values()],
    sets: [...new Map(all.map(({ set }) => [set.name, set])).values()],
    slices: all.map(({ values, set }) => ({
      group: Object.fromEntries(values.map(({ column, code }) => [column, code])),
      set: set.name,
      values: values.map(({ key, chosen }) => ({ key: key.name, chosen }))
    }))
  };
}

/** The name of codes that are one group. */
export const netCode = (codes: readonly string[]): string => codes.join('+');

/** The codes that a net is called by, which may have a + of their own; null where it is of others. */
export function codesOfNet(name: string, known: readonly string[]): string[] | null {
  if (known.includes(name)) return [name];
  for (const code of known) {
    const others = name.startsWith(`${code}+`) ? codesOfNet(name.slice(code.length + 1), known) : null;
    if (others) return [code, ...others];
  }
  return null;
}

/** The codes that a group is of: its own, those of a net one by one. */
export function codesOfGroup({ choices }: Pick<Codebook, 'choices'>, { list, type }: Variable, code: string): string[] {
  const known = type === 'boolean' ? ['1', '0'] : (choices.get(list ?? '') ?? []).map(({ name }) => name);
  return codesOfNet(code, known) ?? [code];
}

/** Nets among groups, as a question asks for them. */
export function netsOf(codebook: Codebook, { variables }: TableSpec, group: Group): Record<string, string[][]> {
  return Object.fromEntries(
    Object.entries(group).flatMap(([column, code]) => {
      const variable = variables.find(({ name }) => name === column);
      const codes = variable && code !== null ? codesOfGroup(codebook, variable, code) : [];
      return codes.length > 1 ? [[column, [codes]]] : [];
    })
  );
}

/** Nets beside single values; null of codes that are in no value, or that one row can have together. */
function withNets(values: Value[], nets: string[][]): Value[] | null {
  const found = nets.map((codes) => codes.map((code) => values.find((one) => one.code === code)));
  const [key] = new Set(values.map((one) => one.key.name));
  if (found.flat().some((one) => one === undefined || one.key.name !== key || one.key.code !== undefined)) return null;
  return [
    ...values,
    ...nets.flatMap((codes, at) => {
      const [first] = found[at]!;
      return first ? [{ ...first, code: netCode(codes), chosen: codes }] : [];
    })
  ];
}

/** One value of a column: the rows of which a key has a value. */
interface Value {
  column: string;
  code: string | null;
  key: Key;
  chosen: (string | null)[];
}

/** In the codebook's order, the blank last; null of a column that is not in the table, or whose values nobody has listed. */
function valuesOf(codebook: Codebook, table: TableSpec, column: string, areas: string[]): Value[] | null {
  const variable = table.variables.find(({ name }) => name === column);
  if (!variable) return null;
  const isArea = variable.type === 'area' && areas.length > 0;
  if (!isArea && variable.type !== 'boolean' && variable.list === null) return null;
  const codes = isArea ? areas : variable.type === 'boolean' ? ['1', '0'] : offered(codebook, variable);
  return variable.type === 'select_multiple'
    ? codes.map((code) => ({ column, code, key: keyOf(codebook, table, column, code), chosen: ['yes'] }))
    : [...codes, null].map((code) => ({ column, code, key: keyOf(codebook, table, column, null), chosen: [code] }));
}

/** @param code of a column of several codes: which of them is asked for */
function keyOf(codebook: Codebook, { variables }: TableSpec, column: string, code: string | null): Key {
  if (code !== null) return { name: `group ${column} ${code}`, column, groups: null, code };
  const variable = variables.find(({ name }) => name === column)!;
  const isListed = variable.list !== null && variable.type !== 'boolean';
  const groups = isListed ? Object.fromEntries(offered(codebook, variable).map((one) => [one, [one]])) : null;
  return { name: `group ${column}`, column, groups };
}

function setOf(keys: Key[]): CellSet {
  return {
    name: ['areas', ...keys.map(({ name }) => name)].join(' by '),
    keys: ['area', ...keys.map(({ name }) => name)]
  };
}

const offered = ({ choices }: Codebook, { list }: Variable): string[] =>
  (choices.get(list ?? '') ?? []).flatMap(({ name, missing }) => (missing === null ? [name] : []));
