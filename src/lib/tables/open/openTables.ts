import type { Codebook, TableSpec } from '../../codebook/codebook';
import { personalColumns } from '../../codebook/personalColumns';
import { identifier, literal } from '../../engine/sql';
import { columnsBehind } from '../../codebook/own/ownColumn';
import { missingColumn } from '../sql/columnTypes';
import { ownSql } from '../sql/ownSql';
import type { StoredTable } from '../store/stored';

type Label = Codebook['title'];

/** A table that may be asked whatever a person wants. */
export interface OpenTable {
  /** what it is called in statements: `unit_2014` */
  name: string;
  /** the name of its content, under which it is known too: `unit_3f2a…`; null of lists that the codebook gives */
  stored: string | null;
  /** table of the codebook and wave; null of those lists */
  of: { table: string; wave: string } | null;
  label: string;
  rows: number;
  columns: OpenColumn[];
  /** what it holds, as a statement to the engine that has the stored tables */
  sql: string;
  /** columns of a person's own as a SELECT has them: under the table's name, and never under that of its content, whose statements bring their own */
  own: string[];
}

export interface OpenColumn {
  name: string;
  label: string;
  /** it says why the answer of another column is missing */
  isCompanion: boolean;
  /** a person has defined it on this machine */
  isOwn?: true;
}

/** A table that is there and is never asked: its rows are persons. */
export interface ClosedTable {
  name: string;
  stored: string;
  label: string;
}

/** Words of the lists that the codebook gives. */
export interface ListWords {
  areas: string;
  code: string;
  name: string;
  parent: string;
  type: string;
  choices: string;
  table: string;
  column: string;
}

/**
 * What of the stored tables may be asked: full counts of units and numbers of areas of which nothing is hidden, without the columns that
 * may tell of a person. Tables of persons stay closed as a whole: no rule about single statements keeps what is hidden from being
 * worked out of several of them. Lists of areas and choices stand beside, all labels in one language.
 */
export function openTables(
  codebook: Codebook,
  stored: StoredTable[],
  words: ListWords,
  inLocale: (label: Label) => string
): { open: OpenTable[]; closed: ClosedTable[] } {
  const specs = new Map(codebook.tables.map((spec) => [spec.name, spec]));
  const names = publicNames(stored);
  const open: OpenTable[] = [];
  const closed: ClosedTable[] = [];
  for (const one of inOrder(codebook, stored)) {
    const spec = specs.get(one.table);
    if (!spec) continue;
    const name = names.get(one.name)!;
    if (isOfPersons(spec)) closed.push({ name, stored: one.name, label: inLocale(spec.label) });
    else open.push({ name, label: inLocale(spec.label), ...contentOf(spec, one, name, inLocale) });
  }
  const taken = new Set([...open, ...closed].flatMap(({ name, stored }) => [name, stored]));
  const lists = [areaList(codebook, words, inLocale), choiceList(codebook, open, words, inLocale)];
  return { open: [...open, ...lists.filter(({ name, rows }) => rows > 0 && !taken.has(name))], closed };
}

/** As the codebook names its tables, the last wave first. */
function inOrder({ tables, waves }: Codebook, stored: StoredTable[]): StoredTable[] {
  const table = (one: StoredTable) => tables.findIndex(({ name }) => name === one.table);
  const wave = (one: StoredTable) => waves.findIndex(({ id }) => id === one.wave);
  return [...stored].sort((a, b) => table(a) - table(b) || wave(b) - wave(a));
}

/** Rows are persons, or numbers of so few that they are hidden. */
export const isOfPersons = ({ design, hideBelow }: TableSpec): boolean => design === 'sample' || hideBelow > 0;

/** By stored name: table and wave; the stored name itself where that would mean two tables. */
function publicNames(stored: StoredTable[]): Map<string, string> {
  const plain = ({ table, wave }: StoredTable) =>
    `${table}_${wave}`.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_]+/gu, '_');
  const all = [...stored.map(plain), ...stored.map(({ name }) => name)];
  return new Map(
    stored.map((one) => {
      const name = plain(one);
      return [one.name, all.filter((other) => other === name).length === 1 ? name : one.name];
    })
  );
}

function contentOf(
  spec: TableSpec,
  { table, wave, name, rows, columns, own = [] }: StoredTable,
  publicName: string,
  inLocale: (label: Label) => string
): Omit<OpenTable, 'name' | 'label'> {
  const personal = personalColumns(spec);
  const there = new Set(columns.filter((column) => own.every((one) => one.name !== column)));
  const shown = spec.variables
    .filter((variable) => !personal.has(variable.name))
    .flatMap(({ name, label }): OpenColumn[] => [
      { name, label: inLocale(label), isCompanion: false },
      { name: missingColumn(name), label: inLocale(label), isCompanion: true }
    ])
    .filter((column) => there.has(column.name));
  const list = shown.map((column) => identifier(column.name)).join(', ');
  const sql = `SELECT ${list} FROM ${identifier(name)}`;
  // made of columns that are shown, and told apart from what is stored
  const seen = new Set(shown.map((column) => column.name));
  const known =
    publicName === name ? [] : own.filter((one) => [...columnsBehind(one)].every((column) => seen.has(column)));
  const added = known.map(({ name }): OpenColumn => {
    const label = spec.variables.find((one) => one.name === name)?.label ?? {};
    return { name, label: inLocale(label), isCompanion: false, isOwn: true };
  });
  const content = { stored: name, of: { table, wave }, rows, sql };
  return { ...content, columns: [...shown, ...added], own: known.map(ownSql) };
}

function areaList({ areas }: Codebook, words: ListWords, inLocale: (label: Label) => string): OpenTable {
  const columns = [
    column('code', words.code),
    column('name', words.name),
    column('parent', words.parent),
    column('type', words.type)
  ];
  const rows = areas.map(({ code, label, parent, type }) => [code, inLocale(label), parent, type]);
  return listOf('areas', words.areas, columns, rows);
}

/** The codes of the questions of the open tables. */
function choiceList(
  { tables, choices }: Codebook,
  open: OpenTable[],
  words: ListWords,
  inLocale: (label: Label) => string
): OpenTable {
  const columns = [
    column('table_name', words.table),
    column('column_name', words.column),
    column('code', words.code),
    column('name', words.name)
  ];
  const asked = new Set(open.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const rows = tables
    .filter((spec) => !isOfPersons(spec))
    .flatMap(({ name: table, variables }) =>
      variables
        .filter(({ name }) => asked.has(name))
        .flatMap(({ name, list }) =>
          (choices.get(list ?? '') ?? []).map((choice) => [table, name, choice.name, inLocale(choice.label)])
        )
    );
  return listOf('choices', words.choices, columns, rows);
}

const column = (name: string, label: string): OpenColumn => ({ name, label, isCompanion: false });

function listOf(name: string, label: string, columns: OpenColumn[], rows: (string | null)[][]): OpenTable {
  const names = columns.map((one) => identifier(one.name)).join(', ');
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
  return {
    name,
    stored: null,
    of: null,
    label,
    rows: rows.length,
    columns,
    own: [],
    sql: `SELECT * FROM (VALUES ${values}) AS list(${names})`
  };
}
